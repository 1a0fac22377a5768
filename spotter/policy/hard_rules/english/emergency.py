"""English words for danger to life, and the idioms that only sound like it ("that class killed me")."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.english.words import SOMEBODY
from spotter.policy.hard_rules.rule import TextRule, phrases

EMERGENCY: Final = TextRule(
    name="emergency_en",
    reason=EscalateReason.EMERGENCY,
    says=phrases(
        r"(?:call|calling|called|dial|need|get|send) (?:an |the |for )?(?:911|9 1 1|ambulance|paramedics?|medic|ems)",
        r"911",
        r"(?:ambulance|paramedics?|defibrillator|aed|narcan|epipen|epi pen)",
        r"(?:theres|its|this is|have|having|got|is|medical|an|a) (?:an |a )?(?:medical |real |actual )?emergency",
        r"emergency",
        r"collapsed|fainted|fainting|faint|faints|unconscious|unresponsive|choking|convuls\w+|seizing|seizures?"
        r"|overdos\w+|anaphyla\w+",
        r"(?:not|isnt|stopped|stops|barely|cant|hardly|trouble|difficulty|struggling to) (?:breathe|breathing)",
        r"no pulse|heart attack|cardiac (?:arrest|event)|having a stroke|heat stroke|allergic reaction|stroke",
        r"(?:chest|heart) (?:pains?|hurts?|hurting|is tight|feels tight|tightness|pressure|is racing)"
        r"|pain in (?:my|his|her) chest",
        r"bleeding (?:out|badly|a lot|everywhere|bad|heavily|from)|blood (?:everywhere|all over)|lot of blood"
        r"|wont stop bleeding",
        r"drowning|drowned|drown|electrocuted",
        r"(?:face down|floating) .. (?:pool|water|hot tub)",
        rf"{SOMEBODY} .. (?:not moving|isnt moving|dying|is dead|not waking up|wont wake up|cant wake|went down"
        r"|is blue|turning blue|on the (?:floor|ground) and)",
        r"(?:not|isnt) (?:moving|waking up|responding|responsive)",
        rf"{SOMEBODY} (?:is |just )?(?:went limp|stopped responding|keeled over|dropped (?:to the floor"
        r"|unconscious|and))",
        r"cant feel (?:my|his|her) (?:\w+ )?(?:arm|arms|face|side|legs|hand|body)",
        r"(?:building|gym|club|room|place|sauna|dryer|treadmill|machine|kitchen|its|something|theres|is|are|car"
        r"|outlet|laundry) (?:is |are )?(?:a |on )?fire",
        r"caught fire|fire alarm|flames|fire in the|smell(?:s|ing)? (?:of |like )?(?:smoke|gas|burning"
        r"|something burning)|smoke (?:coming|in|from|everywhere|filling)|full of smoke"
        r"|gas leak|gas smell|burning smell|carbon monoxide|explosion|exploded",
        r"active shooter|shooter|shots? fired|shooting (?:in|at|outside|people)|bomb(?: threat)?|stabb?(?:ed|ing)"
        r"|has a (?:gun|knife|weapon)",
        r"(?:trapped|stuck) (?:in|inside|under|beneath|between) (?:the |a |an |my )?(?:elevator|lift|sauna"
        r"|steam room|barbell|bar|bench|weight\w*|machine|building|pool)",
        r"pinned (?:under|beneath|by)",
        r"help (?:me )?(?:now|someone|hes|shes|theres|quick|hurry)|need help (?:now|immediately|right now|fast)",
    ),
    harmless=phrases(
        r"(?:emergency|fire) (?:exits?|doors?|contacts?|lights?|drills?|extinguishers?|marshal|inspect\w*"
        r"|department discount|fighters?|fund|info\w*|plan|number on file|phone on file|responders?|room)",
        r"emergency (?:crew|team|staff)|(?:had|survived) a (?:stroke|heart attack|seizure) (?:\w+ )?(?:two|three"
        r"|four|five|six|ten|\d+|a few|some|last)|(?:family|work|personal|childcare|babysitter|pet|dog|vet|plumbing"
        r"|household|minor) emergency",
        r"(?:not|isnt|no|non|never|in case of|in an|case of|for) (?:an |a |any )?emergency",
        r"(?:emergency|emergencies) (?:came up|at (?:home|work)|with my (?:dog|cat|kid|mom|dad|car))",
        r"(?:had|have) an emergency .. (?:and|so|cant|come up|wont|reschedule|cancel|miss\w*)",
        r"(?:almost|nearly|about|give|gave|giving) (?:\w+ )?(?:had )?(?:a )?(?:heart attack|stroke|faint\w*)",
        r"heart attack (?:when i saw|at the price|over the|from the bill)",
        r"(?:had|survived|after|since|from|following|recover\w* from|history of|prone to|get|gets) (?:a |an |my "
        r"|his |her |the |mild |minor )*(?:heart attack|stroke|seizures?|cardiac event) (?:last|years?|in \d|\d"
        r"|a few|back|ago|when|so|recovery|survivor|and was|can|is|patient)",
        r"(?:breast|back|butterfly|swim|swimming|freestyle|side|rowing|pool|my|arm|better"
        r"|improve\w* my) ?strokes?|breaststroke|backstroke|strokes? (?:technique|class|clinic|lesson\w*"
        r"|correction|work|rate)|stroke of",
        r"(?:class|workout|session|set|instructor|coach|trainer|music|playlist|vibes?|songs?|beats?|energy|that"
        r"|this|today|it|dj|teacher|sarah|ben|everything) (?:today |tonight |yesterday |this morning )?(?:was|is"
        r"|were|are|just) (?:so |straight |pure |on |absolute |total |literally )?(?:fire|flames)",
        r"(?:legs?|quads?|arms?|abs|lungs|muscles?|glutes|calves|shoulders|thighs|core|body|butt|im|i was|team"
        r"|we were|he was|she was|hes|shes|youre|you were) (?:are|were|is|was|feels?|felt|on|still|all|both"
        r"|literally| )*on fire",
        r"(?:its|is|thats) (?:a )?fire (?:class|playlist|workout|deal)|under fire|fire (?:him|her|them|that|the"
        r"|your|my|emoji)|set my \w+ on fire",
        r"fainted (?:at home|in bed|on (?:my|the) (?:couch|sofa|bed)|as soon as|right after i got home|early"
        r"|flyers|towels|water|from being so tired|samples|coupons|by \d)|(?:fainting|faint) (?:flyers|towels"
        r"|water|samples|coupons|out)|faint (?:smell|hint|music|heart)",
        r"(?:drowning|drown) in (?:work|debt|bills|email\w*|homework|sweat|laundry|stuff)|drown out|drowning out",
        r"cant breathe (?:lol|haha|laughing|through my nose)|breathe of fresh|(?:dying|dead) (?:to|for|after|from"
        r"|laughing|of laughter|lol|haha|inside|today)|im (?:so )?(?:dying|dead)",
        r"cant feel my (?:legs|arms|hands|body|\w+) (?:after|lol|haha|today|from|in a good|but|anymore lol)",
        r"(?:bath|sex|fizz|cherry|photo|f) bombs?|(?:basketball|photo|video|penalty|trouble|three point"
        r"|free throw) ?shoot\w*|shooting (?:hoops|baskets|around|drills?|guard|machine)",
        r"(?:aed|cpr|defibrillator|911|first aid|lifeguard|narcan|epipen) (?:class\w*|training|cert\w*|course\w*"
        r"|discount|shirt|day|workout|memorial|challenge|stair climb|renewal)|have (?:an |a )?(?:aed"
        r"|defibrillator)|porsche 911",
        r"(?:market|price|sales|interest) (?:has |have )?collapsed|stroke rehab",
        r"(?:fat|calorie|carb|hair) burning|burning (?:fat|calories|off)|feel the burn\w*",
    ),
)
