"""Hears the plain requests of a member: a person, the truth about the machine, help, texts again."""

from typing import Final

from spotter.policy.hard_rules.rule import phrases
from spotter.policy.hard_rules.wording import Wording

_HELP_WORDS: Final = frozenset({"help", "info", "ayuda", "informacion", "aide"})
_OPT_IN_WORDS: Final = frozenset({"start", "unstop", "comenzar", "iniciar"})
_PERSON: Final = (
    r"(?:person|human|humans|someone|somebody|manager|gm|owner|agent|representative|rep|staff|supervisor"
    r"|receptionist|operator"
    r"|employee|people|associate|team member|staff member|director|front desk|real one|member services"
    r"|customer service|sales rep|your boss|live one)"
)
_BARE_PERSON: Final = frozenset(
    {
        "agent", "human", "person", "real person", "representative", "manager", "operator", "live agent", "live person",
        "a person", "a human", "rep", "humano", "persona", "agente", "gerente", "una persona", "speak to manager",
        "call me", "call me back", "humans", "customer service", "representante", "operador", "operadora",
    }
)  # fmt: skip
_WANTS_PERSON: Final = phrases(
    r"(?:speak|talk|chat|spoke|talking|speaking|connect\w*|transfer\w*|put me (?:through|in touch)|get me"
    r"|give me|pass me|in touch|escalate|forward me|switch me|text with|text|deal) (?:\w+ )?(?:to|with"
    r"|through to|in touch with)? ?(?:a |an |the |some |your |any |another |my |one of your |an? actual |a real "
    rf"|actual |real |live |a live |general |club |gym )*{_PERSON}",
    r"(?:want|need|like|prefer|get|have|demand|looking for|is there|can) (?:\w+ )?(?:a |an |the |some |your "
    rf"|any |another |actual |real |live |general )*(?:(?:real|actual|live) {_PERSON}|human(?! (?:resources"
    r"|flag))|manager|supervisor|gm|owner|representative|agent)(?! (?:discount|special|position|job"
    r"|\w+ing course))(?= /|$| please| now| to| who| instead| call| contact| text| on| asap| and| or| here"
    r"| i can| not)",
    r"(?:real|actual|live|human) (?:person|human|agent|being|representative|rep|staff)(?= /|$| please| now"
    r"| instead| to| who| not| call\w*)",
    r"(?:have|can|could|would|get|ask|tell|need|want|please have|please ask|let) .. (?:someone|somebody|manager"
    r"|gm|owner|person|staff|representative|supervisor|trainer|coach|you|anyone) .. (?:call|phone|ring|contact"
    r"|reach out to|get back to) (?:me|us)(?: back)?",
    r"(?:please |just |can you |could you |someone |somebody )(?:call|phone|ring) me(?: back)?(?= /|$| please| at"
    r"| on| when| asap| today| tomorrow| now| about| to| so| as| after| before| or| instead| regarding)|(?:give"
    r"|gimme) me a (?:call|ring|call back|callback)|(?:need|want|waiting for|request\w*|expect\w*) a (?:call"
    r"|callback|call back|phone call)|return my calls?|call me (?:back|asap|now|please|when|instead)",
    r"(?:not|no|dont want|stop with|tired of|enough of|without|sick of|hate) (?:to )?(?:talk\w* to "
    r"|text\w* )?(?:a |an |the |this |these |another |more )?(?:bots?|robots?|ai|machines?|automated \w+|computer"
    r"|chatbot)",
)
_PERSON_SPANISH: Final = phrases(
    r"(?:hablar|comunicar\w*|chatear|platicar|conectar\w*|pasar\w*|contactar\w*|pasenme|paseme|pasame"
    r"|comuniquenme|hable|hablo) (?:\w+ )?(?:con|a) (?:una |un |el |la |algun |alguna |su |al )*(?:persona|humano"
    r"|alguien|gerente|encargad[oa]|representante|agente|supervisor\w*|manager|duen[oa]|recepcion\w*|responsable"
    r"|asesor|empleado)",
    r"(?:quiero|necesito|quisiera|prefiero) (?:una|un|al|a un|a una|que me atienda una) (?:persona|humano|gerente"
    r"|encargad[oa]|representante|agente|supervisor)|persona real|ser humano|(?:me pueden|me puede|podrian|puede"
    r"|pueden|que alguien me|que me) (?:llamar|llame|llamen|llamarme)|llamenme|llameme|llamame|que el gerente me",
)
_NOT_FOR_A_PERSON: Final = phrases(
    rf"(?:talk|speak|meet|chat) .. {_PERSON} (?:about|on|regarding|for|to) (?:\w+ )?(?:joining|join|sign\w* up"
    r"|membership options?|memberships|prices?|pricing|a tour|touring|becoming|personal training|rates"
    r"|your memberships?|packages)",
    r"(?:dont|no need to|didnt|never) (?:need to |want to |have to )?(?:talk|speak|call me|have anyone)|(?:talked"
    r"|spoke) (?:to|with) .. (?:and|who|yesterday|already|today|he|she|they)|(?:loved|great|nice|thanks for"
    r"|enjoyed) (?:talking|speaking|chatting) (?:to|with)|just call me \w+|people call me|they call me"
    r"|you can call me|personal trainer|(?:front desk|staff|manager|gm|owner) (?:was|were|is|told|said|just|did"
    r"|never|has|already|gave|let)",
    r"(?:need|want|get|have|bring|add) (?:\w+ )?(?:a |another )?(?:person|people|someone|somebody) (?:to my|on my"
    r"|with me|as a guest|as my|in my|to spot|to work out|to train|else)|(?:no bots?|no machines?) (?:needed"
    r"|free)|(?:no|any|more|rowing|leg press|the|smith|cable|cardio) machines?(?= /|$| are| is| at| free"
    r"| available| left| in| open)",
)
_ASKS_IF_BOT: Final = phrases(
    r"(?:are|is) (?:you|this|that|it|there|these|i) (?:even |really |actually |just |like |seriously "
    r"|by any chance |texting |talking to |speaking to |chatting with )*(?:with )?(?:a |an |some |the |any "
    r"|kind of |sort of )*(?:\w+ )?(?:bots?|robots?|chatbot|ai|a i|human|humans|machine|automated|automatic"
    r"|computer|chat ?gpt|gpt|real(?: person| human| people)?|person|artificial|software|living person"
    r"|auto ?(?:reply|response|text|message\w*)|someone real|virtual)(?= /|$| or| answering| texting| responding"
    r"| writing| typing| lol| reading| on| i| im| am| right| behind| here| talking| sending| person)",
    r"(?:am|was) i (?:even |really |actually |just )?(?:talking|texting|speaking|chatting|writing"
    r"|messaging) (?:to |with )?(?:a |an |some )?(?:\w+ )?(?:bot|robot|chatbot|ai|human|machine|computer|person"
    r"|someone|real)\w*|(?:you|this|u) (?:a |an )(?:bot|robot|ai|human|real person|machine|computer)(?= /|$| or"
    r"| lol| right)|who am i (?:talking|texting|speaking|chatting|writing) (?:to|with)|who is (?:answering"
    r"|texting|writing|typing|responding|replying)",
    r"(?:sounds?|seems?|feels?|looks?|acting|talk\w*|reads?) (?:\w+ )?like (?:a |an )(?:bot|robot|chatbot|ai"
    r"|machine|computer)|(?:you|this|it|thats) (?:must be|is|are|sounds?|have to be|gotta be) (?:a |an )(?:bot"
    r"|robot|chatbot|ai|machine)|real or (?:a )?(?:bot|robot|ai|fake)|(?:bot|human|person|ai|robot|real) or (?:a "
    r"|an )?(?:bot|human|person|ai|robot|machine|computer|real)",
    r"(?:eres|es usted|es|estoy hablando con|hablo con|esto es|son|sera|usted es|tu eres) (?:un |una |esto "
    r"|ustedes )?(?:\w+ )?(?:robot|bot|humano|humana|maquina|persona(?: real| de verdad)?|inteligencia artificial"
    r"|ia|contestador\w*|computadora|chatbot|automatic\w*|real)|con quien (?:hablo|estoy hablando|tengo el gusto)"
    r"|quien (?:me )?(?:escribe|contesta|responde)",
)
_BARE_BOT: Final = frozenset({"bot", "robot", "a bot", "you a bot", "ai", "human or bot", "you real", "are you real"})


def wants_person(wording: Wording) -> bool:
    """Whether the member asks for a human being, now or by phone."""
    if wording.core in _BARE_PERSON:
        return True
    words = wording.words
    if _WANTS_PERSON.search(words) and _WANTS_PERSON.search(_NOT_FOR_A_PERSON.sub(" / ", words)):
        return not asks_only_what_it_is(words)
    return _PERSON_SPANISH.search(words) is not None and not asks_only_what_it_is(words)


def asks_only_what_it_is(words: str) -> bool:
    """ "Am I talking to a person?" asks for the truth, not for a person."""
    return _ASKS_IF_BOT.search(words) is not None and _WANTS_PERSON.search(_ASKS_IF_BOT.sub(" / ", words)) is None


def asks_if_bot(wording: Wording) -> bool:
    """Whether the member wants to know what answers them."""
    return (wording.core in _BARE_BOT and "?" in wording.raw) or _ASKS_IF_BOT.search(wording.words) is not None


def help_word(wording: Wording) -> bool:
    """HELP or INFO standing alone: carriers demand a fixed answer."""
    return wording.words.replace(" /", "").strip() in _HELP_WORDS


def opt_in_word(wording: Wording) -> bool:
    """START or UNSTOP standing alone: the only words that open texts again."""
    return wording.words.replace(" /", "").strip() in _OPT_IN_WORDS
