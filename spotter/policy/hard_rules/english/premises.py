"""English words for things and places that are about to hurt somebody: gear that gives way, wires, fumes, strangers."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

_THING: Final = (
    r"(?:cables?|ropes?|belts?|bolts?|straps?|chains?|bench\w*|racks?|machine|treadmill\w*|elliptical|bikes?|pulley"
    r"|weights?|bars?|barbell"
    r"|dumbbells?|kettlebell|plates?|hooks?|pins?|seat|pedal|handles?|rower|box|ladder|bands?|smith|ceiling|tiles?"
    r"|mirror|lights?|fixture|fan"
    r"|shelf|door|glass|railing|handrail|stairs?|step|floor|lockers?|tv|speaker|clips?|press|rig|anchor|outlet"
    r"|wires?|roof|wall|gate|heater|vent"
    r"|panel|beam|screws?|hinge|safety bars?|step \w+|foot straps?|grab bar|diving board|slide|goal|hoop|net"
    r"|trampoline|carpet)"
)

PREMISES: Final = TextRule(
    name="premises_en",
    reason=EscalateReason.SAFETY,
    says=phrases(
        r"(?:hand)?rail(?:ing)? .... (?:loose|moves|wobbl\w*|came away|coming away|came off|gave)|(?:gate|door"
        r"|arm) .. (?:doesnt|wont|didnt) (?:latch|lock)|drain cover|fire lane|chained shut|smoke detector|handgun"
        r"|open manhole|beam .. sagg\w*|bolts? .. (?:gone|missing|spinning|loose|sheared)|scalding"
        r"|dropped half a floor|(?:chain|cable|pin|clip|hook|spring) .. (?:shot off|popped off|flew off"
        r"|sticking out)|(?:lifeguard|guard) chair .. empty|threw hands|swung a (?:barbell|dumbbell|bat|wrench"
        r"|weight|bar)|wobble like|(?:lights|ladder|rail|machine) .. (?:buzz|tingle|bite)|electricity (?:bite|shock)",
        r"(?:chunk|piece|part|panel|slab|section|bit) of (?:the |your )?(?:ceiling|wall|roof|concrete|glass|metal"
        r"|tile|machine|light) .. (?:fell|came|dropped|broke|fall\w*|hit)|crash\w* down (?:with|on|by|next|near"
        r"|out)|door .... (?:is |was |got )?(?:jammed|stuck) (?:shut|closed)",
        r"(?:door|gate|exit|hatch|window) .. (?:jammed|stuck) (?:shut|closed)|(?:is|seems|looks|hes|shes|guy|dude"
        r"|man|member|clearly|obviously) (?:\w+ )?(?:drunk|wasted|hammered|on something|high as)",
        r"door (?:wont|doesnt|wouldnt|didnt|cant) (?:be )?open(?:ed)? .. inside|(?:sauna|steam room"
        r"|elevator) .. (?:wont|doesnt|wouldnt|didnt|not) open",
        rf"{_THING} .... (?:sped up|speeds up|speeding up|started|starts|moves|moved|drops|dropped|turns|turned"
        r"|kicks) .. (?:by itself|on its own"
        r"|by themselves)",
        rf"{_THING} .. (?:fell|falls|fallen|falling|came|come|coming|pull\w*|hang\w*|dangl\w*|ripp\w*|torn|tearing"
        r"|loose|giving) .. (?:out of|off of|off|from|onto"
        r"|into|on|down|by (?:a|one) (?:wire|thread|screw|bolt|nail)) .. (?:wall|ceiling|floor|frame|studs?|mats?"
        r"|bikes?|wire|thread|screw|bolt|head|somebody"
        r"|someone|people|mount|hinges?|roof|rig|\w+)?",
        rf"{_THING} .... (?:broke|snapped|gave out|gave way|let go|caught|slipped|jerked"
        r"|popped) .. (?:and )?(?:threw|flung|launched|sent|dropped|hit|flew|almost"
        r"|nearly)|(?:threw|flung|launched|tossed) (?:a |some |this |my )?(?:me|him|her|lady|man|woman|guy|kid"
        r"|member|someone|somebody|wife|husband|mom|dad)"
        r"(?= /|$| off| back\w*| across| into| forward| onto| and| shes| hes)",
        rf"(?:safety )?(?:{_THING}) .. (?:bent|rusted through|rusty and|stripped|missing (?:a |its |the )?(?:bolt"
        r"|screw|pin|cover|guard|clip)\w*|split|shredded"
        r"|about to (?:go|snap|break|fall|give)|hanging on)|bolts? .. (?:missing|coming out|loose|sheared)",
        r"(?:glass|ice|oil|grease|blood|vomit|needles?|syringes?|nails|screws|soap|sewage|raw sewage|feces"
        r"|poop) (?:is )?(?:all over|everywhere|on the (?:floor|deck"
        r"|steps|stairs|entrance|mats?|ramp)|in the (?:pool|shower\w*|locker|hot tub|sink))|(?:sidewalk|steps"
        r"|stairs|entrance|ramp|lot) .. (?:sheet of ice|iced over"
        r"|icy|not salted)",
        r"(?:fire|emergency|exit|back) (?:doors?|exits?|escape) .. (?:block\w*|lock\w*|chain\w*|stuck|obstruct\w*"
        r"|jammed|wont open|full of)|(?:sauna|steam room|elevator"
        r"|locker room|changing room|bathroom|tanning) .. door .. (?:stuck|jammed|locked|wont open|wouldnt open"
        r"|trapped)|(?:got|been|get) stuck in(?:side)? (?:the|your)"
        r" (?:sauna|steam|elevator|locker|bathroom)|fire alarms? .. (?:broken|off|dead|not work\w*|beep\w*)"
        r"|smoke detectors? .. (?:dead|missing|off|beep\w*)"
        r"|sprinklers? .. (?:leak\w*|broken)",
        r"(?:chemicals?|chlorine|bleach|ammonia|pool|hot tub|fumes|cleaner|gas|paint) .... (?:burn\w*|eating"
        r"|rash\w*|sting\w*|blister\w*|cough\w*|headache\w*|nausea\w*"
        r"|chok\w*|cant breathe|levels? (?:is|are|seem)|dizzy|bleach\w* my)|(?:rash|rashes|burns?|itching|hives"
        r"|eye infection) (?:\w+ )?(?:from|after) .. (?:pool|hot tub"
        r"|chlorine|chemicals?|jacuzzi)|(?:whole|entire|everyone in|half the|half of the) .. (?:class|pool|team"
        r"|room) .. (?:rash\w*|sick|cough\w*|throwing up|burn\w*)",
        r"(?:not|isnt|un) ?ground(?:ed)|(?:shocked|zapped|electrocuted|buzzed) (?:a |my |the )?(?:me|him|her|man"
        r"|woman|guy|kid|member|someone|somebody|people|son|daughter)"
        r"|(?:live|loose|bare|exposed|frayed|hanging|dangling) (?:\w+ )?(?:wires?|wiring|cord|cords|cables?)"
        r"|puddle .... (?:cord|outlet|wire|plug|extension|electric\w*)|(?:cord"
        r"|wire|outlet|plug|extension|electric\w*) .... (?:puddle|in (?:the )?water|wet|flood\w*)|sparks?(?= /|$"
        r"| coming| flying| from| when| out)|sparking",
        r"(?:strange|weird|random|suspicious|sketchy|creepy|masked) (?:man|guy|person|people|men|dude|van|car"
        r"|vehicle) .... (?:door|cars?|windows?|kids|parking|lot|handles?"
        r"|outside|inside|hanging|looking in|circl\w*)|suspicious (?:man|person|guy|package|bag|activity|behavior)"
        r"|(?:trying|checking|pulling|jiggling) (?:\w+ )?(?:door )?handles"
        r"|prowl\w*|(?:kicked|kicking|broke|breaking|busted|busting) (?:in|down) the (?:door|window)",
        r"squar(?:e|ing|ed) up(?= /|$| by| in| at| and| with| on)|throw\w* (?:hands|punches|plates?|weights? at)"
        r"|sw(?:ing|ung|inging) (?:on|at) (?:each|him|her|me|a|another|someone)"
        r"|(?:about to|bout to|fixing to|going to|gonna) (?:fight|box|throw down|brawl|come to blows)|(?:two|these"
        r"|couple|group|bunch) .. (?:fighting|scrapping|brawling|wrestling"
        r" for real)|(?:waving|pulled|flashed|carrying|brandish\w*|has|had|with) (?:around )?(?:a |his |an )(?:gun"
        r"|knife|blade|bat|weapon|machete|taser)",
        r"(?:rabid|aggressive|vicious|loose|stray|attack\w*) (?:\w+ )?dog|dog .. (?:bit|bites|attack\w*|growl\w*"
        r"|lunged|loose in)|(?:snake|rats?|bats?|wasps?|bees|hornets?) (?:in|inside|nest"
        r"|all over)|bed ?bugs?",
        r"gate .. (?:open|unlocked|broken|wont (?:close|lock|latch|shut)) .... (?:kids?|toddlers?|children|pool)"
        r"|(?:pool|hot tub|drain) .. (?:cover|grate|gate|fence) .. (?:missing"
        r"|broken|off|open|loose)|no ?(?:one|body) .. (?:watching|guarding|lifeguarding) the pool|cav(?:e|ing"
        r"|ed) in|(?:floor|stairs?|deck|balcony|step) .. (?:collaps\w*|sinking|rott\w*"
        r"|soft|giving|gave)|(?:pinned|trapped|crushed|pinched|smashed) (?:my|his|her|a|someones) (?:\w+ )?(?:hand"
        r"|finger|fingers|foot|leg|arm|neck)|before somebody|before someone"
        r"|(?:take|put|tag) (?:it|that|this|them) out of (?:service|order|commission)|going to (?:kill|hurt|maim"
        r"|crush|injure) (?:someone|somebody|a kid|a member|people)",
    ),
    harmless=phrases(
        r"(?:price|bill|cost|results?|that|it|number|scale|news|honestly|total) (?:\w+ )?(?:shocked|zapped) (?:me"
        r"|him|her|us)|shocked (?:me|him|her|us) (?:how|that|when|by|at|to|with)"
        r"|spark (?:joy|plugs?|interest)|(?:threw|tossed) (?:me|him|her) (?:off (?:my|schedule|guard|track)"
        r"|for a loop|a (?:party|bone|towel|curve)|out of)",
        r"(?:price|dues|rate|fee|weight|pounds|inches|hair|paint|label|clothes|shoe) .. (?:fell|falls|falling|came"
        r"|coming|pull\w*) (?:off|down|out)|(?:pull|come|came) (?:up|down|in|on|over|back)"
        r" (?:to|from|for|with|and|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|my))"
        r"|light(?:s)? (?:came|come|coming) on",
        r"(?:bus|subway|train|side ?kick|goal|soccer) (?:kick\w*|goal)|fall(?:ing)? (?:schedule|session|season"
        r"|classes|break)|bands? (?:class|workout|pull|came in)|door (?:code|app|fob|key)"
        r"|(?:tv|lights?|fan|heater|speaker|treadmill|bike|machine|mirror|locker|shower) .. (?:is |are )?(?:broken"
        r"|down|off|out|not working)(?= /|$| can| please| again)",
        r"(?:before|until) (?:someone|somebody) (?:else )?(?:takes|gets|grabs|books) (?:it|my|the|that)"
        r"|press (?:the|a|on|start)|bar (?:is|was) (?:high|low|full|closed|open)"
        r"|pins? (?:code|number)|dog ?(?:friendly|park|walk\w*)|hot dogs?",
    ),
)
