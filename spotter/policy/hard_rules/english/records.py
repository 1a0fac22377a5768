"""English words for other people's data and for the law, where nobody says "privacy" or "lawyer"."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

_KNOWN: Final = (
    r"(?:husband|wife|ex|exes|spouse|girlfriend|boyfriend|partner|fiance|daughter|son|roommate|neighbor|coworker"
    r"|boss|employee|tenant|sister|brother"
    r"|mom|dad|friend|girl|guy|woman|man|lady|blonde|brunette|redhead|chick|dude|trainer|coach|instructor|person"
    r"|member|stranger)"
)
_DATA: Final = (
    r"(?:names?|info\w*|balances?|address\w*|birthdays?|birth dates?|dates? of birth|forms?|bills?|emails?|phones?"
    r"|phone numbers?|data|details|account\w*"
    r"|cards?|statements?|contracts?|medical|records?|invoices?|profiles?|photos?|ssn|social|messages?)"
)

RECORDS: Final = TextRule(
    name="records_en",
    reason=EscalateReason.PRIVACY,
    says=phrases(
        r"what (?:days?|times?|hours) .... (?:comes|goes|trains|works out|is usually|shows up|gets off)(?= /|$| in"
        r"| there| on)|(?:front desk|staff|trainers?|everyone|anyone|employees?|other members) .. (?:see|access"
        r"|read|view|look at|know) my (?:medical|health|private|personal|payment|bank|card|home)",
        r"(?:account|info\w*|data|profile|records?|history) .. (?:erased|deleted|wiped|removed"
        r"|purged)(?: .. permanently)?|roster|(?:told|tells|telling) my (?:ex|husband|wife|boyfriend|girlfriend"
        r"|boss|stalker) .... (?:time i|when i|where i|i come|i was|my (?:schedule|address|number|classes))"
        r"|which locker (?:does|is) (?!the|my|a|it)\w+",
        r"(?:number|address|instagram|snapchat|email|last name) of (?:the|that|this) (?:\w+ )?(?:girl|guy|woman|man"
        r"|lady|blonde|brunette|redhead|chick|dude|person|member|boy)",
        r"(?:what|which|whatever) .. (?:information|data|info|records|details) .. (?:you|yall|u) .. (?:store|have"
        r"|keep|hold|collect|got)|(?:everything|anything"
        r"|whatever|all the \w+|all of the \w+) (?:that )?(?:you|yall|youve) (?:\w+ )?(?:got|have|keep|store|know"
        r"|hold|collected) (?:\w+ )?(?:on|about) (?:me|us|my)"
        r"|(?:wipe|delete|erase|purge|scrub|destroy|forget) .... (?:on me|about me|all my data|my data|my info\w*"
        r"|my records?|my file|my profile|my history|everything)"
        r"|(?:all (?:of )?)?my data(?! plan)|(?:data|information) .. (?:erased|deleted|wiped|removed|forgotten)",
        r"(?:tell|check|see|confirm|look up|find out|know|verify) (?:me )?(?:if|whether) (?:\w+ ){1,4}(?:is|are"
        r"|was) (?:still )?(?:a |an )?(?:active |current )?members?(?= /|$|"
        r" there| here| at)|where (?:does|do|did) (?:coach|trainer|instructor|teacher|that|the|my|miss|mr"
        r"|ms) (?:\w+ ){1,3}live",
        r"(?:see|know|check|tell me|get|find out|pull|send|look at|look up|show me|track"
        rf"|monitor) .... {_KNOWN}s .. (?:check ?ins?|visits?|attendance|records?|history|logs?"
        r"|schedule|account|swipes?|bookings?|workouts?)(?! polic\w*)",
        r"(?:did|has|have|does|do|is|was|if|when|whether|see if|can you see if) (?:my|the|that|this|her"
        rf"|his) (?:\w+ )?{_KNOWN} .. (?:swip\w*|scann\w*|badg\w*|tagg\w*|check\w*|clock\w*|come|came"
        r"|coming|show\w*|work\w* out|been|go|went|goes|there|was there|visit\w*|attend\w*|sign\w* in|use|uses"
        r"|used)(?! (?:a|the) (?:class|guest|pass)| free| with me| my| as a guest)"
        r"(?= /|$| in| out| today| yesterday| on| last| this| there| during| at| after| before| the| recently"
        r"| still| for)",
        r"records? of (?:when|who|everyone|which)|when my (?:husband|wife|ex|spouse|girlfriend|boyfriend"
        r"|partner) (?:was|came|comes|is|has been|works)|(?:run|ran|bump\w*) into (?:my ex|him|her)",
        r"(?:emailed|texted|sent|mailed|gave|showed|shows|read|posted|printed|got|received|see|can see|seeing"
        r"|shared|handed) .... (?:another|other|someone elses|somebody elses|everyones|everybodys|everybody"
        r"|wrong|every|all the|a strangers|a different|contains) (?:\w+ )?(?:persons?|members?|peoples?|clients?"
        rf"|customers?|guys?|womans?|mans?)? ?(?:\w+ )?{_DATA}|(?:sent|emailed|mailed|gave|texted)"
        r" (?:my|our) \w+ .. (?:to|with) (?:the wrong|another|someone|somebody|a stranger|my ex|everyone"
        r"|my (?:husband|wife|boss|mom|dad))",
        r"my (?:\w+ )?(?:photos?|picture|pictures|face|image|videos?|name|info\w*|details|address|data) .. (?:is "
        r"|are |was |were |got )?(?:on|in|posted|displayed|visible|showing|printed|up on|shared) .. (?:your|the|a"
        r"|to)"
        r" .. (?:instagram|insta|facebook|website|page|social\w*|ads?|flyer|tiktok|screen|board|wall|public"
        r"|everyone|strangers)|(?:read|said|announced|yelled|shouted) (?:out )?my (?:\w+ )?(?:address|balance|weight"
        r"|number|birthday|name|info\w*|medical \w+|debt) (?:out )?(?:loud|in front)|never (?:agreed|consented"
        r"|signed) .. (?:photo\w*|pictures?|filmed|posted|video\w*)",
        r"(?:look ?up|run|trace|check) .. (?:license )?plate|license plate (?:for me|lookup|number of)|(?:who owns"
        r"|whose|owner of) .. (?:car|jeep|truck|suv|van|plate|bmw|vehicle|motorcycle|tesla|honda"
        r"|toyota)(?! blocking)",
        r"(?:her|his|their|that \w+s|the \w+s) (?:full |last |real |first )?(?:name (?:and|or) .. (?:number|phone"
        r"|email|instagram|address)|(?:phone |cell )?number|instagram|address|snapchat|last name|home phone)(?= /|$"
        r"| please|"
        r" so| to| i| from| and| for| or)|(?:whats|what is|know|tell me|get|have|give me) (?:\w+ )?(?:name|number"
        r"|contact\w*|instagram) of (?:the|that|a) (?:\w+ ){0,3}(?:girl|guy|woman|man|lady|dude|blonde|brunette"
        r"|redhead|chick|member|person)|trying to (?:reach|find|contact|track down) the (?:\w+ )?(?:girl|guy|woman"
        r"|man|lady|blonde|brunette|redhead|chick|dude)",
        r"(?:told|tells|telling|tell|informed|gave) my (?:ex|husband|wife|boyfriend|girlfriend|boss|mom|dad"
        r"|employer|parents|family|stalker) .... (?:when i|where i|my (?:schedule|address|number|info\w*|classes)"
        r"|that i|i was)"
        r"|personal (?:info\w*|details|data)|(?:doxx\w*|identity thief)|(?:i got|received|got) .. (?:text|email"
        r"|message|bill|letter|call) .. (?:for|with|about) (?:another|someone|somebody|a different|other)",
    ),
    harmless=phrases(
        r"(?:add|bring|sign up|refer|guest|invite|enroll|register) .... (?:wife|husband|friend|daughter|son|mom|dad"
        r"|sister|brother|partner|girlfriend|boyfriend|kid)|(?:is|are) (?:coach|trainer|\w+) (?:teaching|working|in"
        r"|there|here)"
        r"|(?:does|do|can|could|if|is|will) my (?:\w+ )?(?:wife|husband|friend|daughter|son|mom|dad|sister|brother"
        r"|partner|girlfriend|boyfriend|kid) .. (?:come|use|attend|go|visit|work out|sign in|been|have to|need|get"
        r"|check in)",
        r"(?:update|change|correct|edit|fix) (?:my|the) \w+|my data (?:plan|ran)|(?:her|his|their) (?:class"
        r"|schedule|session)|(?:club|gym|front desk|managers?|your|billing) (?:phone )?number|(?:trainer|coach"
        r"|instructor|guy|lady|girl) (?:at"
        r" the desk|who teaches)|love my (?:photo|picture)",
        r"(?:child|kid|son|daughter)s? (?:swim|dance|gymnastics|camp|class|lesson|program) schedule",
    ),
)

THE_LAW: Final = TextRule(
    name="the_law_en",
    reason=EscalateReason.LEGAL,
    says=phrases(
        r"(?:the )?ada (?:requires|says|violat\w*|law)|or (?:i|ill|we|im) (?:\w+ )?(?:file|filing|sue|suing"
        r"|report you|going to court|lawyer up)|denuncia formal",
        r"im (?:a |an )?(?:\w+ )?(?:reporter|journalist|detective|inspector|investigator|process server)"
        r"|(?:reporter|journalist) (?:with|from|for|at) (?:the|a|channel)",
        r"counsel(?! at camp)|summons|serve (?:papers|you|the papers|legal)|(?:process|papers) serv\w*"
        r"|registered agent|(?:wage|labor|labour) (?:complaint|claims?|theft|board|department|commission\w*|law\w*"
        r"|violations?)"
        r"|state (?:labor|attorney|law|agency|board|inspector)|(?:federal|state|civil|criminal) (?:violation|law"
        r"|offense|complaint|court|rights|charges|case)",
        r"(?:file|filing|filed) (?:\w+ )?(?:with the|a claim|suit|charges|for damages|against|a report"
        r"|paperwork in court|a lawsuit|an? \w+ complaint)|(?:your|the|whats your|who is your) (?:insurer"
        r"|insurance (?:carrier|provider|company|info\w*))"
        r"|liability (?:insurance|insurer)|hear\w* from my (?:lawyer|attorney|people|dad|husband)|(?:you|yall"
        r"|youll) (?:will )?(?:be )?hear(?:ing)? (?:about it|about this|from (?:us|me) (?:legally|formally))",
        r"affidavit|deposition|testify|(?:preserve|retain|save) .. (?:footage|video|records|evidence|recording)"
        r"|demand letter|notice of (?:claim|intent|violation|breach)|statute|pursuant to|under (?:the )?(?:section"
        r"|statute|act|code|law)"
        r"|arbitrat\w*|mediation|damages claim|pain and suffering",
        r"(?:blind|deaf|disabled|wheelchair|veteran|autistic|handicap\w*|amputee|pregnant|hijab|muslim|black|trans"
        r"|gay) .... (?:not allowed|refus\w*|kicked out|turned away|denied|wouldnt let|cant bring|no access"
        r"|asked to leave|not welcome|wont let)"
        r"|(?:not allowed|refus\w*|kicked out|turned away|denied|asked to leave|wouldnt let"
        r"|cant) .... (?:service (?:dog|animal)|guide dog|wheelchair|hijab|interpreter|his dog|her dog|disab\w*)"
        r"|only (?:asked|stopped|checked|carded) (?:the )?(?:black|brown|asian|latino"
        r"|latina|hispanic|muslim) \w+",
        r"(?:cps|police|sheriff|detective|officer|fbi|irs|ice|immigration) .. (?:involved|investigating|report|case"
        r"|here|called|coming|at the)|(?:health|city|county|building|code) (?:dept|inspector|department|inspection"
        r"|enforcement|officials?)"
        r"|(?:tell|telling|call\w*|email\w*|contact\w*|going to|report\w* to|write to) .. (?:channel \d|the news"
        r"|the press|the paper|reporters?|the media|corporate counsel|the authorities|the state|the city|the county)",
    ),
    harmless=phrases(
        r"(?:camp|guidance|school|nutrition|weight loss) counsel\w*|entitled to compensation|compensation fund"
        r"|see if you qualify|fraud (?:dept|department|alert|team)|face arrest|final notice you owe|camp lejeune"
        r"|(?:good|great|any|know|recommend) .. (?:lawyer|attorney) .. (?:lol|haha|jk|kidding)|(?:lawyer|attorney"
        r"|legal) (?:brain|office|joke)|statue|state (?:champ\w*|fair|park|school|university|meet)",
        r"(?:jury duty|court (?:date|tomorrow|today)|in court (?:all day|today|tomorrow)) .. (?:so|cant|have to"
        r"|miss|cancel|reschedul\w*|move)|(?:police|fire|sheriff) (?:officer|department) (?:discount|rate|here|and)"
        r"|law (?:school|student|firm discount)",
    ),
)
