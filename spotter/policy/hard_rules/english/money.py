"""English words for refunds and disputed charges."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

REFUND: Final = TextRule(
    name="refund_en",
    reason=EscalateReason.REFUND,
    says=phrases(
        r"refund(?:s|ed|ing)?|money back|reimburs\w*|give (?:me )?(?:back )?my (?:money|deposit|fee|dues"
        r"|\$?\S+ back)|credit (?:me|my account|my card) back|paid back|pay me back",
        r"(?:want|get|give|need|send|return|expect|owe me|owes? me|demand\w*|put) .. (?:money|deposit|fee|dues"
        r"|payment|cash|\$\S+|\d+ (?:dollars|bucks)|initiation|enrollment|cost) .. (?:back|returned|reversed"
        r"|on my card)",
        r"(?:reverse|return|undo|void) (?:the|that|this|my|all|these|those) .. (?:charges?|payments?|fees?"
        r"|transactions?|dues)",
        r"you owe me|owed (?:a )?(?:money|credit)|(?:want|need|get) (?:it|that|this) (?:all )?back (?:on|to) my card",
    ),
    harmless=phrases(
        r"(?:do|does|can|will) (?:you|yall|we|i) (?:do|give|offer|have|get|allow|issue) refunds (?:on|for|if|when)",
        r"worth every (?:penny|cent)|(?:handled|processed|fixed) my refund|money back period|(?:job|work|employer"
        r"|company|insurance|hsa|fsa|boss|school)\w* .. reimburs\w*"
        r"|reimburs\w* .. (?:from|by|form|my (?:work|job|employer|insurance)|by work)"
        r"|receipt .. reimburs\w*|health insurance .. reimburs\w*|(?:subscription|unclaimed|irs) .... refund"
        r"|guaranteed or money back|refund polic\w*|polic\w* (?:on|about|for|regarding) refunds?|(?:is|are"
        r"|was) (?:it|the|this|my|that"
        r"|they) .. (?:non )?refundable|(?:thanks?|thank you|appreciate|glad|grateful) .. (?:the|my|quick|that"
        r"|your)? ?refund\w*|(?:got|received|saw) (?:my|the|your) refund\w*|(?:tax|irs|airline|amazon"
        r"|flight) refunds?|money back guarantee|(?:no|dont want|dont need|not asking for|not looking for|without"
        r"|not) (?:a |any |the )?refunds?|refund (?:came|arrived|went) through",
    ),
)

DISPUTE: Final = TextRule(
    name="dispute_en",
    reason=EscalateReason.DISPUTE,
    says=phrases(
        r"overcharg\w*|overbill\w*|overdraft\w*|overdrew|double (?:charg\w*|bill\w*)|(?:charg\w*|bill\w*|hit"
        r"|debited|withdrawn|took|taken|drafted|paid|came out|payment) .. (?:twice|two times|double|2x|2 times"
        r"|three times|3 times|3x|again (?:after|even)|multiple times|extra|too much|more than (?:once|i|it|we"
        r"|what|the))",
        r"(?:wrong|incorrect|wrongly|incorrectly|mistakenly|erroneous\w*|falsely) .. (?:charg\w*|amount|bill\w*"
        r"|debited|taken|price|fee|balance)|(?:charg\w*|bill\w*) (?:me )?(?:the )?(?:wrong|incorrect|full price"
        r"|by mistake|in error|without)|(?:charge|charges|bill|amount|fee|balance|statement) (?:is|are|was|were"
        r"|isnt|arent|looks|seems) .. (?:wrong|incorrect|not right|right|correct|a mistake|an error|bogus|off)",
        r"(?:didnt|never|dont|not|havent) (?:\w+ )?(?:authoriz\w*|authoris\w*|agree\w*|approv\w*|consent\w*"
        r"|sign\w* up|recogni[sz]e\w*|ok|okay|know about) .. (?:to )?(?:be )?(?:pay\w*|charg\w*|fees?|payments?"
        r"|withdrawal\w*|transactions?|debits?|bill\w*|amount|any of this|renew\w*|purchase\w*|subscription)"
        r"|(?:didnt|never|havent) (?:\w+ )?authori[sz]\w+|unauthori[sz]ed|dont recogni[sz]e|not my charge"
        r"|(?:charges?|payments?|transactions?) .. (?:didnt|never"
        r"|dont|not) (?:\w+ )?(?:authoriz\w*|make|made|recogni[sz]e|approve\w*|agree\w*|mine)",
        r"disput(?:e|ed|ing)|chargebacks?|(?:call|calling|called|go|going|went|contact\w*|report\w*|tell\w*|told"
        r"|talk\w*|notify\w*|through|with|having|have) .. (?:to )?(?:my|the|our) (?:bank|credit card company"
        r"|card company|credit union|card issuer|visa|amex)|stop(?:ping)? (?:the )?payments?(?= /|$| on| with"
        r"| from)",
        r"(?:stop|quit|cease) (?:\w+ )?(?:charging|billing|taking (?:my |money)|hitting my (?:card|account|bank"
        r"|debit)|pulling|debiting"
        r"|withdrawing|drafting|taking out|deducting)|(?:stop|please stop) the (?:charges?|payments?|billing"
        r"|withdrawals?|drafts?)",
        r"(?:still|keep|keeps|kept|keeping|continu\w*|constantly|always) (?:on )?(?:getting |being "
        r"|to )?(?:charg\w*|hitting my|bill(?:ing|ed)|taking (?:my |money|out)|withdraw\w*|pulling|debit\w*"
        r"|draft\w*|deduct\w*)|charg\w* (?:me )?.. (?:after|even though|when|although|despite|since) (?:i |we "
        r"|my )?.. (?:cancel\w*|quit|froze|freez\w*|left|paused|hold|ended|terminated|stopped|paid|never|didnt)",
        r"(?:already|i) paid (?:this|that|it|you|for (?:this|that|it)|my|the|in full|last|off|on|cash)?(?= /|$"
        r"| already| in| last| yesterday| on| by| with| so| but| cash| balance| bill| dues)(?! a compliment"
        r"| \$?\d)|paid (?:this|that|it) (?:already|in full|off|last|weeks|days)|(?:paid|payment) .... (?:still"
        r"|says|shows|showing) .... (?:owe|owes|past due|balance|due|unpaid|declined|not paid)",
        r"collections?|debt collect\w*|collection (?:agency|notice|letter)|credit (?:score|report|bureau|rating"
        r"|history)|scamm?(?:ed|ing|er|ers|my)?|rip(?:ped|ping)? (?:me )?off|rip off|stealing (?:my "
        r"|our )?(?:money|from me)|stole (?:my |our )?money|robb\w+ me|highway robbery|bait and switch"
        r"|false advertising|lied (?:to me )?about .. (?:price|cost|fees?|rate|contract|dues)|crooks",
        r"shouldnt (?:have been|be|have) .. (?:charg\w*|bill\w*|paying|owe|to pay)|(?:why|how) .. (?:charg\w*"
        r"|bill\w*|take|took|taking) .... (?:when|after|if|even|though|twice|without|again|cancel\w*|frozen"
        r"|paused|hold)|(?:dont|do not|shouldnt|didnt) owe (?:you|this|that|anything|any|it|the)"
        r"|not paying (?:this|that|for|it|a)|refuse to pay",
        r"(?:said|promised|quoted|told|supposed to be|advertised|agreed|signed up (?:for|at)|says|should (?:be"
        r"|have been)|contract says|ad says) .... (?:but )?(?:you |im |i was |got |they |my |the )*(?:charged"
        r"|statement (?:says|shows)|billed|bill (?:says|is|shows)|being charged|paying|took|you took|taking"
        r"|getting charged|card was)",
        r"(?:statement|bill|charge|invoice|charged|billed) .... (?:but|instead of|not the|rather than"
        r"|when) .... (?:said|promised|quoted|told|supposed|agreed|advertised|signed up|should|only|contract|deal"
        r"|promo)",
        r"(?:didnt|never|without|no) (?:give|gave|have|my|given) .. (?:permission|authorization|consent"
        r"|notice) .. (?:charg\w*|card|debit|withdraw\w*|raise|increase)|hidden (?:fees?|charges?)|mystery charge"
        r"|random charge|(?:two|2|duplicate|double|three|3|multiple) (?:\w+ )?(?:charges|payments|withdrawals"
        r"|transactions) .. (?:wrong|this month|same|for one|instead)",
    ),
    harmless=phrases(
        r"paid twice .... (?:old|last|previous|other) gym|(?:at|from) my (?:old|last|previous) gym",
        r"(?:sock|art|shoe|vinyl|stamp|summer|fall|winter|new|clothing|apparel|data|trash|garbage|toy|food|coat"
        r"|can|blood|music|playlist|merch|athletic|your|great|nice|tax|card|cool) collections?|collections? (?:of"
        r"|box|bin|drive)",
        r"stop charging so much|credit score to \d+|credit report (?:for|app)|(?:do|does|will|would|can|could|is"
        r"|should|how|if) (?:you|it|this|i|that"
        r"|joining|they|we) .. (?:affect|check|hurt|run) .. credit (?:score|report)",
        r"already paid (?:my dues|off|for (?:itself|myself))|(?:i|already) paid (?:for|\$?\d+)(?= (?:a|the"
        r"|my) (?:guest|trainer|session|pass|parking|class|massage))|(?:not|isnt|arent|no|is this|is it|spam or"
        r"|a) (?:a )?scam|paid attention|rip off the|ripped off (?:my|the) (?:strap|cover|handle|skin|nail)",
        r"(?:see|have|got|i see|noticed) two charges from you|(?:call|contact|told|talk\w*|went|go\w*) .. (?:the"
        r"|my) (?:bank) (?:holiday|teller)|(?:bank|card) .. (?:sent|issued|gave) me a new card",
    ),
)
