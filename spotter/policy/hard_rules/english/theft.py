"""English words for theft and break-ins."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

THEFT: Final = TextRule(
    name="theft_en",
    reason=EscalateReason.THEFT,
    says=phrases(
        r"(?:jacked|nicked|snipped|snatched|sawed off|swiped) (?:my|our|off|from|out)|(?:been|got|was|were"
        r"|getting) (?:jacked|nicked|swiped|lifted|snatched|snipped|sawed off)|(?:lock|chain|padlock"
        r"|cable lock) (?:was |got )?(?:snipped|cut)|my (?:\w+ ){0,2}(?:bike|stroller|scooter|backpack|wallet|purse"
        r"|phone|laptop|ring|watch|bag|jacket|airpods) (?:is|are|was|were|just|s) (?:just )?gone|gone (?:tablet"
        r"|cash|phone|wallet|laptop)|catalytic converter|got into (?:my (?:car|truck|locker|bag)|mine)|(?:taken"
        r"|removed|missing|disappear\w*) from (?:my|a|your|the|our) (?:\w+ )?(?:locker|room|rack|cubby|bench"
        r"|changing|lot|desk)",
        r"stole|stolen|steal(?:s|ing)?|theft|thief|thieves|robb(?:ed|ery|ing)|burglar\w*|mugged|pickpocket\w*"
        r"|shoplift\w*|vandal\w*|keyed my car",
        r"(?:broke|broken|breaking|busted|break|smashed) (?:in ?to|into) (?:my|a|the|our|lockers?|cars?|his|her"
        r"|someones)|(?:car|locker|truck|window|vehicle|bag|lock) .. (?:broken into|smashed|busted open|pried"
        r"|cut off|jimmied|ransacked|rummaged|been opened|forced open|got broken)|lock (?:was |got |is "
        r"|has been )?cut|cut (?:my|the|off my) lock|break in|break ins",
        r"(?:someone|somebody|they|he|she|who|whoever|another member|people|guy|staff) .. (?:took|taken|takes"
        r"|taking|swiped|snatched|grabbed|lifted|went through|walked off with|made off with|ran off with"
        r"|helped themselves to|rifled through) .. (?:my|our|wifes|sons|daughters) (?:\w+ )?(?:stuff|bag|backpack"
        r"|phone|iphone|wallet|purse|watch|keys?|car|laptop|shoes|jacket|coat|airpods|headphones|earbuds|money"
        r"|cash|belongings|locker|things|bike|bottle|clothes|ring|jewelry|towel|lock|tablet|ipad|scooter|license"
        r"|card|cards)",
        r"(?:popped|broke|busted|cut|forced|picked|snapped) (?:open )?my (?:\w+ )?(?:lock|locker|padlock|trunk|car"
        r"|window)|(?:is|are|was|were|s|all) (?:\w+ )?gone (?:out of|from)|(?:purse|wallet|bag|backpack|locker|car"
        r"|truck) .. (?:emptied|cleaned out|gone through|rifled|ransacked|looted)|(?:cleaner|staff|employee|janitor"
        r"|trainer|someone|somebody|guy) .. (?:took|pocketed|swiped|snatched|lifted) my|(?:missing|gone|disappeared"
        r"|vanished|taken) (?:out of|from|outta) (?:my|the|our) (?:\w+ )?(?:locker|bag"
        r"|car|cubby|gym bag|backpack|purse|wallet|jacket|stroller|rack)",
        r"(?:wallet|phone|iphone|purse|watch|ring|laptop|airpods|keys|bag|backpack|cash|money|cards?|bike"
        r"|jewelry) .. (?:missing from|gone from|disappeared from|vanished from|(?:was|were|been|got) (?:taken"
        r"|swiped|snatched|lifted))|(?:things|stuff|valuables) .. (?:go|went|going) missing from",
    ),
    harmless=phrases(
        r"card (?:was|got) stolen so|robb\w* me of (?:my|any|all)|(?:a|what a|such a|total|absolute|real|its a"
        r"|price is a) steal|steal (?:of|at that|the show|a (?:spot"
        r"|mat|workout|move|minute|moment)|this|that (?:workout|move|idea)|his|her|your (?:workout|idea)|you)"
        r"|stole(?:n)? (?:the show|my heart|the|your (?:workout|idea|move))|stealing (?:the show|your (?:workout"
        r"|idea)|my heart|this)|identity theft protection|theft (?:policy|insurance)",
        r"(?:he|she|trainer|coach|instructor|staff|they|you) .. (?:took|takes|taken) .. (?:my|our) (?:money|cash|card)",
        r"(?:stole|stealing|steal|robbing|robbed|stolen) (?:my |our |from my )?(?:money|payment|from me|me|bank"
        r"|hundred\w*|\$\S+|people|us)(?= /|$| every| with| by| for| again| and| you| each)",
    ),
)
