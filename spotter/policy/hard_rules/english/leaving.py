"""English words for ending or resting a membership without naming it: "close me out", "off till spring"."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

_HERE: Final = r"(?:gym|club|membership|memberships|contract|plan|agreement|place|account)"

LEAVING: Final = TextRule(
    name="leaving_en",
    reason=EscalateReason.CANCELLATION,
    says=phrases(
        r"(?:close|cut) (?:me|us) out|(?:let|get|want|need) (?:me |us )?(?:out|off) of (?:this|the|my|your) (?:gym"
        r"|club|membership|contract|books|thing|plan)|shut (?:me|my account) down|"
        r"(?:close|closing|wrap|wrapping|shut|shutting) (?:things|it|this|that"
        r"|everything) (?:up|out|down)(?= /|$| for| please| with| asap| before| now| so)",
        r"(?:resign|withdraw|terminate|deactivate|dump|drop|surrender|give up|let go of|letting go of|get rid of"
        r"|walk away from|back out of|release me from|out of|escape|finish) (?:my|our|the|this|from"
        rf"|from the|from my) (?:\w+ )?{_HERE}(?= /|$| please| and| at| by| as| before| so| now| because| early| i"
        r"| if| with| without)",
        r"(?:let|give|giving|letting) (?:my|our|the|it) (?:\w+ )?(?:membership|gym|account|plan"
        r"|contract)?(?: )?(?:go|up|run out|lapse|expire)(?= /|$| please| at| because| this| next)"
        r"|stop being (?:a )?member"
        r"|(?:not|no longer|dont want to be) (?:a )?(?:part of|member of|with) (?:the|your|this) (?:gym|club)"
        r"|make me not a member|remain a member|stay a member|being a member",
        r"(?:giv\w+|my|this is|official|formal|consider this|submit\w*|sent|sending|here is|heres) (?:my |you |in "
        r"|a |the )*(?:official |formal |written )?notice(?= /|$| today| that| to| of| for| as| under| effective)"
        r"|notice of termination|termination|certified letter|effective date|clause \d+|last (?:month|day"
        r"|week) (?:for me|as a member|there|here|is|will be)|(?:my|our|final) (?:final |last )?month (?:there|here"
        r"|as a member|with (?:you|yall))|(?:this is|its|be|is) (?:my|our) (?:final|last) month"
        r"|(?:\w+ber|january|february|march|april|may|june|july|august) (?:will be|is) (?:my|our) last",
        r"(?:i|we|im|were|just|probably|think) (?:\w+ )?(?:out|done|gone|finished|over it|moving on)(?= after"
        r"| with (?:it|this place|you guys|the gym|this gym|yall)| as of| at the end of the (?:month|year|billing))"
        r"|done with it|run (?:our|its|my) course|part(?:ing)? ways|pull the plug|hang(?:ing)? (?:up"
        r"|it up) (?:the towel|my|for good)|call it quits|throw\w* in the towel|(?:guess|think|so) this is (?:it"
        r"|goodbye)"
        r"|(?:stop|quit|done|finished|leaving|gone|stopping) (?:\w+ )?for good|say goodbye to",
        r"(?:we|were|im|i|ive|weve|family|husband|wife|company|job|army|navy|base) (?:\w+ ){0,3}(?:moving|moved"
        r"|relocat\w*|transferred|transferring|stationed|pcs\w*|going home|leaving town|leaving the (?:area|state"
        r"|country|city))"
        r" (?:\w+ )?(?:to (?!(?:the|your|this|a|my|our) (?:area|neighborhood|new place near|gym|club|front|back"
        r"|\w+ class))|us to|me to|away|out|home|back home|for good|overseas|abroad|soon|next|in (?:january"
        r"|february|march|april|may"
        r"|june|july|august|september|october|november|december|a|two|three|the (?:spring|summer|fall|winter)))"
        r"|leaving (?:town|the area|the state|the country|the city)|no longer in the area|not in the area"
        r"|dont live (?:here|there|near"
        r"|in)|too far (?:away )?(?:now|to|from)|going home (?:for good|after)|not coming back|(?:got|have) orders",
        r"(?:found|joined|joining|bought|building|built|have|has|got|using|opened|opens|offers|gives us"
        r"|giving us) .... (?:home gym|own gym|gym at (?:work|home)|rec center|gym in (?:our|my|the) (?:building"
        r"|complex|basement|garage)|closer gym"
        r"|cheaper gym|another gym|different gym|free (?:gym|access|membership) .. (?:work|job|school)"
        r"|something (?:closer|cheaper))|(?:apartment|building|complex|house|work|job|employer|company"
        r"|school) .... (?:its own|whole|free|new|a) gym",
        r"(?:not|never|barely|hardly|dont|havent|rarely|cant|wont|cant see myself|stopped) (?:\w+ ){0,3}(?:go|going"
        r"|come|coming|use it|using it|used it|getting there|set foot|stepped in|make it in|been in|worth (?:it"
        r"|keeping)|get (?:my )?(?:money|use)"
        r"|getting (?:my |any )?(?:use|money)) .... (?:stop|end|cancel\w*|quit|let it go|close|drop|point|waste"
        r"|kill it|out|might as well|shut|pay\w*|for good|keep\w*)|(?:any|no|whats the"
        r"|there a) point (?:in )?(?:paying|keeping|me paying|staying|having)"
        r"|waste of (?:my )?money .. (?:cancel\w*|stop|end|quit)|ways out|how (?:do|can|soon can|would) (?:i"
        r"|we) (?:get|be) out(?= /|$| of (?:this|my|the))|(?:kill|end|stop) it(?= /|$| please| at the end)",
        r"(?:cant|couldnt|no longer) (?:\w+ )?(?:afford|swing|justify|pay) .... (?:let|drop|stop|cancel\w*|end|go"
        r"|quit|paying)|(?:gym|membership) has to go|(?:have|need|going|got) to (?:let|give) (?:it|the gym"
        r"|this) (?:go|up)"
        r"|trad\w* the gym for|unless .. (?:lower\w*|drops?|cheaper|discount|rate|monthly|price|fixed"
        r"|change\w*) .... (?:out|gone|leaving|leave|cancel\w*|done|quit)|(?:or|else|otherwise) (?:im|i am"
        r"|ill be) (?:out|gone|done|leaving|quitting|cancel\w*)",
        r"(?:take|drop|remove|pull|get|kick|cut) (?:my )?(?:\w+ )?(?:him|her|them|son|daughter|wife|husband|kids"
        r"|kid|mom|dad|partner|girlfriend|boyfriend|roommate|ex|sister|brother|person|people|someone"
        r"|one person) .. (?:off|from|out)"
        r"(?= /|$| the (?:plan|membership|account|family|duo)| my (?:plan|membership|account)| our| please"
        r"| and leave| and keep)(?! the (?:class|list|waitlist))|(?:he|she|they|son|daughter|wife|husband"
        r"|kids) .. (?:isnt|arent|not|never|no longer|doesnt|stopped)"
        r" .. (?:using|use|coming|come|going|go) .... (?:drop|take|remove|off|cancel\w*)|(?:off"
        r"|leave) my parents plan|(?:switch|move|change|drop|go) .. (?:from|down) .. (?:family|duo|couple) .. (?:to"
        r"|down) .. (?:single|solo|just me|individual)"
        r"|should come off my (?:plan|account|membership)|give my membership to|transfer my membership to (?:my|a"
        r"|another|someone)",
        r"(?:not going to|wont|not|dont think ill|decided not to|no longer|wont be|arent"
        r"|not gonna) (?:be )?(?:continu\w*|signing up for another|keep\w* (?:this|it) up|keeping (?:it|my|this)"
        r"|carry\w* on|need it after|extend\w*)(?= /|$| after| with| my| the| this| next|"
        r" because| year| it| up| anymore)|(?:end|ending|leave|leaving|cancel\w*|terminate\w*) (?:things|process"
        r"|procedure)(?= /|$| with| for)|leav\w+ process|over and so must be my gym|gym days are over|my gym days"
        r"|done lifting",
    ),
    harmless=phrases(
        r"my (?:current|old|other|last) gym|from another gym|(?:almost|nearly|was|were|used to|thought about"
        r"|ready to|never|dont|wont|not|cant) (?:about to |going to |ready to )?(?:quit|give up|leave|leaving|stop"
        r"|throw in the towel|pull the plug|call it quits|hang it up) .... (?:but|now|glad|until|then|hooked"
        r"|thank\w*|love|good)"
        r"|(?:hypothetically|just curious|just wondering|in case|out of curiosity|before i (?:join|sign)"
        r"|if i (?:join|sign up|joined)|thinking (?:about|of) joining|prospective|havent joined)",
        r"(?:wrap|close|shut|finish) (?:it|things|this|that|everything) (?:up|out|down) .. (?:tonight|at|early"
        r"|for the (?:night|day)|class|in time)|moving (?:to|up to|over to|into|my) (?:the|a|my|your|this|next"
        r"|another) (?:\w+ )?(?:class|area|neighborhood|session|slot|time|day|level|week|location)"
        r"|(?:moving|moved) to (?:\w+day|the \w+ (?:class|slot)|tomorrow|\d|next)|(?:just|recently"
        r"|new and) moved to|(?:moving|moved) (?:here|to town|to the area|closer|nearby|in)|new in town",
        r"(?:spin|class|session|training|sessions|lesson|lessons|league|court|appointment|tumbling|yoga"
        r"|swim\w*) .... (?:close|shut|count|take|cut|get|sign) (?:me|us) (?:out|off)|(?:take|sign|count|get) (?:me"
        r"|us) (?:out|off) (?:of )?(?:\w+ )?(?:today|tonight|tomorrow|class|the (?:class|list|waitlist|session)"
        r"|waitlist)"
        r"|last (?:day|week|month) (?:of (?:the )?(?:sale|promo|challenge|class|camp|special)|to (?:sign|register"
        r"|buy))|when is the last day|stop it lol|found (?:a|the|another|my) (?:bottle|towel|phone|bug)"
        r"|leave a review|moving on to|my current gym",
        r"(?:kill|end|stop) it (?:lol|today|tonight|in|at the gym|with)|killing it|point (?:of|in) (?:stretching"
        r"|cardio)|no point (?:in )?(?:driving|coming (?:today|tonight|tomorrow)|calling)",
    ),
)

RESTING: Final = TextRule(
    name="resting_en",
    reason=EscalateReason.FREEZE,
    says=phrases(
        r"(?:extend|end|lift|start|did|remove|undo|add|push|longer|another|my|still|early|the|request\w*"
        r"|active) .. (?:freeze|hold|pause|suspension)(?= /|$| one| early| end\w*| start\w*| ran| active"
        r"| to (?:january|february|march|april|may|june|july|august|september|october|november|december)| another|"
        r" for \w+ (?:more )?(?:months?|weeks?)| i| im| last| request| go| is| was| on my| please| and| until| over)",
        r"(?:freeze|pause|suspend|hold|resume|restart|unfreeze|reactivate|unpause) (?:both|all|my|our|just|it|only"
        r"|on|again|the gym|gym|pls|please)(?: of us| \w+s)? ?(?:\w+ ){0,2}(?= /|$)(?=.*)|(?:pls|please) (?:pause"
        r"|freeze) (?:gym|it|me|us|my gym)",
        r"(?:go|make|put|set|be|account|membership|mark) .. (?:inactive|dormant|on ice|aside|to rest|to sleep"
        r"|on standby)(?= /|$| until| for| till| status| then| while| over)|inactive status|(?:set|park|leave|keep"
        r"|store|shelve|rest) (?:my|our|the) (?:membership|account|plan) .. (?:aside|until|till|for|while)"
        r"|membership .. (?:nap|sit|wait|rest|sleep|survive|hibernate)|temporary (?:stop|break|leave|hold)|(?:stop"
        r"|pause|skip|end|suspend) (?:it |my dues |paying |payments? )?(?:temporarily|for (?:a (?:while|bit|few)"
        r"|\w+ (?:months?|weeks?)|the (?:summer|winter|season|semester)))",
        r"(?:month|months|summer|winter|season|semester|weeks|year) off(?= /|$| from| please| and)"
        r"|take .. off from (?:paying|the gym|coming)|skip (?:january|february|march|april|may|june|july|august"
        r"|september|october|november|december|a month|the (?:summer|winter|next))",
        r"(?:not|dont|without|stop|no|cant) .. (?:pay\w*|charg\w*|bill\w*|lose\w*) .... (?:while|until|till|til"
        r"|when) .. (?:i|im|were|we|ive|away|gone|back|out|im back|return\w*|deployed|abroad|traveling|recover\w*"
        r"|heal\w*|at sea|cleared|then)|(?:while|until|till|til) .... (?:im|i am|we are|were) (?:back|cleared"
        r"|healed|well|home|recovered"
        r"|able|better|away|gone|deployed|abroad|at sea|out of (?:town|the country))(?= /|$| can| what| how| and"
        r"| please| to)",
        r"(?:surgery|surgeon|operation|operated|chemo|treatment|injury|injured|broke\w*|torn|pregnan\w*|baby|twins"
        r"|maternity|hip|knee|back|gallbladder|hernia|cast|boot|cancer|doctor|doc|dr|pt|physio|physical therap\w*"
        r"|recover\w*|laid up|deploy\w*|basic training|shipping out|army|navy|marines|national guard|reserves"
        r"|contract in|semester|studying abroad|abroad"
        r"|overseas|arizona|florida|snowbird\w*|travel\w*|at sea|out of state|out of the country) .... (?:out for"
        r"|off (?:for|until|till|my feet|exercise)|no (?:gym|exercise|training|lifting)|not allowed|wont be"
        r"|cant (?:come|train|exercise|work out|go)|gone|until|till|til|what happens|what (?:do|can|should) (?:we|i"
        r"|be)|what are my options|how (?:do|does)|hold|month\w*"
        r"|weeks|see you in|same (?:as|arrangement)|back in|dont want to lose|wait for me) .... (?:membership|gym"
        r"|gym stuff|account|plan|pay\w*|hold|until|cleared|months?|weeks?|what|spring|summer|fall|winter|year"
        r"|january|february|march|april|may|june|july|august|september|october|november|december|options|do|spot"
        r"|done)?",
        r"(?:turn|switch|start|open|wake|make|bring) (?:us|me|it|things|my (?:membership|account|plan)"
        r"|our (?:membership|account|plan)|membership|our membership) (?:back |live)(?:on|up|live|again|to life"
        r"|active)?|(?:turn|switch|open|start) (?:us|me|it|things|everything) (?:back )?(?:on|up) again|(?:back"
        r"|home) (?:again|from (?:florida|arizona|deployment|overseas|surgery|my trip|maternity|abroad))"
        r" .... (?:on|active|start|turn|open|resume|membership|again|live)|(?:cleared|released|healed"
        r"|recovered) .... (?:lift|resume|start|open|on again|reactivat\w*|active|hold|freeze|unfreeze)"
        r"|resume (?:on|in|starting|my|from|next|billing)|sign me back up|cast comes off|press pause|hit pause"
        r"|pause button",
    ),
    harmless=phrases(
        r"(?:please )?hold it for me|my (?:bag|jacket|bottle|stuff|keys|phone|towel) .... hold",
        r"(?:how (?:do|does)|whats|what is|what are|do you (?:have|offer|allow)|is there|policy|rules?) .. (?:a "
        r"|the |your )?(?:freezes?|holds?|paus\w*|inactive)|(?:hypothetically|just curious|just wondering"
        r"|in general|before i join|thinking (?:about|of) joining|if i join)"
        r"|(?:long|how long|strong) .. (?:to |can you |you )?hold|(?:hold|holding) (?:the|a|my|your|his|her|it|on"
        r"|up|off|me|down) (?:\w+ )?(?:plank|door|spot|mat|weights?|bar|breath|baby|phone|class|lane|place|pose"
        r"|handle|bag|bike|court|slot)",
        r"(?:put|was|been|on|sat|waiting|left) (?:me )?on hold|hold music|(?:pause|stop|turn|start) (?:the |my "
        r"|your )?(?:music|song|video|tv|class|clock|timer|ac|fan|heater|sauna|autopay|payments?|reminders?"
        r"|sessions?|training|lessons?|yoga|spin|booking\w*)"
        r"|(?:cant|wont|not) (?:come|make|be there|make it|go) .. (?:today|tonight|tomorrow|this (?:morning|week"
        r"|evening|afternoon)|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|years? ago|(?:open|start"
        r"|turn|resume|restart) .. (?:class\w*|pool|sauna|tv|ac|machine|treadmill|lights?|childcare|kids club)"
        r"|(?:sauna|pool|tv|ac|heater|lights?|treadmill|machine|fan|wifi|water) .. (?:back |on )",
        r"(?:session|sessions|class|classes|lesson|lessons|training|tumbling|appointment|league|court|trainer|coach"
        r"|yoga|spin|pilates) .... (?:hold|pause|off|until|resume|weeks?|back|start\w*)|(?:resume|restart|start"
        r"|hold|pause|stop) .... (?:session|sessions|class|classes|lesson|lessons|training|tumbling|appointment"
        r"|swim)",
        r"(?:can|should|could|is it (?:ok|safe|okay)|when can|how soon|what) .... (?:i|we|my wife|she"
        r"|he) .. (?:lift|swim|train|exercise|do|run|squat|work out|start|come) .... (?:surgery|pregnan\w*|baby"
        r"|injur\w*|operation|hernia|torn|recover\w*|knee|hip|back)",
    ),
)
