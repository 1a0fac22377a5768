"""English signs that together are about data, belongings, money or the law."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import SignsRule, phrases

MATTERS: Final = (
    SignsRule(
        name="privacy_signs_together_en",
        reason=EscalateReason.PRIVACY,
        signs=(
            phrases(
                r"(?:which|what) (?:locker|class|classes|machine|time|days?)|look (?:up|and see)|tell me"
                r"|check (?:if|whether|and see)|can you see|find out|let me know if|know if|email me|text me"
                r"|send me|give me|pull up|track\w*|was|is|did|has|does|told|tells|where|when"
            ),
            phrases(
                r"(?:my|her|his|the|that|this) (?:\w+ )?(?:boyfriend|girlfriend|ex|husband|wife|spouse|fiance"
                r"|roommate|neighbor|coworker|boss|employee|sister in law|brother in law|tenant|baby daddy"
                r"|baby mama|stalker|other woman|side chick)s?|another (?:guys?|members?|persons?|womans?|girls?"
                r"|clients?)"
                r"|someone elses|somebody elses|other (?:members|peoples|clients)|everyone elses|roster|everybodys"
                r"|each member"
            ),
            phrases(
                r"(?:there|was there|been there|came in|comes in|come in|coming in|check\w* in|swip\w*|show\w* up"
                r"|scann\w*|works? out|worked out|use|uses|used|train\w*|attend\w*|locker|schedule|address"
                r"|payment info|payment|card|account|login|log in|phone|numbers?|emails?|what time i|when i|where i"
                r"|my schedule|visits?"
                r"|balance|workout|hours)"
            ),
        ),
        harmless=phrases(
            r"(?:add|bring|bringing|join|joins|joining|sign up|signing up|guest|with me|together|couples?"
            r"|family plan|share|gift|buy|birthday|wants? to|want to|would like|interested|can (?:my|he|she|they)"
            r"|could my|does my (?:\w+ )?(?:need|have)|is my (?:\w+ )?(?:allowed|able|covered|included|on my))",
            r"(?:my|the) (?:\w+ )?(?:wife|husband|girlfriend|boyfriend|roommate|coworker|boss|neighbor) (?:and i"
            r"|also|too|both|loves?|likes?|told me|said|recommended|left (?:her|his)|lost (?:her|his)|forgot|hates?"
            r"|pays?|paid|has a question|needs?)|(?:told|tell|tells) my (?:\w+ )?about (?:you|the|this)",
            r"(?:cancel|remove|take|drop|freeze|pause|charged?|billed|owe|owes|pay|payment) .... (?:my|her"
            r"|his) (?:\w+ )?(?:husband|wife|girlfriend|boyfriend|roommate|ex)",
        ),
    ),
    SignsRule(
        name="theft_signs_together_en",
        reason=EscalateReason.THEFT,
        signs=(
            phrases(
                r"(?:smashed|broken|busted|shattered|pried|forced|jimmied|popped|cut|gone|missing|vanished"
                r"|disappeared|grew legs|nowhere|emptied|not there|no longer there|went missing|walked off"
                r"|walked away|taken)"
            ),
            phrases(
                r"(?:my|our|his|her|wifes|husbands) (?:\w+ )?(?:laptop|phone|iphone|wallet|purse|watch|keys|airpods"
                r"|earbuds|headphones|shoes|sneakers|jordans|jacket|coat|bag|backpack|gym bag|cash|money|ring"
                r"|jewelry|bike|scooter|tools?|belongings|stuff|things|tablet|ipad|car|truck|license|cards?|lock"
                r"|clothes|radio|catalytic converter)|no (?:laptop|phone|wallet|purse|bag|radio)"
            ),
            phrases(
                r"(?:locker|lockers|parking lot|lot|parked|window|cubby|cubbies|car|truck|locker room|changing room"
                r"|bench|hook|gym bag|while i|when i (?:came|got)|came (?:back|out)|got back|during (?:my )?class)"
            ),
        ),
        harmless=phrases(
            r"(?:left|forgot|lost|misplaced|looking for|dropped) (?:my|our|his|her)|window (?:closed|open)"
            r"|lost and found|(?:screen|phone) (?:is |was )?(?:cracked|broken|smashed)|broken (?:lock|locker|hook"
            r"|bench|window)"
        ),
    ),
    SignsRule(
        name="dispute_signs_together_en",
        reason=EscalateReason.DISPUTE,
        signs=(
            phrases(
                r"(?:payments?|charges?|charged|fees?|increase|billed|bill|debit\w*|withdrawal|renew\w*|renewal"
                r"|ran my card|my card|took|money)"
            ),
            phrases(
                r"who (?:approved|authorized|ok\w*|said)|(?:never|didnt|not|nobody|no one) (?:\w+ )?(?:agreed"
                r"|approved|authoriz\w*|signed off|consented|ok\w*|told me|notified|agree) (?:to|it|this|that|any"
                r"|about|me)?|(?:wasnt|isnt|not) me(?= /|$| and| who)|(?:cancelled|quit|ended|closed|terminated"
                r"|left) .... why|why .... (?:cancelled|quit|ended|closed|terminated)"
                r"|bank (?:says|said|told|shows|flagged)|(?:cancelled|quit|ended) (?:in|on|back in"
                r"|last) \w+ .... (?:still|payment|charg\w*|bill\w*)"
            ),
        ),
        harmless=phrases(
            r"(?:texts?|messages?|marketing|emails?|photos?|pictures?)|class(?:es)? (?:was|were|is|got) cancelled"
            r"|(?:my|the) (?:class|session|appointment) .. cancel\w*|bank (?:holiday|account number"
            r"|statement please)"
        ),
    ),
    SignsRule(
        name="money_back_signs_together_en",
        reason=EscalateReason.REFUND,
        signs=(
            phrases(
                r"(?:credit|compensate|reimburse|refund|repay|return) (?:me|us|my account)|(?:make|get"
                r"|take) .. off my (?:bill|dues)"
            ),
            phrases(
                r"(?:weeks?|days?|months?|sessions?|class\w*|closed|cancelled|broken|shut|missed|unused|didnt|never"
                r"|money|dues|fee|half|\$\S+|\d+)"
            ),
        ),
    ),
    SignsRule(
        name="legal_signs_together_en",
        reason=EscalateReason.LEGAL,
        signs=(
            phrases(
                r"(?:state|city|county|government|authorities|ada|disability rights|civil rights|media|press|news"
                r"|public|internet|labor board|inspector|governor|senator|feds?)"
            ),
            phrases(
                r"(?:hear|hearing|know|told|tell|report\w*|complain\w*|contact\w*|call\w*|email\w*|investigat\w*"
                r"|inspect\w*)"
            ),
            phrases(
                r"(?:disab\w*|wheelchair|unsafe|treat\w*|illegal\w*|violat\w*|discriminat\w*|refus\w*|wages?"
                r"|overtime|unpaid|blocked|code|rights|black|race|deaf|blind|autis\w*|women|immigrants?)"
            ),
        ),
    ),
)
"""Tried after the phrases; each needs all its signs."""
