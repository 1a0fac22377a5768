"""English words for freezing, pausing or resuming a membership."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

_OWNER: Final = (
    r"(?:(?:my|our|the|this|that|his|her|their|your|all|both|whole|entire|\w+s|gym|family|club|monthly|annual"
    r"|year|yearly|fitness|current|of|with|basic|premium|student|personal|husbands|wifes) ){0,4}"
)

FREEZE: Final = TextRule(
    name="freeze_en",
    reason=EscalateReason.FREEZE,
    says=phrases(
        r"(?:freeze|freezing|frozen|pause|pausing|paused|suspend|suspending|hold|holding|unfreeze|unpause"
        r"|reactivate|reactivating|resume|resuming|restart|put|place|placing|putting|stop|extend|rest"
        rf"|defer) (?:of |on )?{_OWNER}(?:memberships?|accounts?|contracts?|plan|subscription|dues)",
        r"(?:memberships?|accounts?|plan|contract) .. (?:freeze|froze|frozen|hold|pause|paused|suspend\w*|rest"
        r"|reactivat\w*|unfrozen|resumed?|break)(?= /|$| for| until| till| from| in| please| while| because"
        r"| starting| during| due| is| request| me| it| and| over| ended| end| this| next| through| these| to)",
        r"(?:put|place|placing|putting|want|go|going|be|get|keep) (?:\w+ ){0,4}on (?:a )?(?:hold|pause|freeze|break)",
        r"(?:pause|freeze|suspend|hold|unfreeze|reactivate|unpause) (?:me|us|it|everything|mine|things)(?= /|$"
        r"| for| until| till| from| please| while| because| starting| im| during| due| next| this| again| i)",
        r"(?:need|want|like|going|have|wanting|able|possible|how do i|how to|can i|could i|can we|may i|please"
        r"|how can i|how would i) (?:to )?(?:just |temporarily |please )?(?:pause|freeze|suspend|go on hold"
        r"|do a freeze|do a hold|request a (?:freeze|hold|pause))(?= /|$| for| until| till| from| please| while"
        r"| because| starting| im| during| due| i| my| next| a| the| about| or| again)(?! (?:my|the|a"
        r"|for) (?:class|session|booking|music|video|yoga|spin|appointment|spot|training))",
        r"(?:need|take|taking|want|having|on) (?:to take )?(?:a |some )(?:\w+ )?(?:break|time off|pause|hiatus"
        r"|leave of absence)(?= /|$| from (?:the gym|gym|my membership|membership|working out|everything)"
        r"| for (?:a|the|\d|two|three|few|medical)| this summer| due| because| until)|(?:hold|freeze|pause"
        r"|suspension) is over|(?:back|return\w*|coming|come|take me|get me|im) (?:from|off) (?:of )?(?:my |the "
        r"|a )?(?:medical )?(?:hold|freeze|pause)",
        r"(?:medical|military|travel|temporary|seasonal|summer|winter|maternity|injury|student) (?:hold|freeze"
        r"|pause|leave|suspension)|deployed|deployment|deploying|being stationed|maternity leave"
        r"|membership (?:vacation|holiday)|(?:doctor|dr|physician|surgeon|pt) .. (?:no (?:training|exercise"
        r"|working out|gym|lifting|workouts)|cant (?:train|exercise|work out|lift|go)|not (?:to"
        r"|allowed to) (?:train|exercise|work out|lift)) .... (?:membership|hold|freeze|pause|months?|weeks?"
        r"|until|before)|(?:skip|not pay for|stop paying for|no charge for) (?:a |the |two |next "
        r"|couple )(?:\w+ )?(?:months?|summer)",
    ),
    harmless=phrases(
        r"(?:please )?hold it for me",
        r"freeze my (?:\w+ )?(?:water|bottle|food|drink|fob|lunch|meal\w*)",
        r"(?:just curious|just wondering|out of curiosity|hypothetically|in case i ever|just asking|not (?:doing"
        r"|planning|going to do|thinking of) it now|for future reference|asking for a friend)",
        r"put on my account|put it on my account|(?:freeze|hold|pause) polic\w*|polic\w* (?:on|about|for"
        r"|regarding) (?:freez\w*|holds?|paus\w*)"
        r"|how (?:do|does) (?:the |a |your |membership )*(?:freezes?|holds?|pauses?) work|what (?:is|are) (?:the"
        r"|your) (?:freeze|hold) (?:rules?|fees?|options)|do you (?:offer|have|allow) (?:membership )?(?:freezes?"
        r"|holds?|pauses?)",
        r"(?:been|was|am|were|sat|waiting|waited|left|im|still|stuck|keep getting put|get put|sitting"
        r"|kept) (?:me )?on hold|on hold (?:for )?(?:\w+ )?(?:\d+|an|half an|forever|ages|too long|so long"
        r"|over an|like \d+) ?(?:min\w*|hours?|and|with)?(?! months?| weeks?| days?)|put (?:me "
        r"|us )?on hold (?:and|then|twice|again|every time|when i called|forever)|hold music|phone hold",
        r"(?:hold|save|put|keep|pause|freeze|place|cancel) (?:\w+ )?(?:my |a |the |me |us )+(?:spot|mat|bike"
        r"|place|seat|reservation|class|session|order|bag|card|booking|lane|yoga|spin|music|song|video|towel|name"
        r"|appointment|court|credit card|payments?|position|plank|package|in the class|down)",
        r"(?:its|so|too|always|is|was|absolutely|literally|am|im|feels|water is|room is|studio is|it is|pool is"
        r"|showers? (?:is|are)) (?:\w+ )?freezing|freezing (?:cold|in|at|outside|today|the)|(?:app|screen"
        r"|treadmill|machine|website|tv|computer|site|page|phone|video|zoom|bike|scanner"
        r"|kiosk) (?:\w+ )?(?:freez\w*|froze\w*|paus\w*)|frozen (?:yogurt|shoulder|food|pipes?|drink)|(?:brain"
        r"|deep) freeze",
        r"(?:take|need|taking) a (?:quick |short |little |water |lunch |coffee |bathroom )?break (?:between"
        r"|during|in (?:the )?middle|in class)|spring break|winter break|summer break|lunch break|on break"
        r"|break (?:room|dance)|lucky break|give me a break|hold (?:on|up|the|that|it against|his|her|off|still)"
        r"|on the lunch",
    ),
)
