"""English words for minors who write and for harm or risk to a child."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.english.words import KIN
from spotter.policy.hard_rules.rule import TextRule, phrases

MINOR: Final = TextRule(
    name="minor_en",
    reason=EscalateReason.MINOR,
    says=phrases(
        r"(?:turn|turning|turned|turns) (?:9|1[0-7])(?= /|$| in| next| this| on| can| soon| last| and)(?! (?:years"
        r"|months|today lol))|(?:were|we are|all|both|are all|are both) (?:like |only )?1[0-7](?= /|$| and| can| so"
        r"| want| we| or)|me and my (?:\w+ )?(?:friends?|bro|brother|sister|cousin|bff) are .. 1[0-7]"
        r"|1[0-7] (?:here|yr old girl like me|yr old boy like me)|is 1[0-7] old enough|(?:from|in|im in) (?:6th|7th"
        r"|8th|9th|10th) grade|(?:parent|mom|dad) to sign|im 1[0-7](?= /|$)",
        r"(?:im|i just turned|i turned|ill be|im only|im just|im about to be|i was|me and my friend are|we are"
        r"|were both|were only) (?:only |just |about to turn |turning |almost )?(?:8|9|1[0-7]|nine|ten|eleven"
        r"|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)(?= /|$| (?:and|but|so|yo|y|years?|yrs?|can|do|is"
        r"|am|with|now|if|without|my|want|would|how|old|or|i)(?: |$))(?! (?:(?:years?|yrs?) (?:in"
        r"|sober|clean|into|cancer|now|here|as|strong|post)|min\w*|and a half (?:hours?|min\w*|weeks?|months?)))",
        r"(?:1[0-7]|[89]) ?(?:yo|y o|yr old|year old|years old) (?:here|girl here|boy here|guy here|male here"
        r"|female here|kid here)|(?:my age is|age) (?:1[0-7]|[89])(?= /|$)|im a minor|im (?:under|not) (?:18"
        r"|eighteen)(?: yet)?|im underage|(?:i am|im) (?:in|a) (?:\w+ )?(?:middle school|junior high|7th grade"
        r"|8th grade|9th grade|6th grade|freshman in high school|sophomore in high school|high school (?:freshman"
        r"|sophomore|junior|student))",
        r"(?:my (?:mom|dad|mum|parents|mother|father|guardian|stepdad|grandma)) .. (?:sign|signs|signed"
        r"|permission|said i can|say i can|lets me|let me|wont let me|doesnt know|dont know|dont have to know"
        r"|finds? out|pays for (?:me|my))|without (?:my )?(?:parents?|mom|dad|guardian)|(?:parental|parent"
        r"|guardian) (?:consent|permission|signature|waiver) (?:if im|for me)",
        rf"{KIN} .. (?:was|were|got|is|been|being|came home|has) .. (?:hurt|hit|touched|grabbed|groped|missing"
        r"|injured|bleeding|abused|bitten|bit|choked|slapped|pushed|yelled at|screamed at|bruised|left (?:alone"
        r"|unattended|unsupervised|outside|by)|lost in|unsupervised|unattended|alone with|locked in|scared of"
        r"|afraid of|bullied|followed|filmed|photographed|burned|cut|kidnapped|abducted|crying)",
        r"(?:hurt|hit|touched|touching|grabbed|grabbing|groped|bit|choked|slapped|pushed|shoved|yelled at"
        r"|yelling at|screamed at|followed|following|filmed|filming|photograph\w*|pictures? of|photos? of"
        r"|videos? of|left|lost|drove|took|kissed|kissing|messaging|texting|dming|alone with|spanked|restrained"
        rf"|threatened|abused|molested|bullied|cornered|staring at) .. {KIN}(?= /|$| home| alone| outside"
        r"| unattended| unsupervised| without| in| at| and| while| during| by| from| inappropriat\w*| on| when"
        r"| who| was| private\w*)",
        r"(?:cant find|lost|looking for|wheres|where is|is missing|missing|lost track of) (?:my |our |a |the "
        rf"|her |his )?{KIN}(?= /|$| in| at| anywhere| here| please| help| hes| shes)|(?:lost|missing|abandoned"
        r"|unattended|unaccompanied) (?:child|kid|boy|girl|toddler)|wandered (?:off|out|away|into)",
        r"(?:without|never) (?:asking|permission|telling|our permission|my permission|our consent|my consent"
        r"|calling) .. (?:drove|took|picked|drop\w*|photo\w*|film\w*|post\w*)"
        r"|(?:drove|took|picked up|photographed|filmed|posted|gave) .. (?:her|him|them) .. without"
        r" (?:asking|telling|permission|our|my|calling)",
        rf"{KIN} .... without (?:asking|permission|telling|our|my) .. (?:us"
        r"|me|permission|consent|knowing|knowledge)",
        r"(?:day ?care|child ?care|kids club|kids room|play ?room|kids zone|nursery|babysitter|kidz\w*"
        r"|camp counselor|swim instructor) .. (?:left|unattended|unsupervised|hit|yelled|bruis\w*|alone|asleep"
        r"|sleeping|nobody watching|no one watching|ratio|let my|lost|hurt|grabbed)|no ?(?:one|body) (?:was "
        r"|is )?watching (?:the|my|our) (?:kids?|children|son|daughter|babies)",
        r"child (?:abuse|endangerment|neglect|protective|safety)|cps|grooming|underage|pedo\w*|(?:with|to|at"
        r"|about) (?:a |the )?(?:minors?|underage girls?|little (?:girls?|boys?|kids?))",
    ),
    harmless=phrases(
        rf"(?:my|our|his|her) (?:\w+ )?{KIN} (?:is|just|s|will be|are)? ?(?:turn\w*|turning) \d+|(?:is"
        r"|are) \d+ old enough .... (?:by|your|rules?|policy|for (?:the|a) (?:pool|class|camp|swim))",
        r"(?:can|could|may|is it ok) .... (?:play ?room|kids club|kids zone|daycare|childcare) .. alone",
        rf"(?:lost|left|forgot|looking for|find|found|cant find|wheres|where is) {KIN}s (?:\w+ )?\w+|(?:lost|left"
        r"|forgot|find|found|cant find|looking for|wheres) my (?:son|daughter|kid|child)s (?:\w+ )?\w+"
        rf"|looking for (?:a |my |our )?{KIN} (?:swim\w*|class\w*|lessons?|camp|program\w*)",
        r"(?:took|drove|left|take|brought|bring|bringing|drop\w*|picked up|pick up|picking up|leave|leaving"
        rf"|sign\w*|enroll\w*|pictures? of|photos? of) .. {KIN} (?:to|for|at|in|up|off|with|from|and (?:me|i"
        r"|my wife|my husband|loved|had|we|she|he))(?! the car)",
        rf"{KIN} .. (?:was|were|got|is|has been|had|been) (?:so |super |a little |very |really |just |too "
        r"|)(?:happy|excited|crying when we left|crying (?:because|cause) (?:she|he)|sick|great|amazing|fun"
        r"|invited|shy|lost (?:his|her|a)|a blast)",
        rf"lost (?:\d+|weight|a|his|her|the) .... {KIN}|(?:dog|pet|groom\w* kit|beard) grooming"
        rf"|grooming (?:salon|supplies)|texting (?:my|to) {KIN}|hit it off .. {KIN}|left {KIN}|take my {KIN} off"
        rf"|takes? .. {KIN} off",
        r"(?:can|could|may|are|is|do|will|what age can|allow\w*|let|when can|how old) .. (?:kids?|children|child"
        r"|son|daughter|teen\w*|minors?|\d+ (?:year|yr)\w*(?: old)?) .. (?:be left|stay|unattended|unsupervised"
        r"|alone|without|by (?:himself|herself|themselves)|allowed|come|use|join|swim|lift|in the)",
    ),
)
