"""English words for grown-ups and children where something is not right: secrets, rides, bruises, being left alone."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.english.words import KIN
from spotter.policy.hard_rules.rule import TextRule, phrases

_GROWN_UP: Final = (
    r"(?:coach|coaches|trainer|instructor|staff|employee|helpers?|counselors?|teacher|teachers|adult|man|men|guy"
    r"|guys|stranger|someone|somebody|worker"
    r"|workers|lifeguard|sitter|babysitter|aide|janitor|one of (?:your|the) \w+|lady|woman|he|she|they)"
)
_WRONG: Final = (
    r"(?:too fat|fat|ugly|stupid|secrets?|snapchat|snap|instagram|phone number|number|pill|pills|medicine"
    r"|medication|ride|drove|closet|stranger|naked"
    r"|undress\w*|cry|cried|crying|in (?:his|her) face|till (?:he|she) cried|spank\w*|smack\w*|slap\w*|hit|shook"
    r"|shak\w*|grab\w*|yank\w*|scream\w*|yell\w*"
    r"|touch\w*|kiss\w*|lap|pictures?|photos?|videos?|porn|beer|alcohol|vape|weed|bruis\w*|bite marks?|bit|hurt"
    r"|scared|afraid|alone|unattended|threat\w*)"
)

CHILDHOOD: Final = TextRule(
    name="childhood_en",
    reason=EscalateReason.MINOR,
    says=phrases(
        rf"who picked up my {KIN}|(?:signed|signing|checked) my {KIN} out|(?:gave|released|handed) my {KIN} to"
        rf"|{KIN} .. (?:hasnt|has not|havent) come out|{KIN} .. (?:isnt|is not|wasnt) where|(?:let"
        rf"|allowed) my (?:\w+ ){{1,4}}(?:walk|wander|run|leave|out) .. (?:out|off|away|street|lot)|(?:beat|beating"
        r"|beaten) up my|(?:get|lure|pull|drag)\w* a kid into|kid in (?:the )?(?:sauna|steam|hot tub) .. no adult",
        r"(?:coach\w*|trainers?|instructors?|staff|teachers?|man|guy|employees?|counselors?|adults?"
        r"|lifeguards?) .... (?:texting|messaging|dming|calling|contacting|snapchatting|following|touching|meeting"
        rf"|driving) (?:my|our) (?:\w+ )?{KIN}",
        r"(?:cant find|cannot find|lost|lost track of|dont see|dont know where|nobody (?:has seen"
        rf"|knows where)) (?:my |our )(?:\w+ )?{KIN}(?! (?:jacket|shoes?|bottle|bag|class|card|swim\w*|lesson\w*"
        r"|camp|program))",
        rf"{_GROWN_UP} .... (?:told|asked|made|yelled|screamed|gave|put|let|took|watch\w*|showed|offered|texted"
        r"|texts|messaged|messages|called|calls|left|lets|sent|hit|shook"
        rf"|yell\w* (?:at|in)) .. (?:my |a |our |the |her |his )?(?:\w+ )?{KIN}s? .... {_WRONG}",
        rf"{KIN} .... {_GROWN_UP} .. (?:told|asked|made|gave|put|let|took|watched|showed|offered|texted|messaged"
        rf"|called|left|locked|drove|hit|yelled) .... {_WRONG}",
        rf"{KIN} .. (?:told me|says|said) .... {_GROWN_UP} .... (?:watch\w*|touch\w*|secret|kiss\w*|lock\w*|hit"
        r"|hurt|follow\w*|chang\w*|naked|photo\w*|picture\w*|scare\w*)",
        r"lock\w* (?:her|him|them|my \w+|a (?:kid|child)|the kids) (?:in|inside|out)|(?:time ?out) .... (?:closet"
        r"|locked|dark|alone)",
        r"(?:picked|pick) (?:her|him|them|my \w+) up .... (?:bite|bruis\w*|scratch\w*|bleeding|blood|marks?|burn"
        r"|bump|hurt|soaked|crying|diaper)|(?:she|he|"
        rf"{KIN}) .. (?:had|has|with|came home with|covered in) .. (?:bite marks?|bruis\w*|scratch\w*|a black eye"
        r"|marks? on|handprint|a bump on|cuts on)",
        r"(?:little |small |young |teenage |tiny )?(?:girl|boy|kid|child|toddler|baby|kids|children|teen|infant"
        r"|\d+ (?:year|yr)\w*(?: old)?) .. (?:is |are |was |were |left |sitting |found |standing"
        r" )*(?:alone|all alone|by (?:himself|herself|themselves)|unattended|unsupervised|wandering|lost)(?: (?:in"
        r"|at|by|on|with|near|outside))?|(?:alone|left|walk\w*|leave\w*|go|went) (?:\w+ )?with"
        r" (?:a |an |some |this )?(?:stranger|older man|old man|grown man|strange man|adult man|man (?:nobody"
        r"|no one|we dont))",
        r"(?:found|left|let) (?:my |our |a |the )?(?:\w+ )?(?:toddler|baby|kid|child|son|daughter|\d+ (?:year"
        r"|yr)\w*(?: old)?) .. (?:alone|walk out|out the door|leave|outside|in the (?:hall\w*|parking|street))",
        r"(?:chang\w*|naked|undress\w*|shower\w*|masturbat\w*|expos\w*) .. (?:in front of|around|near"
        r"|with) .. (?:kids|children|boys|girls|minors|my (?:son|daughter|kid|child))|(?:watch\w*|star\w*|film\w*"
        r"|photograph\w*) (?:at )?(?:him|her|them|the (?:kids|children|boys|girls)|kids|children|boys|girls"
        r"|little \w+) (?:chang\w*|undress\w*|shower\w*|swim\w*(?= and)|in the (?:locker|changing|shower))"
        r"|(?:man|guy|men|adult) .. (?:watch\w*|star\w*|film\w*|follow\w*|talk\w* to|photograph\w*"
        r"|taking pictures of) .. (?:kids|children|little (?:girls?|boys?)|swim team|the (?:boys|girls)|kids class)",
        r"(?:ask\w*|want\w*|got|has|have) (?:for )?(?:my |our )?(?:daughter|son|kid|child|teen|\d+ (?:year"
        r"|yr)\w*(?: old)?)s? .. (?:snapchat|snap|instagram|phone number|number|discord|pictures?|photos?)"
        r"|keep (?:a |it |this |their )?(?:a )?secret .... (?:coach|trainer|teacher|instructor|him|her|daughter"
        r"|son)|(?:coach|trainer|teacher|instructor|him|her|daughter|son|child|kid) .... (?:keep|kept) .."
        r" secrets?",
        rf"(?:gave|give|giving|took|offer\w*) (?:him|her|my \w+|{KIN}) (?:a )?(?:\w+ )?(?:ride|lift)(?: home)?(?= /"
        r"|$| home| without| and)|(?:son|daughter|kid|child|boy|girl) .... (?:gave|give|giving|offered) (?:him"
        r"|her) .. (?:ride|lift|pill|pills|medicine|gift|gifts|money|candy|phone|drink)",
    ),
    harmless=phrases(
        r"(?:turned|turns|turning|is|just turned) 1[0-7] .. (?:what|how much|price|class\w*|swim|camp|rate|plan)",
        r"(?:can|could|may|is it ok) .... (?:play ?room|kids club|kids zone|daycare|childcare) .. alone",
        r"(?:can|could|may|is|are|do|will|what age can|allow\w*|let|when can|how old|ok|okay|able|leave"
        r"|drop) .... (?:kids?|children|child|son|daughter|teen\w*|minors?|\d+ (?:year|yr)\w*(?: old)?|he|she)"
        r" .. (?:alone|unattended|unsupervised|by (?:himself|herself|themselves)|lost)|(?:lost|left|missing) (?:a "
        r"|his |her |my )?(?:\w+ )?(?:jacket|shoe|shoes|bottle|goggles|backpack|toy|tooth|towel)",
        r"(?:lost|looking for) (?:\w+ )?(?:weight|pounds)|(?:happy|excited|proud|beg\w*|love[sd]?|loving|laugh\w*"
        r"|smil\w*|great) .... (?:cry|cried|crying|yell\w*|scream\w*)|(?:cry|cried|crying) .... (?:happy|joy|leave"
        r"|go home|laugh\w*)|(?:great|fun|cute|send|share|post|see|buy) .. (?:pictures?|photos?|videos?)"
        r"|phone number (?:on file|is|changed)|(?:my|his|her|emergency|new) (?:phone )?number",
        rf"(?:i|we|my (?:wife|husband|mom|dad)) (?:\w+ )?(?:gave|give|drove|took|let|left) (?:my |our )?{KIN}"
        rf"|can (?:my|our) {KIN} .. ride",
    ),
)
