"""Knows what asks for no answer: machines that write back, reactions, and the thanks that close an exchange."""

import re
from typing import Final

from spotter.policy.hard_rules.rule import phrases
from spotter.policy.hard_rules.wording import Wording

_MACHINE: Final = phrases(
    r"(?:auto ?reply|auto ?response|automatic (?:reply|response)|automated (?:reply|response)|(?:is an"
    r"|an) automated (?:message|text|email)"
    r"|autoresponder|vacation responder|out of office|ooo)",
    r"(?:im|i will be|ill be|currently|am|be) (?:currently )?(?:out of (?:the )?office|away from (?:my (?:desk"
    r"|phone|email)|the office)|on (?:annual |vacation |maternity |parental )leave|on vacation (?:until|through"
    r"|from)) .... (?:return\w*|back|respond|reply|until|urgent|contact|access|email)",
    r"(?:im|i am) driving(?: right now)?(?: and| so| but| with)?(?: i)? (?:will|ill|do not disturb|cant respond|see)"
    r"|im driving right now|do not disturb while driving|driving focus"
    r"|sent from my car|(?:has|have) notifications silenced",
    r"(?:this (?:mailbox|inbox|number|email|address|account) (?:is|isnt|does|doesnt|cant) (?:not "
    r"|no longer )?(?:monitored|accept\w*|in service|receive|able|in use|active))|(?:mailbox|inbox) (?:is )?full"
    r"|undeliverable|delivery (?:status notification|has failed|failure)|message (?:could"
    r" not be delivered|not delivered|undelivered)|mail ?delivery (?:system|subsystem)|returned mail",
    r"(?:your|the) (?:message|email|request|inquiry|ticket) (?:has been|was|is) (?:received|logged|created"
    r"|queued)|(?:thank you|thanks) for (?:contacting|reaching out to|your (?:email|message|inquiry) to|messaging"
    r"|texting|calling) .... (?:will|we|our|business hours|get back|respond|reply)|we(?:ve"
    r"| have)? received your (?:message|email|request)|no longer (?:with|employed (?:at|by)) (?:the company"
    r"|this company)",
    r"(?:verification|security|confirmation|login|one time|access|authentication) (?:code|passcode|password"
    r"|pin) (?:is|for)|(?:code|otp|pin) is \d{4,8}|\d{4,8} is your .. (?:code|otp|pin)|standard (?:message"
    r"|msg) (?:and|&) data rates|msg (?:and )?data rates (?:may )?apply|reply (?:stop|help) (?:to|for)",
    r"(?:respuesta|contestacion) automatica|fuera de (?:la )?oficina|mensaje automatico|codigo de verificacion"
    r"|(?:estoy|voy) manejando (?:ahora|en este momento)",
)
_ASSISTANT: Final = phrases(
    r"(?:im|this is|i am) (?:\w+ ){0,6}(?:ai|virtual|automated|digital) assistant",
    r"soy (?:el |la |un |una )?asistente (?:de (?:ia|inteligencia artificial)|virtual|automatic[oa])",
)
_ASKS: Final = phrases(
    r"(?:is|are|was) (?:this|that|it|you|these) (?:an? |just )?(?:\w+ )?(?:auto\w*)|stop (?:the |these |your "
    r"|sending )?automated|(?:reply|text|respond) stop to|why (?:did|do|does|am) .. automated"
)
_REACTION: Final = re.compile(
    r"^\W{0,3}(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted .{1,12} to|le gusto|le encanto"
    r"|se rio de|removed an? \w+ from) "
    r"(?:[\"“”«'‘]|an? (?:image|photo|message|attachment|video)|una? (?:imagen|foto))",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"(?:(?:thanks?|thank you|gracias|muchas gracias|mil gracias|many|much|so|very|a lot|a ton|a bunch|again"
    r"|appreciate (?:it|that|you)|appreciated|i|really"
    r"|ok|okay|kk|great|awesome|perfect|cool|nice|good|got it|gotcha|got|sounds good|sounds great|will do"
    r"|no problem|no worries|np|you too|same to you"
    r"|youre welcome|your welcome|welcome|understood|noted|roger|10 4|copy|all good|all set|im good"
    r"|have a (?:good|great|nice) (?:day|night|one|weekend|evening)|you|too|bye|later|good ?night|see you|see ya"
    r"|cheers"
    r"|perfecto|vale|listo|entendido|de acuerdo|igualmente|buenas noches|hasta luego|lol|haha\w*|jaja\w*|lmao|yay"
    r"|woohoo|wonderful|excellent|fantastic|amazing|sweet|bet|for (?:the|your) (?:help|info|information|update"
    r"|reply|response|reminder|quick \w+|letting me know)|por (?:la|el|su|tu) (?:ayuda|informacion|info"
    r"|respuesta)|everyone|guys|team|man|sir|maam|dude|bro|amigo|for everything|all|and)(?: |$|/ ?)){1,10}"
)
_ACKS_ONLY: Final = re.compile(
    r"(?:(?:ok|okay|kk|perfect|great|cool|good|sounds good|sounds great|awesome|bet|nice|perfecto|vale|listo"
    r"|all good|all set|sweet|wonderful|excellent|de acuerdo|im good)(?: |$|/ ?)){1,4}"
)
_UNHAPPY: Final = re.compile("[👎😡😠🤬😢😭😞😔😤🤮🤢💔😟😰😱😩😫🙁☹😒🙄🖕🆘🚨🚑❓❔🤔]")
_QUESTION_FROM_US: Final = re.compile(
    r"[?？]|\b(?:let (?:me|us) know|reply|which|would you|shall|should we|please (?:confirm|answer|send)"
    r"|confirma|dinos|avisa)\b",
    re.IGNORECASE,
)


def is_assistant(wording: Wording) -> bool:
    """Whether another club's assistant introduces itself: two machines must not talk to each other."""
    return _ASSISTANT.search(wording.words) is not None and "?" not in wording.raw[:20]


def is_machine(wording: Wording) -> bool:
    """Whether a machine wrote this: an auto-reply, a delivery notice, a code."""
    words = wording.words
    return _MACHINE.search(words) is not None and _ASKS.search(words) is None


def is_reaction(wording: Wording) -> bool:
    """Whether the phone's own reaction text ("Liked …") is all there is."""
    return _REACTION.match(wording.raw.strip()) is not None


def asks_back(last_from_us: str | None) -> bool:
    """Whether our own last message asked the member for something."""
    return last_from_us is not None and _QUESTION_FROM_US.search(last_from_us) is not None


def needs_no_answer(wording: Wording, last_from_us: str | None) -> bool:
    """Bare thanks, an emoji or a reaction. An "ok" to a question of ours is an answer, and needs one."""
    if is_reaction(wording):
        return True
    if "?" in wording.raw or not wording.raw.strip():
        return not wording.raw.strip()
    asked = asks_back(last_from_us)
    said = wording.words.replace(" /", "").removeprefix("/ ").strip()
    if not said:
        return not asked and _UNHAPPY.search(wording.raw) is None
    if _CLOSING.fullmatch(said) is None:
        return False
    return not (asked and _ACKS_ONLY.fullmatch(said))
