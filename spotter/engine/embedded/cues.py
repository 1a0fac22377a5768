"""Hints that a front-desk person would notice in a message, as named features beside its words."""

import re
from typing import Final

from spotter.policy.hard_rules.rule import phrases

_PATTERNS: Final[dict[str, re.Pattern[str]]] = {
    "class_noun": phrases(
        r"class|classes|session|sessions|appointment|appt|booking|bookings|reservation|yoga|pilates|spin|spinning|zumba"
        r"|hiit|barre|boxing|kickboxing|cycling|bootcamp|lesson|lessons|court|massage|spot|slot|reformer|lane"
        r"|assessment"
        r"|waitlist|clase|cita|sesion|reserva|turno|workshop|opening|openings|scan|orientation"
    ),
    "booking_verb": phrases(
        r"book|booked|reschedule|schedule|scheduled|sign me up|put me|move|switch|swap|drop|cancel|skip|reserve"
        r"|add|join"
        r"|make it|run\w* late|late|hold|save|waitlist|get in|change|push|bump|miss|resched\w*|reservar?|apuntame|mover"
        r"|cambiar|llegar tarde|cancelar"
    ),
    "clock_time": phrases(
        r"\d{1,2}(?::\d\d)? ?(?:am|pm)|\d{1,2}:\d\d|at \d{1,2}|noon|tonight|tomorrow|manana|today|hoy|a las \d+"
        r"|(?:the|my) \d{1,2}(?: \w+)?"
    ),
    "weekday": phrases(
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|weekend|lunes|martes"
        r"|miercoles|jueves|viernes|sabado|domingo|next week|this week"
    ),
    "my_booking": phrases(
        r"(?:my|our|me for|me in|me from|me to|me off|am i|im) (?:\w+ ){0,3}(?:class|session|appointment|booking|booked"
        r"|spot|spin|yoga|pilates|massage|training|lesson|tour|reservation|waitlist)"
    ),
    "money": phrases(
        r"charge\w*|bill\w*|pay|paid|paying|payments?|balance|owe|owed|due|dues|past due|card|autopay|refund\w*|receipt"
        r"|invoice|fee|fees|statement|bank|credit|debit|draft\w*|money|declined|\$\d\S*|cobr\w+|pago|pagos"
        r"|tarjeta|recibo"
        r"|cargo|reembolso|debo|mensualidad|package|late fee|rate|behind"
    ),
    "my_money": phrases(
        r"(?:my|our) (?:\w+ ){0,2}(?:card|payments?|bill|balance|account|bank|statement|dues|autopay|invoices?"
        r"|rate|fee)"
        r"|(?:charged?|bill\w*) (?:me|my|us)|i (?:owe|paid|pay)|mi (?:tarjeta|pago|cuenta|saldo)|me cobr\w+"
    ),
    "membership": phrases(
        r"memberships?|member|contract|plan|plans|account|gym|club|membresia|gimnasio|cuenta|contrato|tier"
    ),
    "joining": phrases(
        r"join|joining|sign up|signup|become a member|new member|membership prices?|interested in|trial|tour|day pass"
        r"|week pass|promo\w*|specials?|deals?|offers?|discount|upgrade|enroll\w*|initiation|contract|rates?|prices?"
        r"|pricing|gift|per month|a month|monthly|packages?|unirme|inscrib\w+|inscripcion|precios?|promocion\w*"
        r"|descuento"
        r"|add my|corporate|two for one|thinking about|looking (?:for|at) (?:a )?gyms?|moving nearby|new in|just moved"
    ),
    "how_much": phrases(r"how much|what .. (?:cost|costs|charge|price|prices|run me)|cuanto|que precio\w*|price|cost"),
    "complains": phrases(
        r"dirty|filthy|gross|nasty|disgusting|broken|broke|rude|awful|terrible|horrible|worst|disappoint\w*|crowded"
        r"|smell\w*|stinks?|too loud|cold|leak\w*|out of order|unhelpful|never|nobody|no one|nothing|ridiculous"
        r"|unacceptable"
        r"|unprofessional|ignored|waited|waiting|mess|late|again|fix|fixed|complain\w*|garbage|trash|hog\w*|sucio|sucia"
        r"|grosera?|pesimo|mal|rot[ao]s?|nadie|otra vez|hate|sick of|tired of|annoying|tastes|slow|freezing|awful|joke"
    ),
    "fault_noun": phrases(
        r"showers?|locker rooms?|bathrooms?|toilets?|treadmills?|machines?|equipment|ac|air|heat|music|staff|front desk"
        r"|instructor|trainer|pool|sauna|parking|towels?|floor|weights|fan|water|fountain|people|guy|app|elliptical\w*"
    ),
    "praises": phrases(
        r"love|loved|loves|amazing|awesome|great|best|wonderful|excellent|fantastic|fun"
        r"|thank you (?:so much )?for|happy"
        r"|glad|kudos|shoutout|proud|favorite|helped|friendly|clean|cleanest|feel (?:\w+ )?(?:better|stronger"
        r"|amazing|great)"
        r"|lost \d+|down \d+|recommend|blast|blessing|perfect|encanta|excelente|contenta|contento|buena?|mejor(?:es)?"
        r"|felicidades|rock|rocks|welcome|review|fire|killed it|vibes?|addicted|hooked|pr|appreciate"
    ),
    "thanks": phrases(r"thanks?|thank you|gracias|appreciate"),
    "asks": phrases(
        r"(?:do|does|is|are|can|could|what|whats|when|where|which|who|how|will|did|any|if|why|has|have|may) .*"
        r"|(?:tienen|hay|puedo|cual|que|donde|cuando|como|cuanto|cuantos|abren|cierran) .*"
    ),
    "asks_do_you": phrases(
        r"(?:do|does|are|is|can|have|has|will) (?:you|yall|there|the|it|they|i|members|kids|guests|u|your|my)"
        r"|(?:tienen|hay)"
    ),
    "facility": phrases(
        r"pool|sauna|steam|hot tub|showers?|lockers?|towels?|parking|wifi|wi fi|court|hours?|open|close|closed|holiday"
        r"|kids|child ?care|daycare|guests?|age|rules?|policy|dress code|elevator|wheelchair|machines?|racks?"
        r"|dumbbells?"
        r"|smoothies?|juice bar|app|schedule|timetable|location|address|beginners?|shoes|masks?|regaderas?"
        r"|estacionamiento"
        r"|horario|abren|cierran|abiertos?|alberca|guarderia|invitado|equipment|fob|amenities|tanning|belts?"
    ),
    "i_want": phrases(r"i (?:want|need|would like|wish)|id like|please|can you|could you|quiero|necesito|quisiera"),
    "yes_no": phrases(r"yes|yep|yup|yeah|no|nope|nah|si|ok|okay|sure|correct|claro|vale|confirm\w*|works|sounds good"),
    "arrives": phrases(r"(?:be|im|see you|on my way|here|parked|walking in|omw|there) .*|on my way|im here|ahi estare"),
    "sells": phrases(
        r"click|link|http\S*|www\S*|\w+ example \w*|winner|won|prize|claim|free (?:cruise|iphone|gift card|audit"
        r"|samples)"
        r"|loans?|funding|invest\w*|crypto|bitcoin|forex|guaranteed|traffic|seo|followers|leads|wholesale|bulk|viagra"
        r"|pills|irs|warranty|verify|suspended|locked|donate|vote|whatsapp|telegram|work from home|refinance|prince"
        r"|our (?:agency|services|price list|team can|software|campaign)|we (?:offer|buy|supply|can get you|rank"
        r"|help businesses)"
        r"|act now|limited|unsubscribe here|stock|ganaste|prestamo|premio|seleccionado|request our|your business"
        r"|your website"
        r"|dear customer|delivery failed|per hr|signals"
    ),
    "lost_thing": phrases(
        r"(?:lost|left|found|find|forgot|turn in|missing) .. (?:my|a|an|the|anybody|keys?|phone|bottle|jacket"
        r"|ring|headphones"
        r"|airpods|bag|watch|towel|hoodie|shoes|glasses|wallet)|perdi mis?"
    ),
    "tech": phrases(
        r"password|login|log in|fob|key ?card|key tag|scan\w*|app (?:wont|doesnt|isnt|keeps|crash\w*)|reset|website"
        r"|door wont|no me funciona"
    ),
    "contact_change": phrases(
        r"(?:update|change|new|correct) (?:my |our )?(?:email|phone|address|number|name|emergency|contact|last name)\w*"
    ),
    "jobs": phrases(r"hiring|job|jobs|resume|apply|position|openings for|contratando|employment|work there"),
    "advice": phrases(
        r"should i|what (?:should|can) i (?:eat|take|do)|how (?:do|can) i (?:get|lose|build|gain|fix|train)"
        r"|creatine|protein"
        r"|diet|calories|muscle|belly fat|program to|stretch for|is it (?:ok|bad|safe) to"
    ),
    "chat": phrases(
        r"joke|song|poem|weather|score|game|who won|favorite|hello|hi|hey|good morning|hola|buenos dias|sing"
    ),
    "machine_talk": phrases(
        r"ignore (?:all|your|previous|the)|system|prompt|developer mode|pretend|role|instructions|assistant|jailbreak"
        r"|act as|reply mode|essay|homework|translate|write (?:me|my|a)"
    ),
    "freezing_air": phrases(r"(?:its|is|so|was) freezing|freezing (?:in|cold)"),
    "past_or_other": phrases(r"(?:was|almost|used to|nearly) .. (?:quit|cancel\w*|leave)"),
}


def cues_of(words: str, raw: str) -> list[str]:
    """Return the names of the hints in a message: its plain words, and what it looks like."""
    found = [f"cue:{name}" for name, pattern in _PATTERNS.items() if pattern.search(words)]
    found.extend(f"start:{words.split(' ', 1)[0]}" for _ in range(1) if words)
    count = len(words.replace("/", " ").split())
    found.append(
        "len:0"
        if count == 0
        else "len:1"
        if count == 1
        else "len:3"
        if count <= 3
        else "len:6"
        if count <= 6
        else "len:12"
        if count <= 12
        else "len:more"
    )
    if "?" in raw:
        found.append("mark:?")
    if "!" in raw:
        found.append("mark:!")
    if not words:
        found.append("mark:no_words")
    return found
