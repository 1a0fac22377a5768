"""Hears that somebody no longer wants our messages, in any wording; the object decides, not the word *stop*.

A missed opt-out is the worst error of all. What is unclear stops the texts too, and a person asks what was meant.
"""

import re
from typing import Final

from spotter.domain.judgement import OptOut
from spotter.policy.hard_rules.english.stopping import ENDS_IN_STOP, STOPPING
from spotter.policy.hard_rules.rule import phrases
from spotter.policy.hard_rules.spanish.stopping import NOT_OURS_ES, STOPPING_ES
from spotter.policy.hard_rules.wording import Wording

_KEYWORDS: Final = frozenset(
    {
        "stop", "stopall", "stop stop", "stop stop stop", "unsubscribe", "end", "quit", "revoke", "optout", "opt out",
        "opt me out", "remove", "remove me", "delete me", "take me off", "take my number off", "stop it", "stop this",
        "stop these", "stop them", "stop sending", "stop sending these", "stop that", "stopme", "arrete", "arreter",
        "arret", "stop texts", "stop texting", "stop messages", "stop messaging", "stop contacting", "no texts",
        "no mas", "alto", "parar", "pare", "paren", "basta", "baja", "detener", "detenga", "detengan", "alto ahi",
        "desuscribir", "desinscribir", "sair", "abmelden", "desabonner", "stop sms", "leave alone", "do not text",
        "stop all of this", "block me", "no more", "want off", "unsign me", "stop it all", "dont text", "no texting",
        "no messages",
        "ya parenle", "please cease", "cease", "desist", "cease and desist", "mute", "quit it", "fin",
        "enough already", "end these", "removeme", "remove from alerts", "unfollow", "dnc", "dnc list", "baja sms",
        "stop2end", "arret svp", "0pt out", "oppt out", "can you not", "make it stop", "enough", "remove my",
        "rmv my", "stop all", "stop everything", "dont message", "parale",
    }
)  # fmt: skip
_SPLIT_KEYWORDS: Final = frozenset({"stop", "stopall", "unsubscribe", "optout", "quit", "alto", "parar"})
"""Words that count however a thumb has split them."""
_OTHER_SCRIPTS: Final = frozenset(
    {
        "стоп", "отписаться", "отпишись", "отпишите меня", "не пишите мне", "не пишите", "хватит", "停止", "退订",
        "取消订阅", "不要再发", "不要再发了", "别发了", "配信停止", "توقف", "التوقف", "إيقاف", "중지", "수신거부",
        "हटाओ", "बंद करो", "רוקף", "הסר",
        "dừng", "hủy",
    }
)  # fmt: skip
_UNCLEAR_KEYWORDS: Final = frozenset(
    {
        "cancel", "cancel cancel", "cancelar", "cancela", "cancelen", "annuler", "not me", "this isnt me",
        "its not me",
        "who is this", "whos this", "who dis", "new phone who dis", "quien es", "no soy yo", "not my number",
        "fuck off", "piss off", "go away", "get lost", "buzz off", "f off", "screw off", "spam", "this is spam",
        "blocked", "reported", "you are blocked", "youre blocked", "end this", "end it", "off",
        "cancelar suscripcion", "cancelar la suscripcion", "cancelar mi suscripcion", "why are you texting me",
        "who gave you my number", "who are you", "how did you get my number", "do i know you", "cancel these",
    }
)  # fmt: skip

_MESSAGES: Final = (
    r"(?:communications?|text\w*|sms|messag\w+|notifications?|alerts?|promos?|promotion\w*|ads|adverti\w+|marketing"
    r"|newsletters?|mailings?|robotexts?|spam\w*|emails?|emailing|blasts?|reminders?|followups?|offers)"
)
_REACHING: Final = (
    rf"(?:{_MESSAGES}|contact\w*|calls?|calling|bother\w*|bugging|pester\w*|harass\w*|annoying|writing|dm\w*|pinging"
    r"|hitting (?:me|us) up|blowing up|reaching out|soliciting)"
)
_ENGLISH: Final = phrases(
    r"(?:stop|quit|cease|end|halt|discontinue|cancel|no more|enough with) (?:(?:all|the|these|those|this|your|any"
    r"|with|of|my"
    r"|future|automated"
    r"|getting|receiving|sending|me|us|fucking|damn|stupid|annoying|unsolicited|promotional|marketing|weekly"
    r"|daily|constant) ){0,4}"
    rf"{_REACHING}",
    rf"stop .. sending (?:me|us) .. (?:{_MESSAGES}|stuff|crap|shit|things|these|this|them|anything|to this number)",
    r"stop sending (?:me|us|these|this|them|to this number|anything)(?= /|$)",
    r"stop (?:these|them|hitting me up|blowing up my phone)(?= /|$| please| now)",
    r"(?:dont|never|not to|no longer|please not|you not|quit|stop) (?:(?:you|ever|even|want|like|wish|need|care"
    r"|to|you to|be|get|getting|receive|receiving|have|any|more|your|of|these|those|this|the|for|me|please|try"
    r"|send|sending|us"
    rf"|being|keep|all|anymore|automated|promotional|marketing) ){{0,7}}(?:{_MESSAGES}|contact\w*|reach out"
    r"|bother|write|dm)(?: (?:me|us|this|anymore|again|from|here|please|at|on|to|you|ever|or|and|sent))",
    r"(?:dont|no longer|never) (?:want|wish|like|care|need) (?:to )?(?:be |get |receive |see |have )?(?:any "
    rf"|more |your |these |those |the |of |getting |receiving ){{0,4}}{_MESSAGES}",
    r"(?:dont|never|can you not|could you not|would you not|please not) (?:ever |please )?(?:text|message"
    r"|contact|email|call|write|dm|bother)(?: (?:me|us|this number|my phone|here|again|anymore|back|ever))?(?= /"
    r"|$| anymore| again| ever| please| thanks| for| on| at| or| and| i | im | about| with)",
    r"(?:didnt|never|dont remember|dont recall|havent) (?:ever )?(?:sign\w*|ask\w*|agree\w*|consent\w*"
    r"|subscrib\w*|opt\w*|request\w*|give|gave)"
    rf" .. (?:{_MESSAGES}|consent to (?:text|message|contact|call))",
    r"(?:not|never|dont want|no longer want) (?:to )?be (?:being )?(?:texted|messaged|contacted|called|emailed"
    r"|spammed|solicited)",
    r"unsubscribe\w*",
    r"opt(?:ed|ing)? (?:me |us |my number |this number |myself )?out",
    r"optout",
    r"revoke (?:my )?(?:consent|permission)",
    r"(?:take|get|remove|delete|drop|scratch|pull|erase|strike) (?:me|us|my (?:number|name|phone|cell|info"
    r"|contact|email)|this (?:number|phone))"
    r" (?:off|from|out|of)(?: (?:of|from))?(?: (?:this|your|the|these|those|all|any|every|that|contact|texting"
    r"|text|mailing|marketing|sms|email|phone|message|calling|messaging|group|damn|stupid))*"
    r" (?:lists?|texts?|messages?|thread|chat|database|system|contacts|distribution|directory|files?|group"
    r"|campaign\w*|notifications?)",
    r"(?:take|get|remove) (?:me|my (?:number|name)|this number) off(?= /|$| please| now| thanks)",
    r"remove (?:me|my (?:number|phone|name)|this number)(?= /|$| please| now| thanks| from (?:this|here|these"
    r"|everything))",
    r"(?:lose|delete|forget|erase|remove|block) (?:my|this|our) (?:number|phone number|cell|contact|digits)",
    r"leave (?:me|us|my phone|my number|my inbox) (?:the (?:fuck|hell) )?alone",
    r"wrong (?:number|phone|phone number|guy number)",
    r"turn(?:ed)? (?:off|these off)(?: (?:all|the|my|these|your|this|text|sms|email|push|those"
    rf"|automated))* {_MESSAGES}",
    rf"(?:disable|deactivate|shut off|mute) (?:(?:all|the|my|these|your|text|sms|automated) )*{_MESSAGES}",
    r"(?:only email me|email me only|email only|only call me|call me only|only contact me by (?:email|phone"
    r"|mail))(?= /|$| please| thanks| from)",
    r"(?:email|call|mail) (?:me )?(?:instead of|rather than|dont|not) text\w*",
    r"if (?:you|i) (?:ever )?(?:text|message|contact|call|email|spam|hear from you|get another"
    r"|get one more) .. (?:again|anymore|text|message)",
    r"(?:another|one more) (?:text|message|sms) .. (?:and|or) (?:im|ill|i)",
    r"(?:im |am |going to |ill )?(?:blocking|block) (?:you|this number|this|your number)",
    r"text (?:me )?no more",
    r"(?:text|message|contact|email|bother) me (?:no more|never)",
    r"not (?:interested|the right person) .. (?:stop|remove|text\w*|contact\w*)",
    r"(?:person|owner) .. (?:no longer has|doesnt have|isnt at) this number",
    r"this (?:isnt|is not|is no longer) (?:his|her|their|my \w+s|\w+s) (?:number|phone|cell)",
)
_ONE_SENTENCE: Final = re.compile(
    r"(?:please |just |hey |ok |yo )*(?:stop|stopall|unsubscribe)(?: please| now| it| already| that| all| thanks)*"
)
_STOPS_ELSE: Final = phrases(
    r"charg\w*|bill(?:s|ed|ing)?|my (?:card|account|bank)|payments?|debit\w*|draft\w*|overdraft\w*|music|songs?"
    r"|alarm|noise|touching"
    r"|following|hitting|yelling|fight\w*|bleeding|leak\w*|smok\w*|drinking|eating|crying|laughing|sessions?|class"
    r"|classes|autopay"
)
_OPENS_QUESTION: Final = frozenset(
    {"when", "where", "does", "will", "did", "is", "are", "which", "what", "would", "has"}
)
_SHOUTED: Final = re.compile(
    r"(?:STOP|UNSUBSCRIBE|STOPALL)\W+(?:but|and|im|i'?m|i|we|you|please|ignore|all|now|it|these|them|no|enough|this"
    r"|ya|por)\b"
)
"""The carriers' word in capitals, and something behind it that is no object of its own."""
_POLITE_AFTER_STOP: Final = (
    "it this now please pls all ok okay already thanks thank you and asap immediately seriously ya favor por damn sir "
)
_AFTER_STOP: Final = frozenset(_POLITE_AFTER_STOP.split())
_SPANISH: Final = phrases(
    r"no me (?:escrib\w+|mand\w+|envi\w+|contact\w+|llam\w+|text\w+|molest\w+|moleste\w*)(?: .. (?:mas|mensajes?"
    r"|textos?|nada|correos?|nunca|otra|publicidad|promociones))?",
    r"(?:no|ya no) (?:quiero|deseo|quisiera|necesito) .. (?:mensajes?|textos?|sms|correos?|publicidad|promociones"
    r"|notificaciones|que me (?:escriban|manden|llamen|contacten))",
    r"(?:no|ni un|ningun) (?:mas|otro) (?:mensajes?|textos?|sms|correos?|publicidad|promociones)",
    r"(?:parenle|deje|dejen|deja|paren|pare|para|basta|alto|cancelen?|cancelar|detengan?|eviten?|quiten?) (?:ya )?"
    r"(?:de |con |los |las |sus |tus |mis )*(?:escrib\w+|mand\w+|envi\w+|molest\w+|text\w+|contact\w+|llam\w+|acos\w+"
    r"|mensaj\w+|sms|notificaciones|publicidad|promociones|avisos)",
    r"(?:quiten|quita|quite|saquen|saque|saca|borren|borre|borra|eliminen|elimine|elimina)(?:me|nme"
    r"|nos)?(?: mi)?(?: (?:numero|telefono|nombre|celular|contacto))?(?: (?:de|del|en))(?: (?:la|su|tu|sus|esta"
    r"|esa|todas?|las|los))* (?:listas?|sistema|mensajes|base|grupo|contactos)",
    r"(?:quitenme|saquenme|borrenme|eliminenme|quiteme|saqueme|borreme|elimineme)(?= /|$| por| ya| de (?:la|su"
    r"|esta|aqui|tu|sus|todo))",
    r"(?:borren|borre|borra|eliminen|elimine|quiten|olviden|olvide|pierdan) (?:mi|este) (?:numero|telefono"
    r"|celular|contacto)",
    r"(?:numero|telefono) (?:equivocado|incorrecto)",
    r"se equivoco de (?:numero|persona)",
    r"(?:dejenme|dejeme|dejame|dejen|deja) (?:en paz|tranquil[oa])",
    r"(?:darme|dar|dame|denme|deme) de baja .. (?:mensajes?|textos?|sms|lista|correos?|promociones|notificaciones)",
    r"(?:desuscrib\w+|desinscrib\w+|cancelar la suscripcion a)",
)
_FRENCH: Final = phrases(
    r"(?:arretez|arrete|arreter|cessez|plus) (?:de |d |les |vos |ces )?(?:m ?|me )?(?:ecrire|envoyer|texter"
    r"|contacter|messages?|sms"
    r"|textos?|appeler)",
    r"ne (?:m|me) ?(?:ecrivez|contactez|envoyez|textez|appelez) (?:plus|pas)",
    r"desabonn\w+|desinscri\w+",
)
_OF_OURS: Final = (
    rf"(?:{_MESSAGES}|this|these|those|that|it|here|everything|all|your|lists?|anything|yall|you)(?![^ /])"
)
_NOT_OURS: Final = phrases(
    r"(?:reply|text|txt|send|say|type|texted|replied|sent|says|said) (?:with )?(?:stop|unsubscribe|end|quit"
    r"|cancel|no) (?:to|for|in order to) (?:opt out|unsubscribe|end|cancel|stop|quit)\w*",
    r"dont stop (?:texting|messaging|emailing|sending|writing)(?: me| us)?(?= the| my| when| about|$| /| those| these)",
    r"(?:cant|couldnt|didnt|never|wont|not) stop (?:texting|messaging|calling|emailing|sending|writing"
    r"|bothering|contacting) (?!me|us)\w+",
    r"(?:he|she|they|guy|man|dude|trainer|coach|instructor|employee|staff|member|someone|person|ex|girl"
    r"|woman) .. (?:wont|doesnt|didnt|not|never|to|refuses to|cant) (?:stop|quit) (?:texting|messaging|calling"
    r"|harassing|bothering|contacting|dming|emailing|following)(?: me)?",
    r"(?:he|she|they|guy|man|dude|trainer|coach|instructor|employee|member|someone|ex) .. (?:wont leave"
    r"|keeps? bothering|refuses to leave) (?:me|us) alone",
    r"opt(?:ed|ing)? (?:me )?out of (?:the |my |your |an |a |that |this )*(?:auto\w*|annual|fee\w*|class\w*"
    r"|program\w*|challenge\w*|insurance|plan|renewal|session\w*|training|add on|towel\w*|locker\w*)",
    r"(?<!rather )(?<!prefer to )(?<!like to )(?:didnt|dont|never|not|havent) (?:get|got|receive|received|see|have"
    r"|getting|gotten|receiving) (?:(?:a|any"
    r"|my|the|your|that|confirmation|reminder) )*(?:text|message|email|texts|messages|emails|reminder|reminders"
    r"|confirmation)",
    r"(?:dont|didnt|not|never|havent) (?:want to |going to |mean to |have to |need to |had to )?(?:text|message"
    r"|email|call|contact) (?:you|anyone|her|him|them|my|the|back|ahead|when)",
    r"(?:dont|no) (?:need|have)(?: to)? (?:reminders?|a reminder|offers|promos?|an email|email)",
    r"(?:unsubscribe|cancel|end) (?:me )?(?:from )?(?:the |my |your )*(?:gym|club|membership|classes|class|plan)",
    r"(?:didnt|never|dont) (?:respond|reply|answer|return|returned|replied|answered|responded) .. (?:texts?"
    r"|messages?|emails?|calls?)",
    r"no one .. (?:texts?|messages?|emails?|calls?)",
    r"(?:stop|quit|end) (?:the |my |these |those )?(?:call|ads?|offers|promotion) (?:at|in|on|to)",
    r"lost my (?:number|phone)|(?:i|we|they|he|she) (?:\w+ )?(?:gave|put|entered|typed|wrote|left"
    r"|dialed) .. wrong (?:number|phone)",
    rf"opt(?:ed|ing)? (?:me |us |my \w+ |him |her )?out of (?!(?:[^ /]+ ){{0,4}}{_OF_OURS})"
    rf"|opt out (?:\w+ ){{0,2}}(?:in|of|clause) (?:your|the|my)"
    rf" contract|(?:unsubscribe|unsubscribing) (?:me |us |my \w+ )?from (?!(?:[^ /]+ ){{0,4}}{_OF_OURS})",
    r"(?:quit|stop) (?:mailing|sending) me (?:paper |the |my )*(?:bills?|statements?|invoices?|letters?)|(?:never"
    r"|dont|didnt) write back",
    r"off (?:of )?(?:the|your|tonights|todays|tomorrows) list for (?:the |my )?(?:tonight|today|tomorrow|\w+day"
    r"|class|\d+|yoga|spin|outing|trip|event|camp)",
    r"(?:off|from|out of) (?:the |your |this )?(?:\w+ )?(?:waitlist|class list|class|roster|schedule|membership"
    r"|plan|account"
    r"|wait ?list|session|booking|reservation)(?= /|$| for| at| please| today| tonight| tomorrow| and)",
    r"(?:dont|didnt|never|not|havent) (?:\w+ )?(?:agree|consent|authorize|sign up|approve)\w* (?:to"
    r"|for) (?:\w+ ){0,3}(?:charg\w*|pay\w*"
    r"|fees?|bill\w*|membership|contract|renew\w*|price|upgrade|package|training)",
)
_HOSTILE: Final = phrases(r"(?:fuck|piss|screw|buzz) off", r"get lost", r"go away")
_HARMLESS_STOP: Final = phrases(r"(?:dont|cant|wont|never|not|non) stop", r"stop (?:by|in|over|at)")


def heard_opt_out(wording: Wording) -> tuple[OptOut, str]:
    """Return what a message does to consent, and the name of the rule that says so (empty for none)."""
    exact = _by_keyword(wording)
    if exact is not None:
        return exact
    ours = _NOT_OURS.sub(" / ", wording.words)
    suyos = NOT_OURS_ES.sub(" / ", wording.words)
    for name, pattern, said in (
        ("opt_out_en", _ENGLISH, ours),
        ("opt_out_es", _SPANISH, suyos),
        ("opt_out_fr", _FRENCH, ours),
        ("opt_out_told_en", STOPPING, ours),
        ("opt_out_told_es", STOPPING_ES, suyos),
    ):
        if pattern.search(said):
            return OptOut.YES, name
    if any(_ONE_SENTENCE.fullmatch(part) or _ends_in_stop(part) for part in ours.split(" / ")):
        return OptOut.YES, "opt_out_sentence"
    if _SHOUTED.match(wording.raw.lstrip()) and not wording.raw.isupper() and not _STOPS_ELSE.search(wording.words):
        return OptOut.YES, "opt_out_keyword_first"
    if len(wording.words) <= 40 and _HOSTILE.search(wording.words):
        return OptOut.UNCLEAR, "opt_out_hostile"
    return OptOut.NO, ""


def _ends_in_stop(sentence: str) -> bool:
    """Whether a sentence comes down to "stop": what stands before it would else be its object or its subject."""
    words = [*filter(None, sentence.split(" "))]
    if words and words[0] in _OPENS_QUESTION and "you" not in words:
        return False
    while words and words[-1] in _AFTER_STOP:
        words.pop()
    if not words or words[-1] != "stop":
        return False
    if _STOPS_ELSE.search(sentence):
        return False
    before = next((word for word in reversed(words[:-1]) if word not in _AFTER_STOP), "")
    if words[-3:-1] in (["asked", "to"], ["told", "to"], ["you", "to"], ["yall", "to"], ["guys", "to"], ["this", "to"]):
        return words[-3] != "this" and "him" not in words and "her" not in words
    return before not in ENDS_IN_STOP


def _by_keyword(wording: Wording) -> tuple[OptOut, str] | None:
    """The words that carriers and the law count, standing alone."""
    if wording.raw.strip().strip(".!").casefold() in _OTHER_SCRIPTS:
        return OptOut.YES, "opt_out_keyword"
    whole = wording.words.replace(" /", "").strip()
    if whole in _UNCLEAR_KEYWORDS or wording.core in _UNCLEAR_KEYWORDS:
        return OptOut.UNCLEAR, "opt_out_bare_cancel" if "cancel" in wording.core else "opt_out_unclear"
    if _HARMLESS_STOP.search(wording.words):
        return None
    if whole in _KEYWORDS or wording.core in _KEYWORDS or whole.replace(" ", "") in _SPLIT_KEYWORDS:
        return OptOut.YES, "opt_out_keyword"
    return None
