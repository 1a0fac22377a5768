"""English words for being hurt at the club: not sore, not long ago, not elsewhere."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.english.words import BODY, ELSEWHERE, HERE
from spotter.policy.hard_rules.rule import TextRule, phrases

INJURY: Final = TextRule(
    name="injury_en",
    reason=EscalateReason.INJURY,
    says=phrases(
        rf"(?:slipped|tripped|wiped out|fell) (?:in|on|by|near|at|getting|coming|over|down|off) .. (?:{HERE}|wet"
        r"|water|ice)",
        r"(?:hurt|hurting|injured|injury|injuries|injure|sprain\w*|twisted|tore|torn|tear|pulled|broke|broken"
        r"|fractured?|dislocat\w*|cut|burn(?:ed|t)|bruis\w*|smash\w*|pinch\w*|crush\w*|popp\w*|bleeding"
        r"|strained|stitches|scraped|gash\w*|jammed|rolled|banged|whacked|bumped|threw out|messed up|screwed up"
        r"|tweaked|wrecked|busted) .... (?:at|in|on|using|during|by|from|off|while|with|doing|because"
        rf"|after) .. {HERE}",
        r"(?:hurt|injured|sprained|twisted|tore|pulled|broke|fractured|dislocated|cut|burned|burnt|bruised"
        r"|smashed|pinched|crushed|strained|jammed|rolled|hit|banged|busted|popped|threw out|messed up"
        rf"|tweaked) (?:my|his|her) (?:\w+ )?{BODY} (?:at|in|on|using|during|from|off|while|with|doing|today"
        r"|this morning|last night|yesterday|there|bad|badly|when|because|and (?:no|your|the|nobody|staff))",
        rf"{HERE} .. (?:hurt|injured|cut|burned|burnt|smashed|pinched|crushed|caught|slammed|hit|threw|landed on"
        rf"|fell on|broke|knocked|scraped|tore) (?:me|my (?:\w+ )?{BODY}|him|her|his|someone"
        r"|a member|another member|my (?:son|daughter|wife|husband|mom|dad|friend|kid))",
        rf"dropp\w* .... on (?:my|his|her) (?:\w+ )?{BODY}|(?:weights?|plate|bar|barbell|dumbbell|kettlebell"
        r"|something|it|tile|tv|speaker) .. (?:fell|landed|dropped|rolled) (?:on|onto|into) (?:me|my|him|her|his"
        r"|someone)",
        r"(?:i|we|he|she|someone|somebody|mom|dad|wife|husband|son|daughter|friend|mother|father|member|lady|guy"
        r"|man|woman|kid) (?:just |almost |literally |also |actually |really |badly )?(?:slipped|tripped|fell"
        r"|fallen|wiped out)(?= /|$| on| in| at| off| down| over| and| because| from| getting| coming| while"
        r"| today| yesterday| this| near| by| outside| hard| bad| when| walking| leaving| during)",
        r"(?:flew|thrown|threw me|fell|slipped|launched|tossed) (?:off|from|on) (?:of )?(?:the |a "
        r"|your )?(?:treadmill|bike|box|bench|wall|stairs|ladder|elliptical|stairmaster|reformer|machine|rower)",
        r"(?:hit|banged|smacked|bumped|cracked|smashed) (?:my|his|her) head|hit in the (?:head|face|eye)"
        r"|concussion|concussed|(?:needed|need|got|getting|had) stitches|knocked (?:out|unconscious)|black eye"
        r"|rhabdo\w*",
        r"(?:went|go|going|ended up|taken|took (?:me|him|her)|rushed|trip|drove|heading|im) (?:up )?(?:in|to"
        r"|at) (?:the |an )?(?:er|emergency room|hospital|urgent care) .... (?:class|session|gym|club|workout"
        r"|there|your|machine|fall|fell|injur\w*|because)|(?:went|ended up|taken|rushed|had to go|im|am|go) (?:to"
        r"|in|up in|at) (?:the |an )?(?:er|emergency room|urgent care)",
        r"(?:injury|incident|accident) report|(?:accident|injury|incident|fall) (?:at|in|on) (?:your|the) (?:gym"
        r"|club|pool|facility|class|sauna|locker|parking)|(?:regarding|about) (?:the|my) (?:accident|injury|fall"
        r"|incident)|(?:got|was|been|get|getting|am|im) (?:badly |seriously |really )?(?:injured|hurt)(?! so"
        r"| that| by| feelings)",
        r"(?:rash|infection|ringworm|staph|mrsa|athletes foot|impetigo|pink eye|sick|food poisoning|scabies"
        rf"|warts|hives) .. (?:from|after|at|in|using) .. (?:{HERE}|mats?|towels?|smoothie|juice bar|cafe|juice)"
        r"|food poisoning",
        r"(?:trainer|coach|instructor|he|she) .. (?:pushed|made|forced|had) me .. (?:hurt|injur\w*|tore|popped"
        r"|pain|puk\w*|threw up|vomit\w*)",
        rf"(?:my|his|her) (?:\w+ )?{BODY} .. (?:popped|snapped|swollen|swelled|bleeding|dislocated|is broken"
        r"|went out|gave out|is messed up) .... (?:class|session|gym|club|workout|there|your|lifting|squatting"
        r"|benching|deadlifting|machine)",
    ),
    harmless=phrases(
        r"(?:hurt|injured|sprained|twisted|tore|torn|pulled|broke|broken|fractured|dislocated|cut|burned|bruised"
        rf"|slipped|fell|tripped|injury|hit|strained|rolled|concussion|stitches) .... {ELSEWHERE}",
        rf"{ELSEWHERE} .. (?:hurt|injured|sprained|twisted|tore|pulled|broke|fractured|fell|slipped)",
        r"main (?:\w+ )?broke|hospital (?:deal|discount|rate|badge|employee)|(?:slipped|fell|slips?"
        r"|tripped) (?:my mind|through|behind|asleep|in love|off (?:the wagon|track"
        r"|my routine|schedule)|out of|for (?:it|him|her|this|a scam)|into (?:a|the) (?:rut|habit|routine)|short"
        r"|under|on (?:a|the same|my) (?:saturday|sunday|monday|tuesday|wednesday|thursday|friday|weekend|holiday"
        r"|birthday|day)|disc|apart|up|sick|back|ill)|slipped disc\w*|fell (?:on|in) (?:love|hard times|the ice"
        r"|ice|snow|my driveway)|fall(?:ing)? (?:behind|asleep|in love)",
        r"(?:years?|months|weeks) (?:ago|back)|(?:old|previous|past|prior|chronic|lingering|existing|former"
        r"|nagging|high school|college|football|running|soccer|skiing|work|sports) (?:\w+ )?injur\w+"
        r"|(?:recover\w*|rehab\w*|coming back|heal\w*|returning|back|time off|out|cleared) (?:\w+ )?(?:from|after"
        r"|of|with|since) .. (?:surgery|injur\w*|broken|torn|sprain\w*|fracture\w*|accident|concussion)"
        r"|injury (?:prevention|rehab|recovery|free|prone|history)|prevent (?:injur\w*|getting hurt)"
        r"|avoid (?:injur\w*|getting hurt)|(?:have|had|got|with) (?:a |an )?(?:bad|torn|knee|shoulder|back|hip"
        r"|ankle|wrist|neck|elbow|foot|hamstring|acl|old|minor) (?:\w+ )?(?:injury|injuries|acl|meniscus"
        r"|rotator cuff)",
        r"(?:cut|cutting) (?:in|carbs|calories|back|weight|sugar|off|the|short|down|your|my (?:hours|membership"
        r"|hair|weight|carbs|session|workout|class))|broke (?:a|my) (?:pr|record|sweat|personal|streak|phone"
        r"|lease|headphones|glasses|car)|broke up|broke even|im broke|too broke|(?:car|phone|bike|ac|key|app|lock"
        r"|card|fob|headphones|machine|treadmill|elliptical|shower|tv|door|heater|sauna) (?:is |was |are "
        r"|just )?(?:broke|broken)|broken (?:down|treadmill\w*|machine\w*|elliptical\w*|equipment|shower\w*"
        r"|lock\w*|link|bike\w*|tv|hair|sauna|ac|fob|key|app|record)|(?:is|are|was|were|been|its|still|all) broken",
        r"(?:pulled|torn|tear|tore|rolled|popp\w*|busted) (?:up|over|in|into|by|off|out"
        r"|between|through|down|my (?:pr|goal|best|workout|calories|butt)|it|that|the (?:workout|class"
        r"|competition)|calories|fat|\d+ cal\w*|so many|a lot)|(?:pop|popped|popping) (?:in|by|into|out|over|up)"
        r"|(?:burn|burned|burnt) (?:out|calories|\d+)|tear(?:ing)? up|pulled the trigger",
        r"(?:doesnt|wont|didnt|cant|couldnt|never|not|wouldnt|without|dont|doesn t) (?:it )?(?:hurt|get hurt"
        r"|getting hurt) (?:to (?:ask|try|check)|anymore|at all|now)|hurts? so good|feelings .. hurt|hurt (?:my"
        r"|her|his) feelings|it hurts to (?:leave|say|pay|cancel)|good hurt|hurts? (?:my|the) (?:wallet|budget"
        r"|soul|heart|feelings)|(?:sore|hurts?|hurting) (?:in a good|everywhere|all over|from leg day|lol|haha"
        r"|but|after leg day)|hit (?:the|my|a) (?:gym|bench|weights|pool|sauna|goal|bar|court|wall|showers?"
        r"|floor)|(?:going|go|drive|driving|work\w*|visit\w*|nurse|shift) (?:\w+ )?(?:to|at|in) (?:the |a )?(?:er"
        r"|hospital|emergency room) (?:for work|shift|now for work|as a nurse)",
    ),
)
