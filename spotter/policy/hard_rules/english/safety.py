"""English words for dangerous equipment, buildings and people."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

_GEAR: Final = (
    r"(?:cables?|rope|belt|bolts?|straps?|chain|bench|rack|machine|equipment|treadmill|elliptical|bike|pulley|weights?"
    r"|bar|barbell|dumbbells?|kettlebell|plates?|hook|pin|seat|pedal|handle|rower|box|ladder|band|smith|ceiling"
    r"|tile|tiles"
    r"|mirror|light|fan|shelf|door|glass|railing|handrail|stairs?|step|floorboard|locker|tv|speaker|clip"
    r"|leg press|press)"
)

SAFETY: Final = TextRule(
    name="safety_en",
    reason=EscalateReason.SAFETY,
    says=phrases(
        rf"{_GEAR} .... (?:snapp\w+|snaps|snap|came (?:loose|off|apart|down|undone)|coming (?:loose|off|apart|down)"
        r"|is loose|are loose|loose|gave way|giving way|collapsed|collapsing|caving|fell (?:off|apart|over|on"
        r"|down)|falling (?:off|apart|over|on|down)|fray\w*|spark\w*|smoking|shock\w*|exploded|about to (?:fall"
        r"|break|snap|go|come|collapse)|wobbl\w*|unstable|tip\w* over|buckled|shattered|cracked"
        r"|dropp\w* by itself|locked up and threw|speeds? up (?:on its own|by itself|suddenly|randomly)"
        r"|wont stop)",
        r"(?:ceiling|roof|water|pipe) .. (?:leak\w*|dripp\w*|pouring|flood\w*|caving|bulging)|flood(?:ed|ing)"
        r"|standing water|water (?:everywhere|all over)",
        r"(?:floors?|tiles?|steps?|stairs|deck|walkway|entrance|sidewalk|locker room|showers?"
        r"|ramp) .. (?:slippery|slick|icy|covered in (?:oil|water|ice))|slippery|black ice",
        r"exposed (?:wires?|wiring|nails?|screws?|rebar|metal)|(?:live|loose|bare|hanging) (?:wires?|wiring)"
        r"|wires? (?:hanging|sticking|exposed)|electric(?:al)? shock|(?:got|get|getting|gave me a"
        r"|keeps) (?:a )?(?:shocked|zapped|shocks?)|outlet .. spark\w*|broken glass|glass (?:everywhere"
        r"|on the floor)|sharp (?:edge|metal|piece)\w*|(?:nail|screw)s? sticking",
        r"chemical (?:smell|burn|spill|fumes)\w*|fumes|(?:chlorine|bleach) .. (?:burn\w*|strong|eyes|skin"
        r"|cough\w*|lungs)|black mold|mold|asbestos",
        r"(?:someone|somebody|people|person|kid|child|member|anyone|i|we|you)(?:s)? .. (?:could|will|can|might"
        r"|going to|almost|nearly|about to|just) (?:have )?(?:get|got|gotten|be|been|seriously get) (?:seriously "
        r"|really |badly )?(?:hurt|injured|killed|electrocuted|crushed)|(?:almost|nearly) (?:hurt|hit|fell on"
        r"|crushed|decapitated|killed|took out) (?:me|my|someone|a|somebody|him|her)|accident waiting to happen"
        r"|before someone (?:gets|is) (?:hurt|injured|killed)",
        r"hazard(?:s|ous)?|dangerous\w*|unsafe|(?:not|isnt|doesnt (?:feel|seem|look)|dont feel|didnt feel"
        r"|never felt) safe|safety (?:issue|concern|problem|risk|violation)|death trap",
        r"(?:guns?|knife|knives|machete|weapons?|armed|pistol|rifle|firearm)|(?:a |fist|physical |huge "
        r"|big )fight(?:s)?(?= /|$| in| at| broke| between| just| started| going| by| on| outside)|fist ?fight\w*"
        r"|brawl\w*|fighting (?:in|at|near|by|over|each|with (?:each|another|a))|(?:punching|hitting|swinging at"
        r"|attacking) (?:each other|one another|people|someone)|fight broke out",
        r"intruder\w*|(?:someone|somebody|man|guy|person|people|homeless) .. (?:sleeping in|broke in|breaking in"
        r"|trying to (?:get|break) in|hiding|lurking|living in|banging on the door)|trespass\w*",
        r"(?:im|i got|we|got|been|were|am|someone is|accidentally) (?:\w+ )?locked in(?:side)?|(?:cant"
        r"|unable to) get out(?= /|$| of the (?:building|gym|locker|sauna|steam|elevator|room)| the door)"
        r"|locked inside|(?:elevator|lift) .. stuck|(?:fire|emergency) exits? .. (?:block\w*|lock\w*|chain\w*"
        r"|stuck|obstruct\w*)",
        r"(?:scared|afraid|terrified|frightened|nervous) .. (?:alone|here|walk\w*|parking|right now|to come|to go"
        r"|for my safety|inside|leave|at night)|alone (?:here|in here|in the (?:gym|building|club)) .. (?:scared"
        r"|afraid|someone|guy|man)|alone and (?:scared|afraid)|fear for my",
        r"(?:no|without a|wheres the|isnt a|not a|there was no) lifeguard|lifeguard .. (?:asleep|sleeping"
        r"|on (?:his|her|their) phone|not (?:there|watching|paying))",
        r"(?:drunk|high|drugged|on drugs|intoxicated|passed out drunk) (?:guy|man|person|member|trainer|staff"
        r"|people|woman|instructor|employee|coach)|(?:guy|man|person|member|trainer|staff|woman|instructor"
        r"|employee|coach|someone|he|she) .. (?:drunk|on drugs|high on|intoxicated|smells? of alcohol|doing drugs"
        r"|selling|dealing|snorting|shooting up)|(?:needles?|syringes?|drugs|meth|cocaine|crack pipe|fentanyl)"
        r"|dealing",
        r"(?:power|lights?) .. (?:out|off) .. (?:dark|scared|cant see)|no lights in the (?:parking|locker"
        r"|stairs)\w*|equipment failure|brakes? .. (?:failed|dont work|doesnt work|broken)",
    ),
    harmless=phrases(
        r"(?:class|classes|spin|workout|session|coach|trainer|instructor|legs?|squats|burpees|hiit|yoga|that|it|you|set"
        r"|sprints?|run|wod|lunges|intervals|hills?|zumba|pilates|bootcamp) (?:today |really |almost |nearly ){1,3}"
        r"killed (?:me|us)",
        r"(?:massage|theragun|nerf|water|glue|heat|hot|price|top|young|big|caulk) ?guns?|guns? (?:out|show"
        r"|are looking|getting|bigger|growing|today)|(?:my|your|his|the|these|those|sun\w*) (?:\w+ )?guns"
        r"|jump(?:ed|ing)? the gun|under the knife|son of a gun|gun (?:safety|range|club)|knife hand\w*"
        r"|armed forces|secret weapon|weapon of",
        r"fight(?:ing)? (?:fit|gone|club|class\w*|camp|night|team|gym|style|a cold|off|traffic|the urge|through"
        r"|for|over|cancer|it)|(?:love|fire|food|pillow|good|play|worth the|mma|boxing|ufc|cage|thumb|stair|the"
        r"|watch the|bar) fights?",
        r"(?:is|are|would|will) (?:it|that|this|they|creatine|keto|fasting|lifting|deadlifts|squats|the sauna|a"
        r"|there any) .. (?:dangerous|unsafe|safe|hazardous)|dangerous(?:ly)? (?:good|delicious|strong|addictive"
        r"|close|high|low|fun)|(?:can|could|will|might|would) (?:i|you|it|that|we) (?:get|be) (?:hurt|injured)"
        r"|how (?:not to|to not|to avoid|do i avoid) get\w* hurt|without getting hurt",
        r"(?:im |i feel |felt |a little |bit |kind of |kinda |too |so |was |really |not )(?:nervous|scared|afraid"
        r"|intimidated) (?:of|to (?:come (?:back|in|alone|by myself|for|to)|go (?:back|alone|by myself)|start|try"
        r"|join|use|ask|lift)|about|ill|that|at first)",
        r"(?<!dont )(?<!didnt )(?<!doesnt )(?<!never )(?<!not )(?<!cant )(?<!to )feel(?:s|ing)? (?:so )?safe"
        r"|(?:not|isnt) safe to say|better safe|(?:door|seat|pedals?|handle|belt"
        r"|clothing|shirt|pants|shorts|band|waistband|fit|fitting|top|clothes) .. loose fit\w*|loose (?:skin"
        r"|weight|clothing|clothes|change|fit\w*|ends|pounds|schedule|leaf)",
        r"(?:flooded|flooding) (?:with|my|by)|(?:work|home|my (?:house|car|apartment|basement|street|roof|ceiling"
        r"|kitchen)) .. (?:flood\w*|leak\w*|fire|pipe)|(?:flooding|flooded|leak\w*) (?:at|in) my (?:house|home"
        r"|apartment|basement|place|work)",
        r"am i locked in|moral hazard|hazard pay|drug test\w*|drugs? ?stores?|prescription drugs?|(?:needle"
        r"|needles) (?:moved?"
        r"|in a haystack|felt)|move the needle|(?:high|low) (?:on (?:life|energy|endorphins)|five\w*)"
        r"|runners high|(?:wheel|great|sweet|the|good|no big|any|best|what a) dealing|(?:been|am|im|are|is|was"
        r"|were|after|while|of|with|tired of) dealing with|dealing with (?:a|my|the|an|some|this|that|it|work"
        r"|life|stuff|family|you|injury|covid|back|billing)",
        r"(?:hes|shes|trainer|coach|guy|staff|member|employee) .. (?:selling (?:me|us|memberships?|supplements"
        r"|packages|training|his|protein|gift)|high energy|high five\w*)|selling (?:point|memberships?"
        r"|supplements|my)",
        r"(?:screen|app|phone|website|code|password|card|key|price|grip|nail|mirror selfie|my (?:phone|glasses"
        r"|screen|watch|nail)) .. (?:crack\w*|shattered|loose)|(?:weights?|pounds|weight|lbs|fat|inches) (?:is "
        r"|are |has |have |just )?(?:coming|came|falling|fell|drop\w*|flying|melting) (?:off|down)|(?:came|come"
        r"|coming|came up) (?:off|down) (?:the |a |my |of )?(?:waitlist|hold|list|sick|injury|with)"
        r"|price .. (?:came|coming|dropp\w*|fell) down|bar is (?:high|low)|(?:step|stairs|class|machine|treadmill"
        r"|box|door|bench|light|press|locker) (?:\w+ )?(?:that |which )?(?:is |was )?(?:wont"
        r"|doesnt) (?:stop (?:beeping|making|squeaking)|open)",
    ),
)
