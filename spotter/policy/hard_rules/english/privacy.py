"""English words for other people's data, data requests and leaks."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

_OTHERS: Final = (
    r"(?:girl|guy|trainer|instructor|woman|man|lady|coach|ex|exes|ex wife|ex husband|wife|husband|boyfriend|girlfriend"
    r"|roommate|neighbor|friend|person|boss|coworker|employee|receptionist|member|members|people|everyone"
    r"|everybody|dude"
    r"|teacher|someone|somebody|brother|sister|mom|dad|mother|father|son|daughter|spouse|partner|fiance|teammate"
    r"|him|her|them)"
)

PRIVACY: Final = TextRule(
    name="privacy_en",
    reason=EscalateReason.PRIVACY,
    says=phrases(
        r"(?:home address|address|phone numbers?|cell|numbers?|schedule|emails?|last name|full name|name|names"
        r"|info|information|contact|instagram|birthday|membership status|attendance|check ins?|bookings?|balance"
        rf"|record) (?:of|for|from|on) (?:the |that |a |an |another |my |this |all |other |your )*{_OTHERS}",
        r"(?:whats|give me|send me|text me|need|get|have|share|tell me|can i get|know) (?!your|my|the (?:club|gym"
        r"|front|main))(?:\w+ )?\w+s (?:home address|cell|personal \w+|phone number|private \w+|last name|phone"
        r"|address|home number)",
        r"(?:his|her|their) (?:home address|address|phone number|cell|number|last name|schedule|email)(?= /|$"
        r"| please| so| to| for)|(?:home address|personal (?:cell|number|phone|email|address))",
        r"(?:did|has|have|was|is|does|do|if|when did|when does|whether|see if|confirm) (?:my |the |that "
        rf"|a )?(?:{_OTHERS}|he|she|they) .. (?:check in|checked in|checking in|come in|came in|coming in|sign in"
        r"|signed in|there|at the gym|at your gym|at the club|show up|showed up|still go|still come|visit\w*"
        r"|been (?:there|going|coming|in)|work out (?:there|today|yesterday)|a member|attend\w*)(?= /|$| today"
        r"| yesterday| now| right now| last| this| on| at| tonight| still| there| here| anymore| alone| with)",
        r"(?:where|when|what time|what days?) (?:does|do|did) (?:he|she|they|that \w+|my (?:ex|husband|wife|boyfriend"
        r"|girlfriend)) .. (?:work\w* out|come in|train|leave|live|go home|get off|park)",
        r"(?:where|when) (?:he|she|they) (?:was|is|lives?|works? out|comes?|goes|usually|trains?|went|parks?)"
        r"|who (?:else )?(?:checked in|was (?:there|in|here)|is (?:in|booked|signed up)|came in)",
        r"(?:list|roster|names|numbers|emails|contacts|directory|database) of (?:all |the |your |every |other "
        r"|some )*(?:members?|clients|people|women|customers|attendees|everyone|participants)|(?:members?"
        r"|clients?|customer|membership|class) (?:list|roster|directory|data|database|records?)"
        r"|everyone in my class|look up (?:someone|another|a member|my ex|my wife|my husband|a person|somebody)"
        r"|other members? (?:data|info\w*|phone|numbers?|emails?|account|details)",
        r"(?:copy|delete|deletion|erase|erasure|remove|access|export|see|correct|request|provide|send me|disclose"
        r"|wipe|purge|download|give me|what) .... (?:data|personal information|personal info|personal details"
        r"|information (?:you|that you|about me|on me|held|stored)|info (?:you|about me|on me)|records? (?:you"
        r"|about me|on me)|my (?:info|information|profile|file))",
        r"gdpr|ccpa|cpra|dsar|data (?:protection|subject|breach|leak|privacy|request|deletion)"
        r"|right to be forgotten|privacy (?:request|rights|violation|breach|officer|complaint|issue|concern)"
        r"|personal (?:information|data)|sell(?:ing)? my (?:info\w*|data)",
        r"(?:data|info\w*|details|password|passwords|account|card|email|emails|system|app|website) .. (?:leak\w*"
        r"|hacked|breached|exposed|compromised|stolen)|hacked|data breach|(?:someone|somebody|another (?:person"
        r"|member)|other (?:people|person|member)) ?(?:else)?s? .. (?:info\w*|account|data|details|bookings?"
        r"|profile|statement|name) .. (?:in|on|when|instead|under|to|showing|came|in my|in the)|(?:i can see"
        r"|seeing|shows? me|showing me|showed me|sent me|logged (?:me )?into|emailed me|texted me) (?:someone"
        r"|somebody|another|other) .. (?:info\w*|account|data|bookings?|details|profile|statement|bill|invoice"
        r"|contract)",
        r"(?:shar\w*|gave|give|giving|gave out|sold|post\w*|leak\w*) (?:out )?(?:my|our) (?:\w+ )?(?:info\w*"
        r"|number|data|phone|address|email|details|picture|pictures|photo|photos|schedule)(?: .. (?:to|with|on"
        r"|without|out))?|(?:security|surveillance|camera|cctv|video) (?:footage|tape|tapes|recordings?|video)"
        r"|footage",
    ),
    harmless=phrases(
        r"class lists?|your account has been (?:compromised|suspended|locked)|(?:got|have|found"
        r"|received) your (?:number|info|name|email|contact) .. (?:friend|someone|google|website)",
        r"(?<!shared )(?<!gave )(?<!out )(?<!leaked )(?<!sold )(?<!sharing )(?:my|new|our|change of"
        r"|update (?:my )?|changed my|correct) (?:home )?(?:address|phone number|email"
        r"|number|cell)(?! of)|update .. (?:information|info|data|address)|(?:delete|remove|update|change|correct"
        r"|edit|see|access) my (?:credit card|card|bank|payment|billing|reservation|booking|class|account info"
        r"|login|contact info|booking)\w*",
        r"(?:give|text|send|gave|giving|tell|share|pass|post) (?:out )?my (?:number|phone|info\w*|email|address"
        r"|photo|picture) (?:to|with) (?:the |my )?(?:trainer|coach|front desk|manager|desk|instructor|you|ben"
        r"|sarah|billing)",
        r"(?:whats|what is|have|give me|send me|need) (?:\w+ )?(?:todays|tomorrows|tonights|saturdays|sundays"
        r"|mondays|tuesdays|wednesdays|thursdays|fridays|childrens|womens|mens|kids|its|clubs|gyms|yours|classes"
        r"|is|this|cards) (?:\w+ )?(?:phone number|address|phone|schedule)",
        r"(?:is|are) (?:he|she|they|coach|trainer|the trainer|the instructor|the coach|\w+) (?:there|working"
        r"|teaching|in|available|at the (?:desk|gym|club)) (?:today|tomorrow|tonight|now|this|on|at)|(?:is"
        r"|was) (?:there|anyone|anybody|someone|somebody) .. (?:there|at the (?:gym|front desk|club|desk))"
        r"|schedule (?:for|of) (?:the )?(?:trainer|instructor|classes|class)",
        r"(?:can|could|may|will|do|does|if|is|are) (?:i|we|you|my|our|his|her) .. (?:bring|add|guest|join|come|be"
        r"|need to be) .. (?:a member)|does (?:my|a|the) (?:guest|friend|spouse|wife|husband|kid|son|daughter"
        r"|child) (?:have to|need to|get|count)|(?:name|number|info|email|address|phone number) (?:for|of|on"
        r"|from) (?:the )?(?:manager|gm|gym|club|owner|billing|corporate|front desk|company|trainer coordinator"
        r"|class|guest|the guest)|(?:contact|info|information) for .. (?:manager|billing|owner|corporate"
        r"|trainer manager)",
        r"(?:what|see|send me|give me|get|access|request|copy of) .... (?:schedule|class|pool|pricing|membership"
        r"|guest|hours|holiday|contact|swim|calendar|billing|payment|parking|training|wod|nutrition) (?:info\w*"
        r"|details|data)|class roster for my|(?:photo|card|account|website|life) hack(?:s|ed)?|growth hack\w*"
        r"|hack squats?",
    ),
)
