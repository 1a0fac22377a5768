"""English words for money wanted back and charges called wrong, where nobody says "refund" or "dispute"."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

_MONEY: Final = (
    r"(?:money|cash|deposit|fees?|dues|payments?|cost|\$?\d+(?:\.\d\d)?(?: (?:dollars|bucks))?|bucks|dollars|cent"
    r"|penny|dime|difference|half"
    r"|initiation|enrollment|charge|amount)"
)
_BILLED: Final = r"(?:charg\w*|bill(?:ed|ing|s)?|debited|drafted|deducted|withdr\w*|took|taken|taking|hit|ran|pulled)"

MONEY_BACK: Final = TextRule(
    name="money_back_en",
    reason=EscalateReason.REFUND,
    says=phrases(
        r"(?:give|gimme) (?:me )?back (?:my|the|that|those|all) (?:\w+ )?(?:\$?\d+(?:\.\d\d)?|money|cash|deposit"
        r"|fee|dues|payment)|(?:return|refund|send back) (?:my|the) (?:\w+ )?(?:fee|deposit|payment|dues|difference"
        r"|money)",
        r"(?:give|gimme|gave|get|want|need|send|hand|put|run me|wire|venmo|zelle|expect|like|demand\w*|owed?|owes"
        r"|take|getting)"
        rf" .... {_MONEY} .... (?:back|returned|credited|reversed|to my (?:card|account|bank))(?= /|$| to| for| on"
        r"| by| please| from|"
        r" since| because| into| asap| now| i| and| or)",
        r"(?:return|give back|hand back|send back|pay back|reverse|undo) .. (?:my|the|that|our|those|all|what"
        rf"|\$?\d+) .. (?:{_MONEY}|package"
        r"|sessions?|you (?:took|charged)|unused)(?= /|$| you| please| for| to| i| from| asap| unused| already"
        r"| dollars| bucks)",
        r"(?:kept|keep|keeping|keeps|pocketed|holding) (?:my|our|all my|the) (?:money|deposit|fee|payment|cash|dues)",
        rf"{_MONEY} .. (?:returned|credited|reimbursed|given back|back) (?:to )?(?:me|my|us)|(?:credited|returned"
        r"|reversed|back (?:on|in)?to"
        r"|put back on|back on) my (?:card|account|bank|debit|visa)|(?:half|part|rest|some) of (?:the"
        r"|my) .. (?:back|returned|credited)",
        r"every (?:cent|penny|dime)|(?:when|how long) .... (?:money|refund|deposit|credit) .. (?:return\w*|back"
        r"|come|arrive|hit|post|show\w*"
        r"|be in)|when will i (?:see|get|have) my (?:refund|money|deposit)|(?:see|get) my (?:deposit|money"
        r"|fee) (?:again|back)",
        r"(?:give|want|get|have|take|send|need|like) (?:me )?(?:what(?:s| is| i| you)|whats left|that|it"
        r"|them all) .... back(?= /|$| please| for)"
        r"|(?:paid|bought|purchased) .... (?:never|didnt|havent|wont|cant|couldnt) (?:be able to )?(?:use|used"
        r"|using|get|got|had|happen\w*) .... (?:back"
        r"|return\w*|money|refund\w*)",
        r"(?:make|made) (?:me|this|it) (?:whole|right) .. (?:money|charge|payment|fee)|(?:return|returning"
        r"|returned) (?:the|my|these|those|some)"
        r" .. (?:package|sessions|punch card|gift card)",
    ),
    harmless=phrases(
        r"worth every (?:penny|cent)|guaranteed or money back|(?:job|work|employer|company|insurance|hsa|fsa|boss"
        r"|mom|dad|school|union) .. (?:reimburs\w*|pays? (?:me )?back|refund\w*)"
        r"|reimburs\w* .. (?:from|by|form|my (?:work|job|employer|insurance|company))"
        r"|receipt .. reimburs\w*"
        r"|money back (?:period|guarantee)|(?:get|getting|got|have|come|came|be|im|feels? good to be) back (?:to|in"
        r"|on|at|from|into)",
        r"(?:want|need|like|going|get|have) .... (?:call|text|email|hear|write|message) .. back|(?:put|take"
        r"|bring) (?:it|them|that|the \w+) back"
        r"|(?:my|the|lower|sore|bad|upper) back(?= /|$| pain| day| hurts| is| workout| and| squat| attack| room"
        r"| door| parking| row)|(?:front|back) desk"
        r"|payments? (?:back )?(?:to|on) (?:monthly|autopay|normal)|(?:switch\w*|go|change|move"
        r"|put) .... back (?:to|on)|same time again|see you again",
    ),
)

WRONG_CHARGE: Final = TextRule(
    name="wrong_charge_en",
    reason=EscalateReason.DISPUTE,
    says=phrases(
        r"double dip\w*|(?:2|two|three|3) (?:withdrawals|drafts|debits) (?:from|by|on)|(?:never"
        r"|didnt) (?:\w+ )?(?:sign\w* up|agree\w*|ask\w*|want\w*|order\w*) .... (?:bill\w*|charg\w*) me|(?:not"
        r"|isnt) right (?:amount|price|charge)|(?:bill|charge|balance|amount) (?:is|was) not (?:right|correct)",
        r"(?:not|isnt|wasnt|aint) (?:the |my )?(?:price|rate|amount|fee|deal|total|number|plan) (?:that )?(?:i|we"
        r"|you) (?:\w+ )?(?:agreed|signed|told|quoted|promised|were told|was told)",
        r"(?:not|isnt|wasnt|aint|never) what (?:i|we|ive) (?:\w+ )?(?:agreed|signed|told|promised|quoted|owe)"
        r"|(?:not|never|didnt|dont) (?:what )?"
        r"(?:i |we )?(?:agree\w*|sign\w* up) (?:to|for) (?:pay|this (?:price|amount|charge|fee)|that (?:price"
        r"|amount|charge|fee))",
        rf"{_BILLED} .... (?:while|when|after|during|even though|although|despite|since|before|for) .... (?:hold"
        r"|freeze|froze|frozen|paus\w*|cancel\w*"
        r"|quit|left the|left in|not a member|moved|ended|expired|closed|never)(?= /|$| and| in| on| my| last| this"
        r"| it| was| is| active| already|"
        r" two| three| \w+ months?| went| got| had| been| used| came| signed| for)",
        r"(?:charges?|fees?|payments?|bill|receipt|transactions?|debit|invoice) (?:\w+ )?(?:isnt|is not|arent|wasnt"
        r"|not|cant be) (?:mine|my|ours|me|right"
        r"|correct|valid|accurate|legit|from me)",
        r"(?:who|when did i|when did we) .. (?:say|said|gave|give|told|tell|let) .. (?:you )?.. (?:use|charge|bill"
        r"|keep|take|debit) .. (?:card|account"
        r"|me|money|us)|no right to (?:\w+ )?(?:charge|bill|take|keep|debit)|had no (?:right|business"
        r"|authority) .. (?:charg\w*|bill\w*|tak\w*|debit\w*)",
        rf"(?:{_BILLED}|renew\w*|enroll\w*|upgrad\w*|signed me up|added) .... without (?:my |our |any |even |me "
        r"|us )*(?:permission|consent|asking|authorization"
        r"|approval|telling|notice|knowing|knowledge|warning|saying|a signature|signing)",
        r"(?:not|never|im not|wasnt|dont have) (?:even |been |ever )*(?:a |been a "
        r"|have a )?member\w* .... (?:charg\w*|card|bill\w*|payments?)|(?:charg\w*"
        r"|bill\w*) .... (?:not|never|dont have) (?:even |been )*(?:a )?member\w*",
        r"(?:my |the )?(?:bank|card company|credit union|credit card)s? .. (?:is |are )?(?:reversing|reversed"
        r"|reverse|looking into|investigating|disputing"
        r"|disputed|flagged|blocking|blocked|charged me|looking at|involved|on this)|(?:went|going|go|talk\w*"
        r"|complain\w*|report\w*) .. (?:to|with) my bank",
        r"(?:balance|amount|total|charges?|bill|statement|number|math|invoice|billing|dues) .. (?:is|are|looks|was"
        r"|were|you say (?:i have|ive) is|seems|keeps? being)"
        r" .. (?:wrong|incorrect|mistaken|not right|inaccurate|messed up|screwed up|off by)|(?:does|do"
        r"|did)nt match .. (?:my|the|what) .... (?:agreement|contract"
        r"|agreed|signed|quoted|told|promised)?",
        rf"(?:{_BILLED}|paid|pay|paying) .... (?:never (?:had|got|brought|used|took|received|attended|asked|wanted"
        r"|signed|came|did|happened)|didnt (?:have|get|take"
        r"|use|do|bring|want|ask|come|attend|receive)|(?:i|we) (?:actually )?attended|wasnt even (?:there"
        r"|open))(?! (?:a|the|my) (?:receipt|invoice|confirmation|email))",
        r"(?:took (?:out )?|counted|deducted|charged (?:me )?(?:for )?|docked|subtracted|used|used up|lost"
        r"|missing) .. (?:sessions?|class\w*|visits?|credits?|punch\w*) .... (?:only"
        r" (?:did|had|used|took|came)|cancel\w*|never|didnt|wrong|shouldnt|attended|did \d|had \d)",
        r"(?:was|were|is|are) (?:supposed|meant|promised|told) .. (?:be |to be )?(?:waived|free|included|off"
        r"|refunded|credited) .... (?:charg\w*|hit|bill\w*|took|paid|see|gone|but"
        r"|here it is)|(?:swore|promised|said|told me|assured me|guaranteed) .... (?:no|free|waived|without"
        r"|locked) .... (?:fee|charge|cost|enrollment|annual|yearly|increase|rate)"
        r" .... (?:charg\w*|here|now|yet|hit|bill\w*|see|took|paid)",
        r"(?:promised|told|quoted|agreed|said|signed up (?:for|at)"
        r"|advertised) .. (?:at )?\$?\d+(?:\.\d\d)? .... (?:its been|been|it is|its|now|charg\w*|took|pay\w*"
        r"|bill\w*|see|says|shows)"
        r" .. \$?\d+|(?:promised|told|quoted|agreed) .... (?:pay|paying|charged) .. (?:not|arent|isnt) the same",
        r"\$?\d+(?:\.\d\d)? (?:/ )?(?:it |that |this |which |and it )?(?:should|shud|shld"
        r"|was supposed to) (?:only )?(?:be|b|have been) \$?\d+(?! ?(?:min\w*|people|degrees|am|pm|lbs?|pounds"
        r"|years?|:))"
        r"|(?:rate|price|dues|fee) .. (?:fixed|locked|guaranteed|grandfathered) .... (?:raised|increased|charged"
        r"|went up|changed|upped|jacked|hiked)|(?:raised|increased|upped|hiked|jacked) (?:it"
        r"|my rate|my dues|the rate) .... (?:agreement|contract|locked|guarantee\w*|without)",
        r"billing (?:errors?|mistakes?|issue again|screw ?ups?)|(?:charged|billed|hit|double) (?:me )?again"
        r"(?= /|$| today| this| after| even)|correct (?:this|the|my) (?:bill\w*|charge|rate|amount|invoice"
        r"|statement)|helped (?:yourself|yourselves)",
        r"(?:package|charges?|fees?|add ?on|insurance|service|upgrade|training|subscription|program|protection"
        r"|something|membership i) .... (?:never|didnt|said no|not) (?:ask\w* (?:for|to)|sign\w* up"
        r"|agree\w*|want\w*|order\w*|request\w*|approve\w*|authoriz\w*|buy|bought|to and|ok\w*)|(?:did"
        r"|do) not ok(?:ay)? (?:that|this)|didnt ok(?:ay)? (?:that|this|it)",
        r"(?:\d+|two|three|four|several|multiple|extra|duplicate|double|same) (?:\w+ )?(?:charges?|payments?"
        r"|withdrawals?|transactions?|debits?|drafts?) .... (?:same day|why|wtf|one month|on my (?:card|cash"
        r" app|account|statement)|only|instead|for one|explain|from yall|in (?:a|one) (?:week|month|day))"
        r"|charg\w* .. (?:my )?(?:old|both|two|other) .. (?:and my new|accounts?|cards?) .. (?:and|too|as well)?",
        r"(?:charged|took|taken|billed|withdrew|hit me for|debited) .... (?:for what|this is not ok|not ok|explain"
        r"|are you kidding|what the|wtf|wth)|(?:took|taken|charged|billed) \$?\d+\S* .... (?:and )?(?:again|then"
        r" again|another \$?\d+|once|only owe)",
    ),
    harmless=phrases(
        r"(?:will|would|do|does|can|could|is|are|if|when|how|what|does it) (?:i|you|we|it|they"
        r"|there)? ?(?:\w+ ){0,2}(?:be |get |still |getting )?(?:charged?|billed?) .... (?:hold|freeze|frozen"
        r"|paus\w*|cancel\w*|late)"
        r"|(?:see|have|got|i see|noticed) two charges from you|(?:took|taken|hit|ran) (?:a |the |my |off |up "
        r"|it )*(?:class|break|shower|spin class|yoga|kids|dog|pr|goal|gym|mile|bus|while|time|picture|photo)\w*",
        r"(?:off|wrong|right|correct) (?:by|number for|time|class|size|day|date|address|email|person)|for (?:what"
        r"|the) class|(?:paid|pay) (?:for|the) .. (?:never|didnt) .. (?:receipt|invoice|email)",
    ),
)
