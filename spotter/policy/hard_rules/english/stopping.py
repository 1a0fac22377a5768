"""English words for wanting no more messages where *stop* is missing, misplaced or hidden."""

from typing import Final

from spotter.policy.hard_rules.rule import phrases

_TEXTS: Final = (
    r"(?:communications?|texts?|texting|texted|sms|messages?|messaging|notifications?|notices?|alerts?|promos?"
    r"|promotions?|promotional \w+|ads?|advert\w*"
    r"|marketing|newsletters?|mailings?|robotexts?|spam|blasts?|reminders|followups?|solicitations?|updates)"
)
_END: Final = (
    r"(?= /|$| please| pls| now| thanks| thank| anymore| ever| again| at all| ok| just| only| to (?:me|this|my)"
    r"| from (?:you(?! about)|here|this|now|the)| on (?:my|this)| so| and| or| im| i |\Z)"
)

STOPPING: Final = phrases(
    r"(?:exclude|excuse|strike|purge|suppress|scrub|wipe|spare|leave|withdraw) (?:me|us|my (?:number|phone|cell"
    rf"|name)|this (?:number|contact|phone)|our (?:office )?number) .... (?:out of|from|off) .. (?:{_TEXTS}|mass"
    r"|group|list|campaigns?|database|distribution|announcements|records)|(?:remove|take) (?:me |us "
    rf"|our \w+ )?(?:\w+ ){{0,2}}(?:from|off) (?:the |your |ur )?(?:\w+ )?(?:alerts|robot|announcements|campaigns?"
    r"|promotional list|list)(?= /|$| please| pls)",
    r"(?:refrain|abstain) from (?:text\w*|contact\w*|messag\w*|sending)|(?:mind|prefer"
    r"|appreciate) (?:you )?not (?:text\w*|messag\w*|contact\w*|send\w*)|no (?:interest in|desire for|further"
    rf"|additional) (?:receiving |getting )?(?:these|{_TEXTS}|bulletins|contact|announcements)|(?:dont"
    r"|do not) (?:bug|disturb|notify|ping|spam|alert|hassle) me|dont (?:want|wish|need) to be (?:notified|texted"
    r"|on your list|alerted|messaged|spammed|bothered)|(?:not|never) (?:text|write|message|contact|want (?:sms"
    r"|texts?|messages?|message))(?: me)?(?= /|$| please| from| sms| only)|stop send me"
    r"|no send (?:me )?(?:more )?(?:messages?|texts?)",
    r"no more (?:from you|pings|of these|of these tho|texts lol|please|pls|notifs?|\w+ texts)(?= /|$| tho| please"
    r"| lol)|send (?:me )?(?:nothing|no more)(?: further| more)?(?= /|$| to)|(?:put|add) me on (?:the"
    r"|your) (?:do not|dont|no) (?:text|contact|call|disturb) (?:list|thing)|dnc(?: list)?(?= /|$| please)|(?:paper"
    r"|postal|snail) mail only|(?:each|every|further|any more|anymore) (?:further )?(?:text|message)s? .. (?:is \d+"
    r"|will be (?:treated|considered|reported)|costs?)|(?:permission|consent) .... (?:revoked|withdrawn|rescinded)"
    r"|take back my (?:ok|okay|consent|permission|yes)|marking (?:this |these |you )?as spam|nobody named \w+ here"
    r"|no one (?:named|called) \w+ here",
    r"(?:dont|no longer|never|not) (?:want|need|like|wish) (?:to (?:get|receive) )?anymore (?:of (?:these"
    rf"|your) )?(?:{_TEXTS})|(?:remove|take|delete|drop) (?:me |us )?(?:from|off) (?:of )?(?:the |your "
    r"|this )?(?:text |texting |mailing |marketing )?list(?= /|$| please| now)|stop (?:this|the|with the|all the"
    r"|all this) (?:nonsense|crap|bs|shit|madness|bullshit|spam|harassment)",
    r"(?:already|have|keep|kept|i|ive|we) (?:replied|said|typed|texted|sent|wrote|answered|replying|saying"
    r"|texting) (?:stop|unsubscribe)(?= /|$| twice| three| many| already| again| and| before| to you| \w+ times)"
    r"|asked .... to be (?:removed|taken off|unsubscribed|left alone)",
    r"(?:chill|ease up|lay off|cool it|cool off|take it easy|back off|slow down|knock it off"
    rf"|give it a rest) (?:with |on )(?:the |your |these |all the )*(?:{_TEXTS})|(?:hate|despise|detest|cant stand"
    r"|dont like|dont appreciate|dont need|no use for) (?:getting |receiving )?(?:these|your|the|all these"
    rf"|all the) (?:{_TEXTS})",
    rf"(?:{_TEXTS}|these|this) (?:\w+ )?(?:needs?|has|have|got|ought|must|should|better) (?:to )?(?:stop|end"
    r"|cease)(?= /|$| now| please| immediately| asap)(?<!the music)|why (?:do|am|are|is) (?:i|we"
    r"|my phone) (?:still |even |always |keep )*(?:get|gets|getting|receive|receiving) (?:these|your|so many"
    rf"|all these|texts|messages)(?: (?:{_TEXTS}))?(?= /|$| from| still| stop| when| if| im)",
    r"(?:get|getting|got|receive|receiving) (?:your|these|this|so many"
    rf"|all these) (?:\w+ )?(?:{_TEXTS}) .... (?:remove|stop|unsubscribe|take me off|end|quit|cancel)(?= /|$| me"
    r"| them| it| now| please)|(?:dont|do not|never|no longer) have (?:my |our |any )?(?:permission|consent"
    rf"|authorization) to (?:text|contact|message|call)|text me nothing|leave (?:me|us) (?:\w+ ){{1,2}}alone(?= /|$"
    r"| please| and)",
    r"(?:im |ill |i |ive |im going to )?(?:blocked|blocking|block) (?:you|yall|this|this number|your number"
    r"|the number)(?= /|$| now| for| and| if)|(?:get|take) me off (?:this|the|your) (?:thing|stupid thing"
    r"|mess)(?= /|$| please| now)",
    r"(?<!got )(?<!have )(?<!had )(?<!theres )(?<!there are )(?<!with )(?<!see )(?<!is )(?<!are )(?<!received"
    r" )(?<!get )(?<!getting )(?<!been )(?<!say )(?<!sent )(?<!were )(?<!was )no (?:more |further |other "
    r"|marketing |promotional |promo |automated |group )?(?:of (?:your|the|these) )?"
    rf"(?:{_TEXTS}|contact(?! order| info| with| from)|calls or texts){_END}",
    r"(?<!say )no more (?:of (?:this|these|those|that|it|whatever \w+ \w+|your \w+))(?= /|$| please| thanks)"
    rf"|(?:inbox|phone|texts?|messages?|full of you) .... no more(?= /|$| please)|(?:want|need) (?:zero|0) {_TEXTS}",
    rf"(?:dont|no longer|never|not|do not|didnt|havent) (?:\w+ ){{0,2}}(?:want|wanted|need|like|wish|ask(?:ed)? for"
    r"|request\w*|sign(?:ed)? up for|subscrib\w*(?: to)?|care for|opt(?:ed)? in(?:to| to"
    r"| for)?) (?:to )?(?:be )?(?:get |getting |receive |receiving |see |have "
    r"|sent )?(?:any (?:more )?(?:of )?)?(?:of )?"
    rf"(?:these(?! \w+ (?:class\w*|shoes|weights))|this stuff|any of (?:this|these|it)|your (?:{_TEXTS}|emails"
    rf"|stuff|crap)|from you|contacted){_END}",
    r"(?:dont|never|not|quit|no longer|please not|cant you not|cease) (?:be )?(?:sending|send|sent) (?:me |us |out "
    r"|this number |my \w+ )?(?:these|this(?= /|$| stuff| to)|any ?more(?: of)?|anymore|anything|stuff|more"
    r"|notices?|notifications?|further|them|those|to (?:this|my)|nothing|all this|any)"
    r"(?! (?:class|schedule|info|details|about my))",
    r"(?:quit|cease|kill|nix|end|halt|drop|knock off|cut out|lay off|enough) (?:it )?(?:with |of )?(?:the |these "
    rf"|those |your |all |all the |any )*(?:{_TEXTS}){_END}|kindly (?:cease|stop|desist)|discontinue (?:these"
    r"|all of these)(?= /|$| please)|no part of (?:these|your)|(?:knock it off|cut it out|lay off|enough already"
    r"|enough) (?:with )?(?:the |your |these |all the )?(?:texts?|messages?|spam|ads)|(?:cease"
    r"|stop) and desist with (?:the|these|your) \w+",
    r"(?:dont|never|no longer|rather not|not|stop|done|sick of|tired of|do not) (?:\w+ ){0,2}(?:want(?:ing)? |wish "
    r"|need |like |care |interested in )?(?:to )?(?:hear|hearing) from (?:you|yall|anyone there|this (?:number"
    r"|place|gym)|your (?:gym|club|company))(?= /|$| guys| anymore| again| ever| people| please| by text| like this)",
    r"(?:rather|prefer|prefer that|wish|would like|like|want) (?:you )?(?:not|didnt|dont|wouldnt|quit|stopped"
    r"|to not|to stop|not to)(?: to)?(?: be)? (?:get |getting |receive |receiving |see |send |sending )?(?:any "
    rf"|more |these |those |your |me |of |this )*(?:{_TEXTS}|text|message|contact\w*|messaged)|(?:like|love|want"
    r"|need|get|make|have) (?:these|those|the texts|the messages|your texts|your messages|"
    r"all this) (?:\w+ ){0,2}(?:to )?(?:stop|end|cease|go away)|make (?:these|them) stop",
    r"(?:get|getting|receive|receiving|not receive|want|wanted|bothered by|getting all) .... (?:these|this"
    rf"|{_TEXTS}) .... (?:make it stop|end them|kill them|stop them|stop it|take me off|no more|dont want them)",
    r"(?:want|get|take|like|need|be|keep|how do i get|how can i get|put|taken|lose|leave|drop|pull|bring) (?:me "
    r"|us |to be |my number |my cell |my name |this number |taken |removed |dropped )*(?:off|off of|out of|from"
    r"|on my number off)(?: of)? (?:this|your|ur|the|these|that|all|whatever|yalls|any) (?:(?:text|texting|mailing"
    r"|stupid|damn|contact|call|calling|marketing|sms|message|phone|email|whole) )?(?:list|lists|texts?|text list"
    r"|texting thing|texting|chat|thread|messages?"
    r"|notifications?|mailing\w*|sms|contacts|call list|database|blast|group text|campaign|spam|this is|that is"
    r"|it is)|take me off (?:of )?(?:this|these|it|whatever\w*)(?= /|$| please| thanks| is| this| that| now)"
    r"|(?:i )?want off(?= /|$| please| of this| this)|(?:want|like|need|ask\w*) to be (?:taken off|removed"
    r"|unsubscribed|off)(?= /|$| from (?:this|these|your|the (?:list|texts?|messages?))| please| of (?:this|your))"
    r"|be removed from (?:these|your (?:list|texts?|messages?)|the (?:list|texts?|messages?))"
    r"|take me off that would|off (?:your|the|this) (?:text|texting|sms|message|messaging|marketing|mailing|contact"
    r"|call|spam|list)(?: lists?)?(?= /|$| please| now)",
    r"unsubs?crib\w*|unsign me|unlist me|mute me|un ?sub(?= me| please|$| /)|(?:rmv|remove|removed|delete|erase"
    r"|block|lose|scrub|drop) (?:me|my #|my (?:number|num|cell|phone|digits|contact))(?= /|$| please| from (?:this"
    r"|your|these|the list|the texts?|everything|everywhere|here)| now| thanks| and)",
    rf"(?:turn|turning|shut|switch|get) (?:these|those|this|them|my|the|your|all|text|{_TEXTS}| )+ ?off(?= /|$"
    r"| please| now| for)|how do i (?:turn|shut|switch) (?:these|this|them) off|(?:turn|shut|switch) off (?:these"
    rf"|those|the|my|your|all)(?: \w+)? ?(?:{_TEXTS})|(?:cancel|end|stop|remove) (?:my |the |this "
    rf"|all )?(?:subscription|sub|enrollment|signup) (?:to|for|from) .. {_TEXTS}|cancel (?:these|the|all|your"
    rf"|my) ?(?:{_TEXTS})?(?= /|$| please)(?<!cancel the)(?<!cancel all)"
    r"(?<!cancel your)(?<!cancel my)",
    r"(?:sick|tired|fed up|annoyed|done|had enough|over it|irritated|enough) (?:of|with|by)? ?(?:getting "
    r"|receiving |seeing |all )?(?:these|your|the|all these|so many|all the|constant) (?:constant |stupid |damn "
    rf"|dumb )?(?:{_TEXTS})|(?:{_TEXTS}) (?:\w+ )?(?:are|r|is|getting) (?:so |really |very |getting "
    r"|super )*(?:annoying|excessive|unwanted|too much|ridiculous|harassment|spam)|(?:were|we are|im"
    r"|i am) done (?:texting|messaging|with (?:these|your) \w+)",
    r"why (?:are|do|r) you (?:guys |people |even |all )?(?:still|keep|constantly|always) (?:on )?(?:text|messag"
    r"|contact|spam|blow|send|bother|hit)\w*|who gave you (?:permission|my number|the right) .. (?:text|message"
    r"|contact|write)?|(?:withdraw|revoke|rescind|pull|taking back|take back) (?:my )?(?:permission|consent)|(?:may"
    r"|can|shall) not (?:text|contact|message|call) me|you may not (?:text|contact|message|call)",
    r"(?:dont|do not|didnt|not|never|no) (?:\w+ )?consent(?:ed)?(?: to)?(?: (?:these|this|any|your|receiv\w*"
    rf"|get\w*|being|be|the))*(?: (?:{_TEXTS}|contacted|text\w*|messag\w*|contact))|(?:not|didnt"
    r"|never) (?:authorize|authorized|give permission|gave permission|given permission|approve"
    rf"|approved) .. (?:{_TEXTS}|text|message|contact)|(?:never|didnt) (?:subscrib\w*|sign(?:ed)? up)(?= /|$"
    r"| to this| for this| for these| to these| please| stop| with you| so stop)",
    rf"(?:only|just) (?:send|want|text|need|message) (?:me )?(?:\w+ ){{0,4}}(?:reminders?|class\w*|appointment\w*"
    rf"|schedule|important|closings?) .... (?:no|not|nothing else|without) (?:\w+ )?(?:{_TEXTS}|ads)|(?:email|mail"
    r"|e mail|phone calls?|calls?|letters?) only(?= /|$| please| no| thanks)|(?:only|just) (?:email|mail|call"
    r"|by email|by mail|by phone)(?= /|$| please| me| no| from)(?! when| if| to (?:tell|say))(?! me (?:when|if|the"
    r"|a|at|about|back))",
    r"leave me be|leave us be|buzz off|(?:text|texting|message|messaging|contacting|dont text|not text"
    r"|stop) .... (?:landline|work phone|business line|work cell|company phone|my work)|(?:this is|its"
    r"|this phone is) (?:a |my |for )*(?:work|business|company|shared|family|kids|personal|private) (?:phone|line"
    r"|cell|number)? ?.... (?:dont|stop|no|not|keep|remove|take) (?:\w+ ){0,4}(?:off|text\w*|messag\w*|notices?|it"
    r"|this|me|here|please)(?= /|$| off| it)",
    r"this (?:number|phone|cell) (?:changed|has changed|belongs|is now|is no longer|isnt|used to be|was reassigned"
    r"|is reassigned|got reassigned) .... (?:stop|owner\w*|mine|hers?|his|someone|now|text|anymore|a business"
    r"|reassigned)|(?:she|he|they|my \w+|that person|\w+) (?:doesnt|no longer|dont|wont) (?:have|has|own|owns|use"
    r"|uses|answer|answers) (?:this|the) (?:phone|number|cell|line)|(?:she|he|they) changed (?:his|her"
    r"|their) (?:phone )?number"
    r"|(?:somebody|someone) elses (?:number|phone|messages|texts)|(?:have|got|reached|texting"
    r"|texted) (?:the )?wrong number|(?:not|isnt) (?:her|him|his|hers|the person)(?: and| stop| please)?(?= /"
    r"| and i dont want| stop| please stop)|(?:he|she|nobody by that name|\w+) (?:doesnt|no longer) (?:lives? "
    r"|works? )?here (?:anymore|and|stop)",
    r"(?:text|message|contact|email|call|bother) me (?:one more time|once more|again) .. (?:and|or|ill|im|i will"
    r"|see)|(?:next|one more|another) (?:\w+ )?(?:text|message|one) .... (?:lawyer|attorney|fcc|report\w*|block\w*"
    r"|police|sue|file|court|ill|im)|(?:do not|dont) call (?:list|registry)|tcpa|(?:this is"
    r"|considered) harassment .. (?:next|stop|text)|(?:report|reporting) this number|(?:these|your|the) (?:texts"
    r"|messages) .... (?:wake|woke|waking|disturb\w*) me|i sleep days",
    r"(?:dont|dnt|do not|never|please not) (?:ever )?(?:text|txt|message|contact|sms|use|bother|dm) (?:it"
    r"|this (?:number|phone|cell|line)|here|us|me|my (?:phone|cell|number|\w+))(?= /|$| please| again| anymore"
    r"| ever| at| on| or| and| thanks| about (?:this|deals|promos|offers|sales))|(?:keep"
    rf"|lose) (?:\w+ ){{0,3}}(?:{_TEXTS}) (?:off|away|to yourself)|take the hint|(?:doesnt|dont"
    rf"|no longer) want (?:your|any|these|her|his|the|more) (?:{_TEXTS})|no (?:need|reason) to (?:text|message"
    r"|contact) (?:me|us|her|him)(?: anymore)?(?= /|$| anymore| again| please)",
    r"(?:stop|quit) (?:hitting|blowing up|spamming|bugging|lighting up|dinging|buzzing) (?:me|my (?:phone|cell"
    rf"|inbox|line))|(?:stop|quit|dont|cease) send\w* .... (?:{_TEXTS})|(?:stop|quit) sending(?: me| us)? (?:these"
    r"|this stuff|them|to this (?:number|phone)|to my)|(?:quit|stop) sending(?= /|$| please)"
    r"|stop it with|this (?:number|phone) (?:no longer|doesnt|isnt) belong\w*|stop (?:\w+ )?(?:texting|messaging"
    r"|contacting|txting) (?:me|us|this|my|here)",
    r"(?:never|didnt|dont) (?:said|say|told|tell|gave|give|think i) .... (?:could|can|permission|ok|okay"
    rf"|allowed) .. (?:text|message|contact|send)|(?:get|be|getting|am i) off (?:\w+ ){{0,6}}(?:{_TEXTS})"
    r"|(?:what part of|how many times .... (?:say|said|tell you|type|text)|i (?:said|say|asked(?: you)?"
    r"|told you(?: guys)?|texted|typed|replied|have asked|already said)(?: to)?) stop(?= /|$| texting| messaging"
    r"| dont| do| is| and| already)|(?:only|just) (?:want|need|send) .... (?:reminders?|class\w*"
    r"|appointment\w*) .... no offers",
    rf"not (?:interested )?in (?:your|these|any|any more|getting|receiving) (?:\w+ )?(?:{_TEXTS})|(?:tke|take|get"
    r"|rmv) me off (?:ur|your|the|this)(?: \w+)? list|(?:decline|refuse|reject"
    rf"|object to) (?:\w+ ){{0,2}}(?:{_TEXTS})|(?:like|want|wish|would like) to (?:not|stop|no longer|quit"
    r"|cease) (?:get|getting|receive|receiving|be|being)(?: (?:sent|any|all|more|of|these|those|this|your"
    rf"|contacted|messaged|texted|the))*(?= /|$| please| {_TEXTS}| anymore| messages)",
)
_BEFORE_STOP: Final = (
    "to dont cant wont not never should would must will didnt doesnt non it music noise couldnt wouldnt full "
    "pit rest first last next one quick every a the my truck bus shuttle train class door kid kids he she him "
    "her they that this short emergency belt i machine treadmill bleeding well pain leak beeping charges "
    "payments payment billing be isnt alarm and or for with dead pee your our complete where people members "
    "coach cannot no "
)
ENDS_IN_STOP: Final = frozenset(_BEFORE_STOP.split())
"""Words before a closing *stop* that make it something else than a request to us."""
