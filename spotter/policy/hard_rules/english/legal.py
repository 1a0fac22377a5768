"""English words for lawyers, authorities, discrimination and the press."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

LEGAL: Final = TextRule(
    name="legal_en",
    reason=EscalateReason.LEGAL,
    says=phrases(
        r"lawyers?|attorneys?|solicitors?|lawsuits?|litigation|subpoena\w*|legal (?:action|counsel|team"
        r"|department|advice|matter|notice|proceedings|route|rights)|small claims|cease and desist|class action"
        r"|paralegal|law firm|liab(?:le|ility)",
        r"(?:ill|i will|im|were|will|going to|want to|can|could|might|should|threaten to|have to|forced to"
        r"|ready to|about to|plan to|happy to|let me) (?:be )?(?:sue|suing)|(?:sue|suing) (?:you|the|your|yall"
        r"|this|for|them|over|if)|sued",
        r"(?:see|take|taking|meet) (?:you|yall|this|it|them) (?:all )?(?:in|to) court|court (?:date|order|papers"
        r"|summons|hearing|case)|going to court|in court",
        r"police|cops|sheriff|detective|law enforcement|press(?:ing)? charges|file charges|arrest(?:ed)?",
        r"better business bureau|bbb|attorney general|ftc|fcc|tcpa|consumer (?:protection|affairs|bureau|rights"
        r"|complaint)|department of (?:consumer|labor|health|justice)|health (?:department|inspector|code|board)"
        r"|osha|ombudsman|regulator\w*|trading standards|city inspector|fire marshal|licensing board"
        r"|ada (?:violation|complaint|compliant|compliance|law|request|coordinator|accommodation\w*)|cfpb|eeoc",
        r"discriminat\w*|(?:reasonable|disability|religious) accommodation\w*|(?:because|cause|since|for being"
        r"|due to) (?:of )?(?:im |i am |my |hes |shes |were |being |his |her )*(?:black|race|skin|disab\w*|gay"
        r"|lesbian|trans\w*|religion|muslim|jewish|hijab|wheelchair|pregnan\w*|ethnicity|accent|autis\w*|deaf"
        r"|blind|latino|latina|hispanic|asian|service (?:dog|animal)|old age)(?= /|$| and| they| you| he| she| it"
        r"| so| at)",
        r"(?:refus\w*|den(?:y|ied)|turned away|not allow\w*|kicked out|wouldnt let) .... (?:service (?:dog"
        r"|animal)|wheelchair|disab\w*|hijab|because im|because of my|guide dog)",
        r"report(?:ing)? (?:you|this|your|it|yall|them|the (?:gym|club|company|number)) .. (?:to|as|if|for)"
        r"|report this (?:number|gym|club|company|business)|(?:file|filing|filed|lodge|make|submit\w*) (?:a "
        r"|an )?(?:formal |official )?(?:complaint|report|claim|charges|grievance) (?:with|against|to)"
        r"|formal complaint",
        r"journalist|reporter|news (?:station|paper|crew|channel|outlet)|newspaper|go(?:ing)? to the (?:press"
        r"|media|news)|call(?:ing)? (?:the news|channel)|media (?:inquiry|contact|request)|press inquiry"
        r"|handles media",
        r"breach of contract|(?:in )?violation of|violat(?:ed|ing|es) (?:my|the|your|our|state|federal)"
        r"|illegal\w*|against the law|unlawful\w*|legally (?:required|obligated|have to|cant|allowed)|is (?:this"
        r"|that|it) (?:even )?legal|(?:fraud|fraudulent|fraudulently|identity theft|defraud\w*)|extort\w*"
        r"|wrongful death|negligen\w*|compensation|settlement|insurance (?:claim|company|adjuster)|damages"
        r"|workers comp\w*|medical bills?",
    ),
    harmless=phrases(
        r"(?:do|does|can) (?:police|cops|lawyers|teachers|nurses|firefighters|veterans|officers) (?:get|have)"
        r"|legal holidays?",
        r"(?:(?:is|are|was) (?:a|an|my|our) |attorney |lawyer |my |our |fellow |family |busy "
        r"|injury )?(?:attorney|lawyer|police|cop|sheriff) (?:friend|buddy|husband|wife|brother|sister|dad|mom"
        r"|neighbor)",
        r"(?:friend|wife|husband|brother|sister|dad|mom|daughter|son|he|she|im|i am|who|roommate|client"
        r"|trainer) (?:is |was |as |works as |who is |who was )?(?:a |an )?(?:\w+ )?(?:attorney|lawyer"
        r"|police officer|cop|paralegal|sheriff|reporter|journalist|detective|law student)(?: (?:too|and|at|for"
        r"|by|so|in|on|who))?(?! (?:and|who|so|said|says|will|is) (?:will|is|says|said|told|going|you|i|we"
        r"|looking))",
        r"(?:police|law enforcement|sheriff|cops|first responders?|military|fire and police|police officers?"
        r"|lawyers?|attorneys?|corporate|nurses?) (?:\w+ )?(?:discounts?|rates?|officer discount|academy"
        r"|fitness test|exam|test|department (?:discount|rate|membership)|station|pricing|deals?|memberships?"
        r"|plan)|(?:discounts?|deals?|rates?|special) .. (?:police|law enforcement|cops|military"
        r"|first responders)|police (?:academy|test|exam|fitness|pat|physical)",
        r"entitled to compensation|compensation fund|see if you qualify|camp lejeune|fraud (?:dept|department|alert"
        r"|team)|final notice .... arrest|face arrest|(?:lawyer|attorney|legal) brain|(?:lawyer"
        r"|attorney)s? (?:office|lol|jk|haha)|(?:injury|good|great) lawyer (?:lol|haha|jk)"
        r"|legally blind|liability (?:waiver|form|release|insurance certificate)|(?:waiver|release) of liability"
        r"|legal (?:guardian|name|age|holiday)|(?:tennis|basketball|pickleball|squash|racquetball|badminton"
        r"|volleyball|padel|indoor|outdoor|half|food) ?court\w*|on(?: the)? court|in court shoes"
        r"|arrest\w* development|(?:cardiac|under) arrest|settlement house",
        r"(?:class|coach|trainer|instructor|ask|see|saw|with|thanks?|love|like|from|is|miss|and|for|tell|told|to"
        r"|hi|hello|hey) sue(?= /|$| on| at| today| and| is| was| this| for| for the| in| teach\w*| tomorrow"
        r"| that| if)|illegal (?:stance|squat|dribble|move)|its illegal how (?:good|much)|should be illegal"
        r"|overtime compensation",
        r"compensation for (?:the )?(?:session|class|training)\w*|(?:water|rain|smoke|hail|sun|hair|muscle|storm"
        r"|sweat) damages?",
    ),
)
