"""English words of despair that do not name suicide: goodbyes, pills put by, being no more."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

_PILLS: Final = r"(?:pills|meds|medication|tablets|sleeping pills|painkillers|opioids|xanax|ambien)"

DESPAIR: Final = TextRule(
    name="despair_en",
    reason=EscalateReason.SELF_HARM,
    says=phrases(
        r"(?:wants|going|threaten\w*|trying|says hell|says shell|says he will|says he wants|said hell"
        r"|about) (?:to )?(?:kill (?:himself|herself|themselves)|jump(?= /|$| off| from)|end (?:his|her) life"
        r"|hurt (?:himself|herself))|(?:posted|sent|messaged|left|wrote|texted) .... (?:a )?(?:goodbye"
        r"|suicide)(?: note| letter| message)?|(?:wrote|written|sealed) (?:the|my) letters|papers in order|(?:lived"
        r"|life) long enough|no longer (?:care|wish|want) to (?:go on|live|be here|continue living)|(?:over"
        r"|gone) before you (?:read|see)|made up my mind .. (?:tonight|calm)|dont be sad when"
        r"|when you hear about me|tell my (?:boys|daughter|son|kids|wife|mom|mother|family|girls"
        r"|husband) .. (?:sorry|i tried|i loved|i love)|dont look for me|(?:relieve|free|unburden) (?:my family"
        r"|them|everyone) of me|become a burden|be needing anything after|(?:not|wont) (?:going to )?(?:need"
        r"|be needing) (?:things|anything|my locker|my \w+ or anything)|make (?:an )?end tonight",
        r"(?:be|ill be|am) dead (?:by|on|soon|before|tonight|tomorrow)|dont trust myself (?:alone|tonight|anymore)"
        r"|my brain keeps telling|(?:i )?cut (?:again|too deep|last night)|(?:the|my) (?:blade|razor) .. (?:calms"
        r"|helps|only)|last (?:message|text|words?) to (?:anyone|everyone|the world|you all)|my last (?:anything"
        r"|day alive|one on earth|night)|(?:wish|wished) i (?:didnt|hadnt|wouldnt|never) (?:w[ao]ke|wake|woken) up"
        r"|breathe easier if i|(?:how many|counted out|counted) .. (?:pills|doses)|took (?:them all"
        r"|the whole (?:bottle|pack|box))|(?:whole|entire) bottle|wont be a next (?:week|month|year|time)"
        r"|no reason left|have no reason to|nothing left (?:for me|to live)|no point (?:of any|in any|anymore"
        r"|to any)",
        r"(?:driving|drive|sink|sinking|steer|step|walk|jump) .... (?:into (?:a|the) (?:wall|river|tree|lake|ocean"
        r"|traffic|truck)|bottom of (?:the|your) pool|off the (?:roof|edge|top|bridge|garage))|(?:at"
        r"|on) the (?:bridge|edge|ledge|roof) (?:and|thinking|about|now|ready)|im at the bridge|(?:think\w*"
        r"|thoughts) about (?:the edge|not coming up|not waking up|driving into|jumping)"
        r"|not coming (?:back )?up when",
        r"(?:easier|better|best|happier) if i (?:just )?(?:wasnt|werent|was not|am not|didnt) (?:around|here|alive"
        r"|exist|wake up)|(?:wont|not going to|will not) be (?:alive|around anymore|here anymore)|relapsed and cut"
        r"|cut(?:ting)? my (?:own )?(?:wrists?|arms|thighs|veins)(?= /|$| again| and| last| tonight| because| so)"
        r"|(?:ive|i have) a plan (?:and|for|to) .. (?:tonight|do it|end|die|weekend)",
        r"(?:took|taken|take|swallowed|swallow|downed|ate) (?:a (?:bunch|lot|ton|handful|whole|bottle|full bottle)"
        r"|all|too many"
        rf"|so many|the whole|the entire|every|the rest) (?:\w+ ){{0,4}}{_PILLS}|(?:collect\w*|saving|saved"
        r"|stockpil\w*|hoard\w*"
        rf"|counting|counted|stash\w*|lined up) (?:up )?(?:all )?(?:my |the |these |some |enough |up )*{_PILLS}",
        r"(?:never|not|dont|wont|didnt|wouldnt) (?:have to |want to |need to )?(?:wake|waking|woke) up(?: (?:again"
        r"|tomorrow|anymore"
        r"|ever|one day|at all|from))?(?= /|$| and| so| if| anymore)|(?:reason|point) (?:to|in|for) (?:wake|waking"
        r"|get|getting) up"
        r"|(?:sleep|asleep) (?:and never|forever|and not wake)",
        r"jump\w* (?:off|from|in front of|out of) (?:of )?(?:a|the|that|this|my) (?:bridge|roof|building|balcony"
        r"|train|overpass|parking"
        r"|window|car|traffic|cliff)|drive (?:off|into) (?:a|the) (?:bridge|wall|tree|cliff|traffic)|walk into traffic",
        r"(?:im |i am |so |just |really )?(?:done|finished|through) with (?:life|living|this life|this world"
        r"|being alive|existing)"
        r"|(?:leave|leaving|check out of|out of) this (?:world|life|earth)",
        r"(?:been |started |im |keep |back to )cutting(?: myself)?(?: again)?(?= and| /|$| cant| because)"
        r"|cutting again|(?:cut|cutting)"
        r" my (?:wrists?|arms?|thighs?|legs?)(?: again| on purpose)",
        r"(?:nobody|no one|anyone|anybody|who|would|everyone|they|world|family|kids|people) .... (?:notice|miss"
        r"|care|sad|better"
        r"|happier) .... (?:gone|dead|die|died|disappear\w*|wasnt here|werent here|not here|not around|wasnt around"
        r"|werent around"
        r"|without me)",
        r"(?:wont|dont|not|wouldnt|nothing) .. need\w* .... where (?:im|i am) (?:going|headed|off)|where im going i",
        r"only (?:thing|reason|person) .. (?:keeping|keeps|kept|holding) me (?:alive|here|breathing|from ending)"
        r"|(?:barely|hardly) hanging on"
        r"|(?:no|any|lost all|losing|lost) hope(?= /|$| left| anymore| at all| in)|hopeless",
        r"if i (?:dont|do not|never|cant|wont) (?:show up|come back|come in|make it|wake up|answer"
        r"|reply) .... (?:fault|forgive"
        r"|goodbye|love (?:you|them|him|her)|dont blame|my note|a note)|(?:wasnt|isnt|not) (?:his|her|their|your"
        r"|anyones|anybodys|bens"
        r"|\w+s) fault .... (?:if i|i dont|im gone|i do)|suicide note|(?:wrote|writing|leave|leaving|left) (?:a "
        r"|my )?(?:goodbye"
        r"|last|final) (?:note|letter|letters|messages?)",
        r"(?:this is|saying|say|its|time for) (?:my |a )?(?:last |final )?goodbyes?(?= to (?:everyone|all of you"
        r"|life|the world)|"
        r" world| forever| everyone)|(?:wont|not going to) (?:be )?(?:here|see|make it|live) (?:to|past|until"
        r"|another|through)"
        r" .. (?:christmas|birthday|year|week|weekend|night|tomorrow)|(?:give|giving"
        r"|gave) away (?:all )?my (?:stuff|things|belongings"
        r"|dog|cat)",
        r"(?:dont|do not) (?:really |actually |even |truly |think i |ever )?(?:want to|wanna) (?:be (?:here|alive"
        r"|around)|exist|live|go on"
        r"|keep going)(?= /|$| anymore| any longer| and| on| in this)|(?:cant|couldnt) (?:do this|take this|take it"
        r"|keep doing this)"
        r" (?:life|anymore .. (?:die|end|pills|goodbye|over|gone))|(?:thinking|think|thoughts?|thought) (?:about"
        r"|of) (?:ending|killing|death"
        r"|dying|hurting myself|ending it|jumping)|want to (?:hurt|end|harm|kill) (?:myself|it all|everything)",
        r"(?:starv\w*|making|make) myself (?:so|to|throw|sick|puke|until)|(?:been )?(?:throwing up|puking"
        r"|purging) (?:after|my|everything|so"
        r" i)|(?:binge|binging|bingeing) and (?:purg\w*|throw\w*|starv\w*)|scared of (?:food|eating)",
    ),
    harmless=phrases(
        r"(?:life|contract|plan|membership) long enough|dead (?:by|on|before) (?:the end of class|leg day)"
        r"|jump (?:in|rope|on)|(?:whole|entire) bottle of (?:water|gatorade)|no point anymore .. (?:paying"
        r"|membership)|(?:no point|no reason) .... (?:membership|paying|pay|gym|drive|coming)",
        r"cutting again .... (?:summer|show|season|weight|calories|carbs|bulk\w*|diet|competition|beach|wedding)"
        r"|(?:back to|started|im|been) cutting .. (?:carbs|weight|calories|sugar|back|down|for)"
        r"|done with life (?:of|insurance|alert)",
        r"(?:dont|didnt|not) (?:want to|going to) be here (?:all|until|till|when|while|at|late|past|too|alone|with"
        r"|for)",
        r"(?:hopeless|no hope|lost hope) .. (?:app|wifi|website|parking|ac|squat\w*|dancer|coordination|cook"
        r"|at (?:zumba|dancing|yoga))"
        r"|dont wake (?:me|the|my) .. up|(?:wake|woke) up (?:early|late|on time|at \d|in time|for)"
        r"|didnt wake up (?:in time|on time|early)"
        r"|(?:no one|nobody) cares? about .. (?:towels|machines|members|cleaning)",
        r"jump\w* (?:off|from|out of) (?:the|a) (?:box|platform|bench|bed|car (?:and|to)|diving)|want to (?:die"
        r"|end) (?:after|during)",
    ),
)
