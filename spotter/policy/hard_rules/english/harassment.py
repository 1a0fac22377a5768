"""English words for harassment, assault, threats, abuse and filming."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.english.words import SOMEBODY
from spotter.policy.hard_rules.rule import TextRule, phrases

HARASSMENT: Final = TextRule(
    name="harassment_en",
    reason=EscalateReason.HARASSMENT,
    says=phrases(
        r"push\w* (?:me|him|her|us) (?:into|against|down|over|aside|off|away|around|on the floor|to the (?:floor"
        r"|ground))"
        r"|(?:guy|man|dude|member|someone|woman|kid|stranger) .. push\w* me(?= /|$)",
        r"(?:going to|ill|will|want to|about to|should) (?:beat up|shoot|stab|murder|strangle|jump|attack|hurt"
        r"|punch|kill)"
        r" (?:your|the|that|this|a|some) (?:\w+ )?(?:manager|trainer|coach|instructor|staff|employee|guy|man|woman|girl"
        r"|lady|member|dude|person|kid|receptionist|people|owner)",
        r"harass\w*|stalk(?:ed|ing|er|s|me)?|grop(?:ed|ing|es)|molest(?:ed|er|ers|ing|ation|s)?|sexual\w*|rap(?:ed"
        r"|ist)|assault\w*"
        r"|masturbat\w*|jerking off|perv\w*|creep(?:s|er|ing|ed)?|catcall\w*|leer(?:ing|ed|s)?|upskirt\w*"
        r"|voyeur\w*|peep(?:ing|ed|er)?",
        r"creepy .. (?:guy|man|dude|trainer|staff|member|old|employee|coach|instructor)|(?:guy|man|dude|trainer"
        r"|staff|member|employee|coach|instructor|he|hes) .. creepy",
        rf"{SOMEBODY} .. (?:touch\w*|grab\w*|grope\w*|kiss\w*|rubb\w*|fondl\w*|smack\w*|spank\w*|pinch\w*|slap\w*"
        r"|shov\w*|punch\w*|hit|hits|kick\w*|chok\w*|spit\w* on|spat on|block\w*|corner\w*"
        r"|brush\w* (?:up )?against|pressed (?:up )?against|put (?:his|her|their) hands? on|headbutt\w*"
        r"|licked) (?:me|my|us|her|him|his|a member|another member|someone)(?! (?:hard|harder|to be|to do"
        r"|to keep|to go|past|further|through|up|beyond))",
        r"(?:touched|grabbed|groped|slapped|smacked|squeezed|rubbed|touching|grabbing|pinched|patted) (?:me"
        r"|my (?:butt|ass|breasts?|boobs?|chest|thighs?|leg|arm|waist|hair|body|back|behind|crotch|shoulders?))",
        r"(?:shoved|slapped|punched|choked|headbutted|attacked|jumped|spit on|spat at) (?:me|him|her|us|another"
        r"|a member)",
        r"(?:was|got|been|being|getting) (?:attacked|punched|slapped|shoved|groped|touched|followed|filmed"
        r"|recorded|threatened|bullied|catcalled|grabbed|cornered)",
        r"inappropriate\w*|expos(?:ed|ing) (?:himself|themself|themselves|his|herself)|flash(?:ed|ing) (?:me|us"
        r"|her|people|his|women)|indecent\w*|(?:his|dick|nude|naked|unsolicited) (?:penis|genitals|pics?"
        r"|pictures?|photos?|dick)|walk(?:s|ing|ed)? around naked (?:staring|in front)|penis|genitals|nudes?",
        r"(?:follow\w*|watch\w*|star(?:ed|es|ing) (?:at|down)|hit(?:ting|s)? on|ogl\w+|check\w* out) (?:me|us"
        r"|my wife|my daughter|my girlfriend|her|women|the women|the girls|girls|underage|other women"
        r"|female)(?: .. (?:home|car|around|out|locker|bathroom|shower\w*))?(?! (?:on (?:instagram|insta|tiktok"
        r"|facebook|social))|closely|form|technique)",
        r"(?:film\w*|record\w*|photograph\w*|video\w*|videoing|(?:take|takes|took|taking"
        r"|snapp\w+) .. (?:pictures?|pics?|photos?|videos?)) .. (?:me|us|my (?:wife|daughter|butt|body|kid|son)"
        r"|her|women|girls|people|members|others|locker|changing|shower\w*|restroom|bathroom|without)",
        r"(?:hidden |secret )?cameras? (?:in|hidden|under|over|above) .. (?:locker|changing|shower\w*|bathroom"
        r"|restroom|stall|toilet)|hidden camera",
        rf"{SOMEBODY} .. (?:mak\w+|made) (?:me|us|my \w+|her|women|people|everyone"
        r"|other members) .. (?:uncomfortable|unsafe|scared|uneasy|afraid)",
        r"(?:sexist|racist|racial\w*|homophobic|transphobic|antisemitic|islamophobic|hateful|derogatory|lewd"
        r"|vulgar|obscene|dirty) .. (?:comments?|remarks?|jokes?|slurs?|things?|words?|names?|language|gestures?"
        r"|slur)|slurs?|n ?word|hate crime|racis[tm]|called me (?:a |an )?(?:bitch|slut|whore|fag\w*|tranny|dyke"
        r"|retard\w*|terrorist|monkey|fat (?:pig|cow|ass))",
        r"(?:comment\w*|remarks?|jokes?) .. (?:about|on) (?:my|her|womens|our|the girls) (?:body|butt|ass|chest"
        r"|breasts?|boobs?|legs|outfit|weight|skin|looks|appearance|figure|race|accent|hijab|religion)",
        r"threat(?:en\w*|s)?|blackmail\w*|(?:going to|ill|will|want to|about to|should|gon|could"
        r"|swear ill) (?:kill|shoot|stab|beat|murder|hurt|fight|punch|strangle|burn down|blow up|smash) (?:you"
        r"|him|her|them|someone|everyone|everybody|that|this place|the place|your|yall|people|all of you|his"
        r"|one of)(?: .. up)?",
        r"(?:youre|you are|hes|shes) (?:all )?(?:dead|a dead man)|watch your back|(?:know|knows"
        r"|found) where (?:you|i|we) live\w*|you(?:ll| will) (?:regret|pay for) (?:this|it)|bring(?:ing)? (?:my"
        r"|a) gun|come (?:there|down there) with a (?:gun|bat)",
        rf"{SOMEBODY} .. (?:wont leave|keeps?|kept|refuses to leave|doesnt leave|never leaves) .. (?:me|us|her"
        r"|my daughter|my wife) (?:alone|out|around|home)|(?:keeps?|kept|wont stop|always) (?:texting|messaging"
        r"|dming|calling|asking|following|bothering|touching|staring|watching|hitting on|filming|commenting"
        r"|harassing|flirting) (?:with |at )?(?:me|my wife|my daughter|us|her|girls|women)(?! to (?:pay|renew"
        r"|join|upgrade|buy))",
        r"bull(?:y|ied|ying|ies)|intimidat\w+|abus(?:ed|ive|ing)|hazing|sniff(?:ing|ed) (?:my|her|womens|seats?)"
        r"|misconduct",
        r"restraining order|protective order|domestic violence|abusive ex",
    ),
    harmless=phrases(
        r"(?:stop|quit|youre|you are|you guys are|you keep|you people|this is|its|with|by|of"
        r"|from your) (?:with )?(?:the )?harass\w*(?: (?:me|us))?|harass\w* (?:me |us )?(?:with|by|over|for"
        r"|about) .. (?:texts?|messages?|calls?|emails?|money|payment\w*|sms)",
        r"(?:class|workout|trainer|coach|instructor|he|she|ben|sarah|team|they|staff|song|gesture|kindness|story"
        r"|music|speech|that|session|hill|wod|squats?|burpees?) (?:really |just |always |always really "
        r"|totally )?(?:kick\w*|push\w*|hit|hits|touch\w*|smack\w*|slap\w*) (?:my (?:heart|soul|buns"
        r"|tail|limits)|me (?:hard|to|past|so hard|different|like a|in the (?:feels|heart|best)|deeply|out of"
        r"|through|right|when|every|beyond|just|at the right))",
        r"(?:kick\w*|push\w*|whoop\w*|beat\w*|handed) (?:me |us )?my (?:butt|ass) (?:today|yesterday|tonight|in"
        r"|kicked|handed|off)|kick\w* (?:me|us|him|her) (?:out|off)|hit me (?:up|back|with|that)|hits? (?:my|his"
        r"|her|a) (?:goal|pr|target|limit|stride|new|number|plateau|personal|protein|macros|milestone|deductible"
        r"|inbox|account|card|bank|credit)\w*|push\w* me to",
        r"(?:class|hill|workout|spin|leg day|burpees|squats|sprints|deadlines?|work|bills?|traffic|calories"
        r"|feature|creep) creep(?:s|ed|ing)? up|creep(?:s|ed|ing)? up|feature creep",
        r"(?:his|her|your|my|the) (?:abs|muscles|gains|biceps?|form|energy|intensity|triathlon|marathon) (?:is "
        r"|are )?(?:intimidat\w+|abusive)|(?:gym|gyms|machines?|weights?|weight room|classes|class|place|little"
        r"|bit|so|too|kind of|kinda|less|isnt|not|find it|bro|floor|free weights|was|is|its|it was|it is"
        r"|not at all|feel|felt|non|without feeling|first) (?:be |is |are |feels? |a |very |really "
        r"|so )*intimidat\w+|intimidated (?:by|to|at|about|in) (?:the |all |going|walking|join\w*|start\w*"
        r"|weights?|machines?|gyms?)",
        r"watch\w* (?:me|us|her|him|my form|my technique|my kids?) (?:squat|lift|do|play|swim|bench|deadlift|grow"
        r"|improve|and correct|like a hawk)|watch(?:ing)? (?:her|girls|women|womens) .. (?:class|game|soccer"
        r"|basketball|swim\w*|practice|lesson\w*|play)",
        r"assault (?:bike|fitness|runner|rower|air)|touch (?:his|my|your|their|her) toes|you (?:guys "
        r"|people )?(?:still )?keep (?:texting|messaging|calling)|(?:sexual orientation|same sex|bike stalks?"
        r"|celery stalks?|insta stalking|stalking (?:the"
        r"|your) (?:schedule|website|page|class))",
        r"(?:shoot|kill|beat|punch|hit|smash|killed|beating|crush) (?:that|this|the|my|your|his|a|it) (?:workout"
        r"|class|pr|record|time|goals?|bag|heavy bag|traffic|rush|crowd|heat|clock|wod|session|best|score|number"
        r"|set|mile|email|text|week|day)|ill (?:shoot|hit) (?:you|him|her|them) (?:a|an|up|back)|kill (?:me"
        r"|us) (?:in|with|today|tomorrow|on)|beat (?:you|him|her|them) (?:at|there|in|to|on|by|this time|next)",
        r"(?:you guys|you|yall|your staff|they|team|people) are (?:dead|killing|the best)|youre killing it"
        r"|abuse (?:the|of the|of) (?:system|policy|trial|guest|benefits)|(?:elder|drug|alcohol|substance) abuse",
        r"record\w* (?:my|our|his|her|a) (?:workout|lift|set|own|class|session|personal|time|attendance|visit)\w*"
        r"|(?:can i|allowed to|ok to|okay to|policy on|rules? (?:on|about|for)|may i|mind if i|could you|will you"
        r"|able to|want to) (?:film|record|video|take (?:pictures|photos|videos|pics))\w*|new record|set a record"
        r"|world record|track record|off the record",
        r"(?:he|she|someone|trainer|coach|instructor|staff|ben|sarah|class|cycle|member) (?:will |can |could "
        r"|should |please |would |didnt |never |hasnt |forgot to |was supposed to |to )?(?:watch|follow|hit"
        r"|checked?|push)\w* (?:me|my|us) (?:up|in|out|form|on|back|for|at the (?:desk|front)|form)",
        r"nude (?:color|leggings?|lipstick|shade|tone)|inappropriate(?:ly)? (?:cold|hot|loud|long|high|priced)"
        r"|dirty (?:towels?|mats?|jokes? about|bathrooms?|floors?|locker\w*|showers?|machines?|dishes)|(?:empty"
        r"|weather|storm|rain|snow|idle|no) threat\w*|life threatening allerg\w*|threat\w* to (?:rain|snow|cancel"
        r"|quit|leave)|triple threat",
    ),
)
