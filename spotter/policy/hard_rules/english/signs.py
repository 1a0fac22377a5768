"""English signs that mean little alone and much together: a child, a coach, a secret; a knee, a machine, a pop."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.english.words import BODY
from spotter.policy.hard_rules.rule import SignsRule, phrases

_SOMEBODY: Final = (
    r"(?:he|hes|she|shes|they|someone|somebody|guys?|man|men|woman|lady|ladys?|girl|boy|kids?|child|person|people"
    r"|member"
    r"|trainer|coach|dude|dudes|husband|wife|mom|moms|dad|grandma|grandpa|client|friend|buddy|brother|sister|janitor"
    r"|instructor|employee|staff|cleaner|sitter|stranger|neighbor|roommate|spotter|swimmer|toddler|baby|teen)"
)
_HARMED: Final = (
    r"(?:broke|broken|busted|split|sprained|twisted|rolled|tore|torn|popped|went pop|heard a pop|cracked|fractured"
    r"|strained"
    r"|pulled|hurt|injured|smashed|sliced|gashed|bleeding|bled|scraped|knocked|jammed|bruised|burned|burnt|scalded"
    r"|dislocated|swollen|swelling|threw out|wrenched|pinched|crushed|hit|banged|slammed|stitches|concussion|chipped)"
)
_AT_THE_CLUB: Final = (
    r"(?:class|machine|treadmill|bench|rack|racking|racked|squat|squatting|deadlift|stairs|steps|stairmaster|pool|deck"
    r"|locker|lockers|shower|showers|sauna|steam|door|seat|bike|rower|reformer|box|cable|plates?|dumbbells?|barbell"
    r"|kettlebell"
    r"|leg extension|leg press|coach|trainer|instructor|bootcamp|crossfit|hiit|club|gym|court|your|mat|floor|band"
    r"|rope|pulley"
    r"|equipment|bar|weights?|spin|zumba|yoga|pilates|boxing|kickboxing|cycle|wall|ramp|parking lot|sidewalk|icy"
    r"|camp|swim)"
)
_CHILD: Final = (
    r"(?:daughters?|sons?|kids?|child|children|toddler|baby|niece|nephew|grandson|granddaughter|minor|minors|boys"
    r"|girls|little"
    r" (?:girl|boy)|\d+ (?:year|yr|yo)\w*(?: old)?|teenager|swim team|kids class)"
)
_GROWN_UP: Final = (
    r"(?:coach\w*|trainers?|instructors?|teachers?|staff|sitters?|babysitter|counselors?|helpers?|employees?|man"
    r"|men|guys?"
    r"|adults?|lifeguards?|janitor|stranger|aides?|worker|workers|manager|driver)"
)
_NOT_NOW: Final = (
    r"(?:years?|months|decades) ago|last (?:year|fall|winter|summer|spring)|back in|as a (?:kid|teen)|old injur\w*"
    r"|(?:at|from|in) (?:home|work|my (?:house|job|garden|driveway|kitchen|yard))|playing (?:soccer|football|hockey"
    r"|softball)"
    r"|skiing|car accident|car wreck|(?:can|should|could|may|safe|ok|okay) (?:i|to|for me)|recover\w* from|since my"
    r"|physical therap\w*|rehab\w*"
)

HARM: Final = (
    SignsRule(
        name="injury_signs_together_en",
        reason=EscalateReason.INJURY,
        signs=(
            phrases(rf"{_HARMED} .. {BODY}|{BODY} .. {_HARMED}|took a (?:spill|tumble|fall|hit)"),
            phrases(_AT_THE_CLUB),
            phrases(
                r"i|im|ive|my|me|we|our|he|she|his|her|someone|somebody|son|daughter|wife|husband|mom|dad|friend"
                r"|a (?:guy|lady)"
            ),
        ),
        harmless=phrases(
            _NOT_NOW,
            r"(?:hit|rolled|pulled|hurts|hurt|popped|bleeding|broke|broken|jammed) (?:up|in|by|over|through|so good"
            r"|the (?:gym|bench|pool"
            r"|weights|showers?|sauna|bar|floor)|a (?:pr|new|sweat|record)|my (?:pr|goal|macros|steps|record))"
            r"|hit (?:chest|legs?|back"
            r"|arms|shoulders|abs)|(?:chest|leg|back|arm|shoulder|ab) (?:day|workout|machine|press|curl"
            r"|extension day|room|door|parking)"
            r"|pulled (?:pork|muscle up|ups?)|pull(?:ed)? ups?|hand ?(?:towel|wraps?|soap|dryer|sanitizer)"
            r"|head(?:ed|ing|phones)"
            r"|eye (?:on|of|contact)|face (?:mask|towel|to face|id)|on the other hand|second hand|by hand|at hand"
            r"|in hand|heads up|head (?:start"
            r"|coach|count|over|back|in|out|to)|foot (?:traffic|locker|on|in)|(?:machine|treadmill|bike|shower"
            r"|locker|tv|door|ac|fan|lock|app) (?:is |was |are )?"
            r"(?:broke|broken|busted)|broken (?:machine|treadmill|bike|shower|locker|tv|door|lock|equipment|bench"
            r"|seat|handle|pedal)|back (?:to|in|from|at|on|up|for"
            r"|then|when|with|again)|(?:get|got|come|came|go|went|be|is|am|im|call|text|write|hear) back",
            r"(?:not|never|didnt|dont|without|wont|doesnt) (?:\w+ )?(?:get )?(?:hurt|injured|broke|break|hit)"
            r"|killed my \w+|(?:sore|jelly|dead) (?:legs|arms)",
        ),
    ),
    SignsRule(
        name="emergency_signs_together_en",
        reason=EscalateReason.EMERGENCY,
        signs=(
            phrases(_SOMEBODY),
            phrases(
                r"(?:aint|isnt|not|wont|cant|doesnt|stopped|barely|hardly) (?:\w+ )?(?:waking|wake|breathing"
                r"|breathe|moving|responding|respond|talking"
                r"|conscious|getting up)|(?:odd|ods|oding|overdosed|overdosing)|gr[ai]b\w* (?:his|her"
                r"|their) (?:\w+ )?(?:chest|heart)|under ?water"
                r" (?:too long|for|and|still)|pass\w* out|gone (?:pale|gray|grey|limp|white)|limp|blacked out"
                r"|having (?:a )?(?:fit|spasms)|throwing up"
                r" blood|coughing (?:up )?blood|impaled|severed|cut (?:his|her) (?:finger|hand|toe) off"
                r"|lost a (?:finger|toe)"
            ),
            phrases(
                r"in|on|at|by|near|next to|right now|now|here|help|please|hurry|what do we do|what should|someone"
                r"|somebody|just|pool|gym|sauna|steam"
                r"|room|floor|machine|treadmill|locker|bathroom|lobby|my"
            ),
        ),
        harmless=phrases(
            r"(?:she|he|kid|kids|baby|son|daughter|they|trainer|coach|dog) (?:\w+ )?(?:isnt|is not|not|wont|wouldnt"
            r"|doesnt|never) (?:stop )?(?:talking|moving to|moving in"
            r"|getting up (?:early|at|for))|not (?:talking|moving) (?:about|to|into|in|from|the|my|forward|up)"
            r"|isnt moving (?:up|to|forward)|line .. not moving|(?:app|page|bar|list"
            r"|waitlist|treadmill|machine|belt|website|site) .. (?:not|isnt|wont|doesnt) (?:respond\w*|mov\w*)"
            r"|not respond\w* (?:to|back)|(?:nobody|no one|they|you|staff|desk"
            r"|trainer|coach|he|she|manager) .. (?:not|isnt|wont|doesnt|havent|never) respond\w*|cant (?:breathe"
            r"|move|wake up|get up) (?:lol|haha|after|from|that|early|in the|this)"
            r"|under ?water (?:treadmill|camera|speaker|lights?|hockey)|(?:almost|nearly|about to"
            r"|going to) pass out (?:lol|haha|after|from|when)|limp (?:bizkit|wrist)"
            r"|(?:pass\w* out|passing out) (?:flyers|towels|water|samples|coupons|cards)|passed out (?:at home"
            r"|in bed|on the couch|early|as soon)",
        ),
    ),
    SignsRule(
        name="incident_signs_together_en",
        reason=EscalateReason.EMERGENCY,
        signs=(
            phrases(r"(?:car|truck|suv|van|vehicle|tree|plane|roof|wall|ceiling|floor)"),
            phrases(r"(?:crashed|drove|plowed|smashed|ran|collapsed|came down|caved in|fell)"),
            phrases(
                r"(?:through|into|on|onto) (?:the |your |a |our )?(?:front|window|windows|building|lobby|wall|gym"
                r"|door|entrance|people|someone|members)"
            ),
        ),
        harmless=phrases(r"(?:into|hit|scratched|dinged|bumped|backed into) my (?:car|truck|suv|van|parked \w+)"),
    ),
    SignsRule(
        name="despair_signs_together_en",
        reason=EscalateReason.SELF_HARM,
        signs=(
            phrases(
                r"(?:so |just |really )?tired of (?:being here|it all|everything|waking up|fighting|pretending)"
                r"|death (?:sounds|would|seems|feels)|dying (?:sounds|would be|seems)"
                r"|(?:wont|never|not) (?:\w+ )?(?:see|hear from) me (?:again|after|anymore|around)|i have a plan"
                r"|(?:going to|ill|about to|want to|ready to|gonna) end (?:it|things|everything|this)"
                r"|nobody needs me|no one needs me|(?:im|i am|been|just) a burden|(?:dont"
                r"|no longer) (?:\w+ )?(?:matter|see a (?:way|future))|empty inside|numb inside|purg(?:e|ed|ing)"
                r"|cut(?:ting)? myself"
                r"|hurt(?:ing)? myself|self ?harm\w*|(?:gave|giving) up on (?:everything|myself)|(?:want|wish"
                r"|deserve) to (?:be gone|not be here|vanish|rest forever|suffer)|cant do (?:this )?life"
            ),
            phrases(
                r"anymore|tonight|dont mean the gym|not the gym|thanks? for everything|thank you for everything"
                r"|sorry|goodbye|peaceful|better|easier|again|forever|cant stop|long sleeves|hide it|nobody|no one"
                r"|everyone"
                r"|alone|life|living|pills|note|end it|over|done|tired"
            ),
        ),
        harmless=phrases(
            r"(?:end|ending) (?:it|this|things|everything) (?:with|at|after|on) (?:\w+ )?(?:you|the gym|month"
            r"|contract|year|membership)|(?:membership|contract|subscription|plan|account|texts?|messages?|training"
            r"|sessions?) .... end"
            r" (?:it|this|things)|end (?:it|this|things) .... (?:membership|contract|subscription|gym|plan|account"
            r"|month|billing)|(?:i have a plan) (?:with|at|for|that|through|and)|(?:gym|monthly|membership|meal"
            r"|workout|payment|training|family) plan"
            r"|(?:lockers?|bill|data) purge|purg\w* (?:the|old|my) (?:closet|files|email)|(?:wont"
            r"|not) see me (?:tomorrow|today|tonight|this week|next week|at|in class|until|for)"
            r"|tired of (?:everything being|it all being)"
            r"|hurt(?:ing)? myself (?:lifting|at|in|on|doing|with|while|again lifting|if)",
        ),
    ),
    SignsRule(
        name="harassment_signs_together_en",
        reason=EscalateReason.HARASSMENT,
        signs=(
            phrases(_SOMEBODY),
            phrases(
                r"(?:hands?|arm|arms|fingers|face|body|crotch) (?:on|all over|around|in|under|near"
                r"|against) my (?:\w+ )?(?:waist|hips?|back|butt|thighs?|legs?|chest|shoulders?|neck|shirt|stomach"
                r"|body|hair)|shower with (?:him|me|her)|in the shower"
                r" with (?:me|her|us)|walked in on (?:me|us|her|women|people)|while (?:i|we|she) (?:was"
                r"|were) (?:chang\w*|undress\w*|naked|shower\w*|dressing)|(?:break|snap|beat|bash|cut|punch|kick"
                r"|knock) (?:my|your|his|her) (?:\w+ )?(?:legs?|face|teeth|arms?|head"
                r"|neck|skull|jaw|ass|knees?|throat)|(?:go|come) (?:home|out|back) with (?:him|me) (?:and|or|if)"
                r"|sit on (?:his|my) lap|(?:asked|asks|asking|told|tells|wants) (?:\w+ )?(?:me|my \w+|her"
                r"|if i) .. (?:panties|underwear|bra|bikini|naked|nude|kiss|sex"
                r"|hotel|his place|undress|strip|body count|virgin|boobs|tits|ass|booty)|(?:smells?|sniff\w*"
                r"|lick\w*) (?:my|me|her)|(?:commented|comments|commenting|remarks?) (?:on|about) (?:my|her) \w+"
                r"|on purpose|catcall\w*|groom\w*|(?:wont|not|doesnt)"
                r" take no|after i said no|i said no|told (?:him|her|them) (?:no|to stop)|(?:trap|trapp|corner"
                r"|block|box)(?:ed|s|ing) (?:me|us|her)|nazi\w*|swastika|the n word|go back to \w+"
            ),
            phrases(r"me|my|us|our|her|women|girls|people|i|we"),
        ),
        harmless=phrases(
            r"(?:correct\w*|adjust\w*|spott?\w*|help\w*|fix\w*) .... (?:form|posture|squat|lift|position)"
            r"|(?:kick\w*|whoop\w*|beat|bust\w*|work\w*) (?:my|your|our) (?:\w+ )?(?:butt|ass|booty|legs?|arms?"
            r"|abs)(?! if)|kick my ass|hit (?:it )?on purpose|(?:dog|pet|beard|hair) groom\w*"
            r"|in the shower (?:room|area|stall)s?|go back to (?:work|class|basics|the|my|monthly|school|it|sleep"
            r"|yoga|spin|\w+ing|normal)|(?:sale|sell\w*|offer|membership|upgrade|discount) .... (?:i said no"
            r"|take no)|break my (?:pr|record|lease|contract|streak)"
            r"|break (?:your|the) neck (?:to|for)|(?:break|snap) (?:his|her|my) (?:record|streak)",
        ),
    ),
    SignsRule(
        name="minor_signs_together_en",
        reason=EscalateReason.MINOR,
        signs=(
            phrases(_GROWN_UP),
            phrases(_CHILD),
            phrases(
                r"secrets?|private|threw up|wouldnt let (?:her|him|them|my)|pictures?|photos?|film\w*|record\w*"
                r"|slap\w*|smack\w*|spank\w*|hit|hits|shook|yank\w*|drag\w*|grab\w*|choke\w*|lock\w*|encerr\w*"
                r"|closet|naked|undress\w*|lap|kiss\w*|touch\w*|hug\w*|alone with"
                r"|snapchat|instagram|number|texts?|texting|gift|gifts|candy|drunk|vap\w*|scream\w*|yell\w*|curs\w*"
                r"|humiliat\w*|fat|stupid|bruis\w*|bleed\w*|blood|crying|cried|scared|afraid|hurt|inappropriat\w*"
                r"|weird|creepy|follow\w*|stranger|unsupervised|unattended|missing|lost"
                r"|by (?:herself|himself|themselves)|without (?:asking|permission|telling)|punish\w*|starv\w*|weigh\w*"
            ),
        ),
        harmless=phrases(
            r"(?:love|loves|loved|loving|great|awesome|amazing|best|wonderful|so good|thank\w*|thanks|happy|fun"
            r"|adores?|patient|sweet) .... (?:coach\w*|trainers?|instructors?|teachers?|staff|sitters?|counselors?"
            r"|daughters?|sons?|kids?)|(?:coach\w*|trainers?|instructors?|teachers?|staff"
            r"|sitters?|counselors?) .... (?:is|are|was|were|so) (?:\w+ )?(?:great|awesome|amazing|best|wonderful"
            r"|sweet|patient|kind|nice|good)",
            r"(?:can|could|may|do|does|is|are|will|what|when|how|where|would) (?:i|you|we|the|my|a|there|kids|he"
            r"|she|it|much|old|many|long) .... (?:kids?|children|son|daughter|teen\w*|lessons?|class\w*|camp)"
            r"|(?:hit|hits) (?:a |her |his )?(?:goal|pr|home run|milestone)"
            r"|(?:phone|emergency|contact|card|confirmation|locker|member) number|number (?:of|for|on file)"
            r"|text (?:me|us|reminders?)|texts? (?:me|us|about)|lock(?:er|ers)|touch(?:ed)? base|gift (?:card"
            r"|certificate)s?|lost (?:weight|his|her|a|the|my)|(?:his|her) (?:number|picture) (?:on|for|is)"
            r"|(?:record|picture|photo) (?:day|attendance|of attendance)|private (?:lessons?|sessions?|coach\w*"
            r"|party|room|training|swim)|weigh(?:t|ts|ted|tlifting| room)",
        ),
    ),
)
"""Tried after the phrases; each needs all its signs."""
