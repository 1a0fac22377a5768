"""English signs that a body is in trouble: what is seen of it, where nobody says "emergency" or "injured"."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.english.words import BODY, KIN
from spotter.policy.hard_rules.rule import TextRule, phrases

_ANOTHER: Final = (
    r"(?:he|hes|she|shes|they|theyre|someone|someones|somebody|somebodys|guy|man|woman|lady|ladys|girl|boy|kid|child"
    r"|person|people|member|trainer|coach|dude|husband|wife|mom|dad|grandma|grandpa|client|swimmer|staff|teen|toddler"
    r"|baby|friend|spotter|partner)"
)
_SURFACE: Final = (
    r"(?:carpet|rug|mat|floor|tile|tiles|steps?|stairs?|curb|cord|cable|weights?|plates?|puddle|threshold|drain|ramp"
    r"|deck|ladder|platform|hose|towel|belt|wire|mop|bucket|ice|water)"
)

EMERGENCY_SIGNS: Final = TextRule(
    name="emergency_signs_en",
    reason=EscalateReason.EMERGENCY,
    says=phrases(
        r"(?:filling|full|filled|pouring) .. smoke|smoke .. (?:pouring|everywhere|filling|coming|vents?)"
        r"|electrical fire|(?:dizzy|headaches?|coughing|feel sick|eyes burning|nauseous) .... (?:boiler|smell|gas"
        r"|leak\w*|alarm|fumes|something leaked)|(?:boiler|smell|gas|leak\w*|alarm|fumes) .... (?:dizzy|headaches?"
        r"|coughing|sick|eyes burning|nauseous)|everyones? coughing",
        r"(?:arm|jaw|face|side|leg) (?:\w+ )?(?:numb|drooping|droops)|(?:face|mouth) .. drooping"
        r"|chest (?:\w+ )?(?:tight|tightening|squeezing|crushing)|pain down (?:my|his|her) arm|(?:im|hes|shes"
        r"|going) going low|(?:sugar|sugars) (?:is )?(?:crashing|dropping|low)|diabetic .... (?:shaking|juice"
        r"|cant stand|crash\w*|low|sweating)|heart (?:is |has |just )?stop(?:ped)?(?= /|$| help| beating)"
        r"|blood from (?:his|her|my|their) (?:ear|ears|head|mouth)|gasping|breathing (?:weird|funny|fast|shallow)",
        r"(?:man|woman|person|guy|kid) down(?= /|$| by| in| at| near| on)|(?:co|smoke|gas|fire) alarm .. (?:going"
        r"|screaming|off|sound\w*)|rotten eggs?|evacuat(?:e|ed|ing)(?! (?:map|plan|drill))|(?:isnt|not|wont"
        r"|doesnt) answer(?:ing)? when (?:we|i"
        r"|you)|(?:no answer|wont answer|not answering) .... (?:door|shower|bathroom|stall|sauna|hot tub|asleep)"
        r"|asleep but .. (?:answer|wake)|in that shower \d+ min",
        rf"(?:{_ANOTHER}|teacher) (?:just )?dropped(?= /|$| and (?:isnt|is|hes|shes|he|she|not|wont|doesnt)"
        r"| to the (?:floor|ground))|having (?:some (?:kind|sort) of |a |an |like a )*(?:attack|episode|fit)(?= /"
        r"|$| and| on| in| by| at| right| shaking| please| help)|(?:so much|too much|tons of|lots? of|pool of"
        r"|losing) blood|artery|(?:somebody|someone|he|she|guy|kid|friend|man) (?:just )?(?:od|ods|oded|odd"
        r"|oding)(?= /|$| in| on| at| by| he| she| help)|under ?water (?:too long|for (?:a|like|over))"
        r"|been under (?:too long|for)",
        r"cant catch (?:my|his|her) breathe?|slumped (?:over|on|against|in)|(?:with|has|have|pulled|pulling"
        r"|holding) (?:a |an )?(?:gun|rifle|shotgun|firearm|pistol)",
        rf"face ?down (?:in|on) (?:the )?(?:pool|water|hot tub|jacuzzi|spa|floor|ground)"
        rf"|(?:{_ANOTHER}|pool|hot tub|jacuzzi) .. face ?down",
        rf"{_ANOTHER} .. (?:under ?water|went under|going under|sinking|not coming (?:back )?up|hasnt come up"
        r"|didnt come up|cant swim and)|bottom of the pool",
        r"(?:turning|turned|going|went|lips are|face is|looks?) (?:\w+ )?(?:blue|purple|gray|grey)(?= /|$| and"
        r"| help| in"
        r"| he| she| please)",
        r"(?:lips?|tongue|throat|face|airway) .. (?:swell\w*|swollen|closing|closed up|tight\w*)|epi ?pen",
        rf"foaming|frothing|{_ANOTHER} .. (?:shaking|jerking|twitching|convuls\w*) (?:on|and|uncontroll\w*|all over)",
        r"clutch\w* (?:his|her|their|my) (?:\w+ )?(?:chest|arm|heart|side|throat)|(?:left arm|jaw) .. (?:numb|pain"
        r"|hurts"
        r"|tingl\w*) .. (?:chest|sweat\w*|breath\w*)",
        rf"{_ANOTHER} .. (?:lay\w*|lying|lies|down|slumped|sprawled|passed|out cold|fell out) (?:out )?(?:on|over"
        r"|by|at|near"
        r"|in) (?:the )?(?:floor|ground|tiles?|treadmills?|bench|stairs|sauna|steam room|shower|locker room"
        r"|water fountain"
        r"|parking lot|bathroom|machines?)",
        r"contractions|(?:in|into|going into|went into) labor(?! day)|(?:my|her) water (?:just )?broke|miscarr\w*",
        r"diabetic (?:crash|shock|coma|emergency|low|attack|episode)|blood sugar .. (?:crash\w*|dropp\w*|too low"
        r"|really low)|(?:took|had|having) (?:a )?(?:bad )?(?:asthma|panic|cardiac) attack .. (?:now|help|here|inhaler)"
        r"|need(?:s)? (?:my |his |her |an |a )?inhaler",
        r"send (?:help|someone (?:now|quick|fast|right)|medical|a medic|somebody (?:now|quick|fast))|(?:please|come"
        r"|theres"
        r"|send|someone|somebody|hes|shes) hurry|hurry (?:please|theres|hes|shes|someone|somebody)|(?:come"
        r"|get (?:over )?here)"
        r" (?:now |right now )?(?:quick|fast|quickly)(?= /|$| theres| hes| shes| please)"
        r"|(?:life or death|dying here|going to die here)",
        r"(?:bar|barbell|weights?|dumbbells?|plates?) (?:is|are|s|fell|just fell|stuck|crushing) .. (?:on|across"
        r"|against)"
        r" my (?:chest|neck|throat|ribs|face)|cant (?:get|lift|push) (?:it|the bar|the weight"
        r"|this) off (?:of )?(?:me|my)",
        r"(?:im|we|were|we are|stuck|trapped|locked) in(?:side)? (?:the|a|your) (?:sauna|steam room|elevator"
        r"|locker room|bathroom"
        r"|shower|tanning bed|cryo\w*|hot tub) .... (?:wont open|stuck|jammed|locked|cant get out|dizzy|no way out)",
        r"(?:somethings?|outlet|motor|wires?|plastic|rubber|electrical|machine|dryer|kitchen) (?:is )?(?:burning"
        r"|on fire"
        r"|smoking|in flames)|smell(?:s)? (?:\w+ )?(?:burnt|burned|burning|gas|smoke)",
        rf"{KIN} .. (?:locked|trapped|left|shut|alone) in (?:a|the|that|someones) (?:\w+ )?(?:car|truck|van|vehicle)"
        r"|(?:swallowed|drank) .. (?:bleach|chlorine|cleaner|chemical\w*|battery|magnet)",
    ),
    harmless=phrases(
        r"(?:panic|anxiety|heart|asthma) attack (?:last|years?|ago|when i was)|lots of blood sweat|blood sweat",
        r"cant catch my breathe? (?:lol|haha|after that)|(?:with|has|have) (?:a )?(?:massage|nerf|heat|glue|water"
        r"|radar) gun",
        r"underwater (?:treadmill|camera|speaker\w*|light\w*|headphones|hockey|workout)|face ?down on (?:the |a "
        r"|an )?(?:incline"
        r"|bench|massage|table)|(?:hair|nails?|skin|water|pool|tan|lights?|bruise) (?:is |are )?(?:turning|turned"
        r"|going|went)",
        r"(?:labor|labour) (?:day|pains? of)|(?:laying|lying) on the floor (?:stretch\w*|after|during|for|laughing"
        r"|at the end)"
        r"|water main (?:\w+ )?broke|foam(?:ing)? roll\w*|(?:panic|heart) attack (?:when|over|at the)|sale .. hurry"
        r"|(?:he|she|dog|cat) (?:looks?|went|going) (?:so )?(?:grey|gray)(?= and handsome| early| at)",
    ),
)

INJURY_SIGNS: Final = TextRule(
    name="injury_signs_en",
    reason=EscalateReason.INJURY,
    says=phrases(
        r"(?:urgent care|the er|er|mri|xray|x ray|hospital) (?:says|said|confirmed)|(?:two|three|four|five|six"
        r"|seven|eight|nine|ten|\d+) stitches|stitched up|(?:in a|wearing a) (?:splint|cast|sling|boot) (?:since"
        r"|from|after|now|because)|(?:on )?crutches now|took (?:the|my) (?:\w+ )?(?:skin|nail|toenail|fingernail"
        r"|shin) off|(?:shoulder|knee|hip|elbow) came out|felt the pop|landed weird|bumped heads|(?:foot|toe|hand"
        r"|wrist|finger|nose|arm) (?:is )?broke(?= /|$)|put weight on it|smashed my (?:face|hand|finger|nose|mouth"
        r"|head|foot)|sliced (?:my |a )?(?:hand|finger|foot|leg)|gets hurt report|when someone gets hurt"
        r"|ripped my (?:thigh|leg|skin|nail|hand|arm) open",
        r"fell (?:\w+ )?(?:off|from) (?:of )?(?:the|a|your) (?:\w+ )?(?:box|bench|platform|rack|wall|ladder"
        r"|reformer|stage|step|stairs?|bike|treadmill|ball|mat|rope|rings?)|size of a (?:melon|grapefruit|golf ball"
        r"|baseball|egg|balloon|softball|orange|tennis ball)|took a (?:spill|tumble|nasty fall|bad fall|hard fall)"
        r"|(?:knocked|hit|smacked|clocked) in the (?:face|head|mouth|nose|eye|teeth|chin|jaw)",
        r"(?:rolled|fell|landed|dropped|slid|tipped|crashed|came down) .... (?:on|onto|into) (?:my|his"
        rf"|her) (?:\w+ )?{BODY}|(?:accident|injury|fall) (?:i|we|he|she) had|had an? (?:accident|injury"
        r"|fall) (?:at|in|on|during|there)",
        r"felt (?:a |something |it )?(?:\w+ )?(?:pop|snap|tear|crack|rip|crunch|popped|snapped)(?= /|$| in| and"
        r"| when| while"
        r"| during)",
        r"(?:tore|popped|snapped|fractured|dislocated) something|(?:hurt|injured|pulled) something .. (?:class"
        r"|session|machine"
        r"|trainer|coach|your|there|bench|rack)",
        rf"(?:slipped|tripped|fell|stumbled|wiped out) .. (?:on|over|off|down|in) .. {_SURFACE}",
        r"lost (?:my|his|her) (?:footing|balance|grip) .. (?:on|in|at|and) .. (?:stairs?|steps?|pool|deck|shower"
        r"|floor|ramp"
        r"|treadmill|fell|hit|went|your|landed)",
        r"(?:hurt|injured|sprained|twisted|tore|pulled|broke|fractured|dislocated|cut|burned|bruised|smashed"
        r"|strained|jammed"
        rf"|hit|banged|busted|popped|tweaked) (?:my|his|her) (?:\w+ )?{BODY} .... (?:there|in your|at your|on your"
        r"|by your"
        r"|with your|over there|at yalls)",
        rf"threw (?:my|his|her) (?:\w+ )?{BODY} out|(?:my|his|her) (?:\w+ )?{BODY} .. (?:hasnt been|isnt|hasnt felt"
        r"|never been"
        r"|not been|hasnt) (?:right|the same|good|ok|okay|normal) since",
        rf"(?:trainer|coach|instructor|teacher|class|your \w+) .. (?:made|had|pushed|forced|told|let) me .... (?:{BODY}"
        r"|something) .. (?:is |are |was )?(?:out|hurt\w*|in pain|popped|gone|messed up|injured|swollen|torn|tore"
        r"|killing me)"
        r"|(?:pushed|made|had) me .... (?:tore|popped|snapped|pulled|broke) (?:my|something)",
        r"(?:chipped|broke|cracked|knocked out|lost) (?:a|my|his|her|two|part of my|one of my) (?:\w+ )?(?:tooth"
        r"|teeth)",
        r"(?:barbell|bar|dumbbell|kettlebell|weights?|plate|door|machine|cable|handle|band|rope|ball|locker|bench"
        r"|pin|box|step)"
        rf" .. (?:hit|smacked|struck|slammed|caught|cut|crushed|snapped (?:back )?(?:and|into|at)) .. (?:me|my|his|her)"
        rf" (?:\w+ )?(?:{BODY}|mouth)?",
        r"(?:burned|burnt|scalded|blistered) (?:by|on|from|in) (?:the |a |your )?(?:steam|sauna|shower|water"
        r"|hot tub|heater"
        r"|tanning|coffee|stove|towel\w*|chemicals?)|(?:something|chemical|dust|metal|debris) .. in(?:to)? my eyes?"
        r"|cant (?:see|hear) out of|(?:bruise|bump|knot|lump|cut|gash|welt|burn) the size",
        rf"cant (?:turn|straighten|bend|lift|move|raise|put weight on|close|open) my (?:\w+ )?{BODY} (?:since"
        r"|after your|after the"
        r" (?:machine|trainer|coach|fall))|(?:limping|on crutches|in a (?:cast|sling|boot)|xray\w*|x ray\w*|stitches"
        r"|er visit|urgent care|the er) (?:since|after|from|because of) (?:your|the|my) (?:\w+ )?(?:class|trainer"
        r"|session|coach"
        r"|machine|pool|gym|fall|stairs|accident|equipment)",
        rf"{KIN} .. (?:stung|bitten|bit|swelled up|swollen|hives|allergic|broke out|threw up|got sick|fell"
        r"|hit (?:his|her) head)"
        r" .... (?:camp|class|daycare|childcare|there|swim|your|kids club|playroom|nursery|pool)",
    ),
    harmless=phrases(
        r"(?:felt|heard|popped|cracked) .... (?:my back adjusted|in a good way|good)|cut (?:my|his|her) (?:hair"
        r"|nails|time|hours)"
        r"|(?:at|in|from) (?:home|work|my (?:house|job|garden|driveway))|years? ago|months ago|last year|old injury"
        r"|playing (?:soccer|football|hockey) with my|hit my (?:pr|goal|macros|steps|limit|max)|broke my (?:pr"
        r"|record|phone)"
        r"|fell in love|fell (?:off|on) (?:the wagon|my radar|track)|hit the (?:bar|gym)",
        r"(?:not )?(?:scared|afraid|worried) .. (?:fall\w*|slip\w*|trip\w*)",
    ),
)
