"""English words for ending a membership. The object decides: a class, a charge, a song or a habit is not it.

The system never ends a membership by itself, and nobody has to argue to be heard: any wish in any wording becomes
a person's task."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

_MEMBERSHIP: Final = (
    r"(?:memberships?|membreship|accounts?|contracts?|plan|subscription|enrollment|agreement|gym|club|autorenew\w*"
    r"|auto renew\w*|renewal|everything|place|package with you)"
)

_OWNER: Final = (
    r"(?:(?:my|our|the|this|that|his|her|their|your|all|both|whole|entire|\w+s|gym|family|club|monthly|annual"
    r"|year|yearly|fitness|current|of|with|basic|premium|student|personal|husbands|wifes) ){0,4}"
)

_BOOKED: Final = (
    r"(?:class|classes|session|sessions|appointment|appt|appts|booking|bookings|reservation|reservations|yoga"
    r"|pilates|spin|spinning|zumba|hiit|barre"
    r"|boxing|kickboxing|cycling|cycle|bootcamp|swim|lesson|lessons|tour|court|massage|spot|slot|pt|training"
    r"|trainer|reformer|lane|assessment"
    r"|consult\w*|orientation|workshop|intro|evaluation|camp|party|event|consultation|waitlist|hike|visit"
    r"|\d{1,2}(?::\d\d)? ?(?:am|pm)|tomorrow|tonight|today|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|morning|afternoon|evening|noon)"
)

_WANTING: Final = (
    r"(?:want to|need to|like to|going to|have to|decided to|ready to|trying to|tried to|try to|how do i"
    r"|how can i|how to|how would i|where do i|can i|could i"
    r"|can we|could we|do i|please|may i|might|about to|will|ill|lets|should i|must|wish to|planning to|plan to"
    r"|looking to|hoping to|id like to|asked to|asking to|possible to|able to|late to|way to|steps to|need you to"
    r"|want you to|wanting to)"
)

CANCELLATION: Final = TextRule(
    name="cancellation_en",
    reason=EscalateReason.CANCELLATION,
    says=phrases(
        r"(?:cancel|cancels|cancelling|cancellation|cancelled|end|ending|quit|quitting|terminate|terminating"
        r"|termination|close|closing|discontinue|discontinuing|drop|dropping|get rid of|get out of"
        r"|getting out of|leave|leaving|stop|stopping|revoke|exit|exiting|void|break|breaking"
        rf"|not renew\w*|shut down|kill) (?:of |out of |with |on )?{_OWNER}{_MEMBERSHIP}",
        rf"{_MEMBERSHIP} .. (?:cancel|cancelled|cancellation|cancelling|ended|terminated|closed|terminate"
        r"|end)(?= /|$| please| today| asap| now| effective| as of| by| before| form| request| immediately| and"
        r"| because| at)",
        r"(?:cancel|cancel out|terminate|drop) (?:me|us)(?= /|$| please| or| asap| now| immediately| today| from"
        r"| out of| before| effective| by| and| as)(?! (?:for|from (?:the|my|tonight\w*|tomorrow\w*|class|spin"
        r"|yoga)))",
        rf"{_WANTING} (?:just |also |really |please |officially |now )?(?:cancel|quit|terminate|cancelling)(?= /"
        r"|$| because| since| as i| as of| now| asap| immediately| please| before| at the end| effective| my| if"
        r"| today| im| i| it all| everything| anyway| or| and| the| with you| altogether| completely| due"
        rf"| this month| next month| in|, )(?! (?:my|the|our|his|her|in|today|it|this|that|a|and|or) .. {_BOOKED})",
        r"(?:about|for|on|regarding|re|of|consider\w*|with|to start|process of|process for"
        r"|thinking about) (?:my )?(?:cancelling|cancellation|quitting|leaving the (?:gym|club)|ending it)(?= /|$"
        r"| and| but| my| the membership| it| because| since)|cancellation (?:form|request|letter|notice|email"
        r"|paperwork|process|confirmation|department|link)|(?:notice|letter|request|email|proof"
        r"|confirmation) (?:of|for|to|about|regarding) (?:my )?cancell?\w*|(?:30|thirty|sixty|60) days? .. notice"
        r"|written notice|my notice",
        r"(?:not|wont|dont|didnt|isnt|no longer|never|not be|wont be|dont want|not going) (?:\w+ ){0,3}(?:renew"
        r"|renewing|resign|continue my|continuing my|extend\w*)|auto ?renew\w* (?:off|cancel\w*|stop\w*)|(?:stop"
        r"|cancel|turn off|end|no) (?:my |the )?(?:auto ?)?renew\w*|let (?:it|my membership) (?:lapse|expire"
        r"|run out)",
        r"(?:dont|no longer|not|never|cant) (?:want|need|wish|like|interested|afford|use|using|able"
        r"|interested in|going to use|really use) (?:to )?(?:be |keep |have |continue |pay\w* for |being )?(?:a "
        r"|my |the |this |your |with |using |for )*(?:member(?:ship)?|gym|club)(?! (?:list|class\w*|bag|tour"
        r"|shoes|towel|clothes|floor))",
        r"(?:im|we are|were|i am|am) (?:so )?(?:done|finished|through) (?:with (?:this|your|you"
        r"|the) (?:\w+ )?(?:gym|club|place|guys)|here)|(?:leaving|left|move on from|moving on from|part ways with"
        r"|goodbye to|last (?:month|day|week) (?:at|with)) (?:the |this |your |you )(?:gym|club|place|guys)"
        r"|close (?:it|this|everything) out|sign (?:me )?off|no longer be (?:a member|attending|coming|using)"
        r"|wont be (?:coming back|back|returning|a member|attending anymore|using the gym)",
        r"(?:take|remove|drop|get|delete|cancel) (?:him|her|them|my (?:\w+ )?(?:husband|wife|son|daughter|mom|dad"
        r"|mother|father|kid|kids|ex|spouse|partner|boyfriend|girlfriend|sister|brother|roommate)"
        r"|\w+) (?:\w+ )?(?:off|from|out of) (?:of )?(?:our|my|the) (?:\w+ )?(?:account|membership|plan|contract)",
        r"early termination|cancel(?:l?ation)? (?:fee|penalty|charge)s?(?= /|$| if| for| to| on| waived| is)"
        r"|(?:penalty|fee|cost) (?:to|for|of) (?:cancel\w*|leav\w*|break\w*|ending|early)|buy ?out (?:my|of|the)"
        r"|cooling off",
        r"(?:moving|moved|relocat\w*|transferr\w*) (?:\w+ )?(?:away|out of (?:state|town|the (?:area|state"
        r"|country|city|county))|to (?:another|a different|a new) (?:state|city|country|town)|overseas|abroad"
        r"|across the country|too far|cross country)|(?:we|i|im|were) (?:are |have |just |recently )*(?:moving"
        r"|moved|relocating) (?!here|to the area|nearby|closer|in |into |on |my |up |from |the |to (?:your|the"
        r"|this|san|a house|my))(?:to \w+)?(?= /|$| next| in| so| soon| and| at| on| for| this| end| after)",
        r"(?:not|dont|never|hardly|barely|havent|rarely|cant|wont be able to) (?:\w+ ){0,3}(?:using it|use it"
        r"|use the (?:gym|membership|club)|using the (?:gym|membership|club)|using my membership"
        r"|use my membership|come enough|afford (?:it|this|the (?:gym|membership|dues|monthly)|my membership"
        r"|to (?:keep|pay|continue))|worth it anymore|worth the money)(?= /|$| anymore| enough| so| and| right"
        r"| any| much| lately| because| since| this| at| for| now| i| to)",
        r"(?:my|our) (?:\w+ )?(?:work|job|company|employer|building|apartment|complex|school|college"
        r"|office) .. (?:has|have|offers?"
        r"|gives|comes with|includes|got|opened) .. (?:gym|fitness)|(?:wont|dont|no longer|dont really"
        r"|not) (?:be )?(?:need\w*"
        r"|using) (?:this one|you guys|the (?:gym|club|membership)|this (?:gym|club)|it anymore|our memberships?"
        r"|my membership)",
        r"(?:found|joined|join|joining|switch\w*|going|sign\w* up) (?:\w+ )?(?:another|a different|a cheaper"
        r"|a new|a closer) (?:gym|club|place)|(?:lower|cheaper|downgrade\w*|smaller) .... (?:leave|cancel|quit"
        r"|leaving|drop)|(?:might|may|will|going|about|probably|just|thinking) .. (?:have to |of |to "
        r"|about )(?:leave|leaving|quit|quitting|cancel|cancelling|go elsewhere)(?= /|$| you| the| this| my"
        r"| altogether| it| soon| i| if| then| and)(?! (?:the|this|my|it) .. (?:class|session|early))"
        r"|too expensive (?:for me|now|for us|right now)|(?:time"
        r"|want) (?:for me )?to (?:move on|part ways|say goodbye)|cancel\w* my member\w*",
        r"(?:want|need|like|please|can you|could you|how do i) .. out of (?:this|my|the|your) (?:contract"
        r"|membership|agreement|gym|commitment)|un ?cancel|(?:reinstate|undo|reverse|withdraw) (?:my "
        r"|the )?(?:membership|cancellation)",
    ),
    harmless=phrases(
        r"(?:remove|delete|take|drop) my (?:\w+ )?(?:card|bank|visa|payment\w*|email|photo|number|address)",
        r"kids (?:club|zone|room|camp)|left (?:you|you guys|yall) a|my (?:current|old|other|last) gym"
        r"|from another gym|(?:no|dont) need to cancel|cancell?ation polic\w*|cancel polic\w*|polic\w* (?:on|about"
        r"|for|regarding|if i|when i) cancel\w*"
        r"|late cancel\w*(?: fees?| polic\w*)?|(?:class|session|booking|trainer|appointment) cancell?ation\w*"
        r"|cancell?ation (?:fee|charge|penalty|window|policy|list) (?:for|on|if) .. (?:class\w*|session\w*"
        r"|appointment\w*|booking\w*|tour|massage|late)",
        r"(?:can|could|able to|free to|allowed to|option to|let me) (?:i |you |we |people "
        r"|it be )?cancel\w* (?:it )?(?:at )?any ?time|cancel any ?time|no contract|(?:is|are) there (?:a"
        r"|any) (?:contract|commitment|cancellation fee)",
        r"(?:was|were|almost|nearly|been|came close to|thought about|thinking of|used to|wanted to|ready to"
        r"|tempted to|glad (?:i )?(?:didnt|did not)|didnt|never|dont|wont|wouldnt|not|cant|couldnt"
        r"|every time i want to|never going to|not going to|without) (?:so |about |ready |going |to |even "
        r"|want to |have to |let me |ever |thinking of |thinking about |close to |this close to )*(?:quit"
        r"|quitting|cancel|cancelled|cancelling|give up|giving up|leave|leaving)(?: (?:my |the )?(?:membership"
        r"|gym))?(?= but| until| before| and (?:then|now|im glad|look)| however| then| /|$| on me| after| when"
        r"| last| because (?:ben|sarah|of how)| a (?:few|couple)| halfway| mid| class| so many| the class)(?! /)",
        r"(?:dont|wont|never|not|didnt|no need to|nor|isnt|im not|are not|not going to|not trying to"
        r"|not looking to|not planning to) (?:want to |going to |trying to |looking to |have to |planning to "
        r"|need to )*(?:cancel|quit|terminate|leave)\w* (?:my |the |this )?(?:membership|gym|account|club"
        r"|anything)?",
        r"(?:quit|quitting|stop|stopped|end|ending|cancel|dropping|drop|leave|leaving) (?:smoking|drinking|sugar"
        r"|soda|vaping|carbs|coffee|my job|your job|my (?:boyfriend|girlfriend|diet|relationship)|alcohol"
        r"|nicotine|work|working|the (?:carbs|sugar|weights?|music|noise|lights?|door|keys?|towel\w*|kids?|car"
        r"|bag|class|session|treadmill|machine|day|week|month|year)|my (?:kids?|car|bag|keys?|stuff|towel|phone"
        r"|jacket|bottle|shoes|wallet|weights?)|by|in|at|off|a|it (?:at|with|here|there)|now|early|late|yet|soon"
        r"|on time|from|for (?:work|vacation|the day)|feedback|review|a review|some)",
        r"(?:cancel|cancelling|cancelled|drop|dropping|leave|end|stop|quit|move|switch|change|skip"
        rf"|miss) (?:\w+ ){{0,5}}{_BOOKED}(?! (?:membership|account))(?= /|$| and| please| i| im| for| at| on"
        r"| with| because| so| sorry| or| if| but| it| this| next| class\w*| session\w*| appointment\w*| thanks"
        r"| since)",
        r"(?:class|session|event|trip|flight|appointment|trainer|instructor|coach|show|game|tour|you guys|they"
        r"|was|got|were|been|is|are|keeps? getting|being|get) .. (?:cancel\w*) (?:on me|last minute|again|today"
        r"|without|due to|because|for the|this|class|my)|(?:class|session|it|yoga|spin|tour|party|trip"
        r"|which) (?:was|is|got|been|were|has been) cancel\w*",
        r"(?:just curious|just wondering|out of curiosity|hypothetically|in case i ever|just asking|not (?:doing"
        r"|planning|going to do|thinking of) it now|for future reference|asking for a friend)",
        r"(?:call|reply|click|text|dial|press|tap) (?:\S+ )?(?:now )?to (?:cancel|stop|unsubscribe|end)"
        r"|(?:antivirus|norton|geek squad|amazon|netflix|paypal|insurance|warranty|streaming"
        r"|phone) .. (?:cancel\w*|renew\w*|subscription)",
        r"cancel\w* (?:my |the |that |this |all )?(?:autopay|auto draft|auto bill\w*|payments?|charge|transaction"
        r"|order|card|check|debit|draft|automatic payments?|late fee|recurring)|(?:close|closing) (?:the )?(?:gym"
        r"|club|place|pool|early|at|time|on|hours?|for|tonight|today|tomorrow)|(?:gym|club|place|you|pool"
        r"|when do you|what time do you|are you|yall) (?:\w+ )?(?:close|closing|closed|open)|is the (?:gym|club"
        r"|pool) (?:\w+ )?clos\w*",
        r"(?:moving|moved|moving on|relocat\w*) (?:\w+ )?(?:here|nearby|near|closer|close|to the (?:area"
        r"|neighborhood|city)|into the|in (?:with|next|around|the|to)|to (?:your|this)|my (?:class|session"
        r"|appointment|booking)|from|up|the)|(?:new to|just moved to|moving to) (?:the |this |your )?(?:area|town"
        r"|city|neighborhood)",
        r"(?:end|ending|leave|leaving|finish|out|out of|close|drop\w*|stop|stopping|in|at|by|inside) (?:of |off "
        r"|by |in |at )?(?:the |my |your )?(?:towel\w* at |bag at |stuff at |car at |phone at |keys at )(?:the "
        r"|your )?(?:gym|club|place)|(?:leave|leaving|left) (?:the |my |your )?(?:gym|club) (?:at (?!the end|end)"
        r"|by|before|early"
        r"|feeling|happy|sore|sweaty|so|around|with|every|after|in|now|yet|better)|(?:stop|stopping|drop|dropping"
        r"|get) (?:by|in|into|off|over|out) .. (?:gym|club|place)|end of (?:my |the |this )?(?:contract|plan"
        r"|membership) (?:date|is when)|when does my .. (?:end|expire|renew)",
        r"(?:cant|couldnt|never|dont|wont|not) (?:ever |want to |going to )?(?:stop|quit|leave|leaving"
        r"|live without) (?:\w+ ){0,4}(?:gym|club|place)|stop (?:\w+ ){0,3}(?:kids|members|people|music|songs?"
        r"|playing|closing|changing|texting)",
        r"(?:spam|marketing|texts?|emails?|sms|messages?|text alerts?) (?:plan|account|list)|(?:email|facebook"
        r"|google|app|login|online|portal|instagram|bank|checking|savings|card) accounts?|accounts? (?:number"
        r"|login|password|page|balance|statement|settings|info)|(?:training|workout|nutrition|meal|game|diet"
        r"|diet and|backup|exercise) plan",
    ),
)

DEATH: Final = TextRule(
    name="death_en",
    reason=EscalateReason.CANCELLATION,
    says=phrases(
        r"(?:my |our |a |the )?(?:husband|wife|mom|dad|mother|father|son|daughter|brother|sister|grandma|grandpa"
        r"|grandmother|grandfather|uncle|aunt|partner|spouse|friend|member|he|she|they|parents?"
        r"|fiance) .. (?:died|passed away|passed on|has passed|passed last|passed in|passed this|passed suddenly"
        r"|is deceased|deceased|is no longer with us|lost (?:his|her) battle)",
        r"lost my (?:husband|wife|mom|dad|mother|father|son|daughter|brother|sister|partner|spouse|fiance)(?= /|$"
        r"| last| this| to| in| and| on| yesterday| recently| unexpectedly| suddenly)|deceased|death certificate"
        r"|estate of|funeral",
    ),
    harmless=phrases(
        r"(?:passed|died) (?:by|the (?:test|exam|class)|out|his|her|my|a|that|laughing|of laughter)|(?:phone"
        r"|battery|car|bike|watch|laptop|machine|treadmill|headphones|airpods|fob|remote|he almost|i) (?:just "
        r"|has |is |had )?died|funeral home across"
    ),
)
