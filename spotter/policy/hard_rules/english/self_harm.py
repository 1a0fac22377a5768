"""English words for suicide, self-harm and eating disorders, however indirect."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

SELF_HARM: Final = TextRule(
    name="self_harm_en",
    reason=EscalateReason.SELF_HARM,
    says=phrases(
        r"suicid\w+|kms|unalive\w*|sewerslide|self ?harm\w*|kill(?:ing)? (?:myself|my self)",
        r"(?:end|ending|take|taking) (?:my|my own) (?:own )?life|end (?:it|things) all|ending it all"
        r"|end it (?:tonight|for good)",
        r"(?:want|wants|wanted|wish\w*|ready|going|hope|rather|like|just|trying|prefer) (?:to )?(?:just )?(?:die"
        r"|be dead|disappear forever|be gone forever|not exist|never wake up|not wake up)",
        r"wish (?:i )?(?:was|were|be) (?:dead|gone|never born)|better off (?:dead|without me)"
        r"|be better (?:off )?if i (?:was|were|wasnt|werent)",
        r"dont (?:want|wanna) (?:to )?(?:be here|live|be alive|exist|wake up|go on|keep going|do life)(?: anymore"
        r"| any longer| on| in this)?",
        r"(?:no|any) (?:reason|point|will) (?:to|in|left to|for me to) (?:live|living|go on|going on|life"
        r"|keep living|being here|existing)|nothing (?:left )?to live for|whats the point (?:of living|of life"
        r"|in living|anymore)",
        r"(?:cant|dont want to|cannot) (?:go on|keep living|live like this|live anymore|keep going like this"
        r"|do life|take (?:life|living) anymore|face another day)",
        r"(?:want|wish|need) (?:it|this|it all|everything|the pain) (?:all )?(?:to )?(?:be over|end|stop hurting"
        r"|just end|just stop)|just want (?:it|everything) to be over",
        r"(?:hurt|harm|cut|hurting|harming|cutting|starving|starve) (?:myself|my self)",
        r"life (?:isnt|is not|aint|not) worth|(?:isnt|not) worth living|(?:tired|sick) of (?:living|being alive"
        r"|life|existing)|give up on life|giving up on life|hate my life so much",
        r"(?:wont|not going to|will not) be (?:around|here|alive) (?:much longer|anymore|tomorrow|next week"
        r"|for long)|goodbye (?:forever|world|everyone)|last (?:day alive|goodbye)",
        r"hang myself|slit my wrists?|jump off (?:a|the) (?:bridge|roof|building)|(?:take|took|taken"
        r"|swallow\w*) .. (?:all my |bottle of |whole bottle of |too many )(?:pills|meds)|overdose on",
        r"eating disorder|bulimi\w+|anorexi\w+|purging|mak(?:e|ing) myself (?:throw up|vomit|sick)"
        r"|throw(?:ing)? up (?:after|what) (?:i eat|every meal|meals|eating)|(?:havent|not) eaten (?:in"
        r"|for) (?:\d+ |several |many )?days",
    ),
    harmless=phrases(
        r"(?:never|didnt|dont|not) want(?:ed)? (?:it|this|that|class|the class) to (?:end|be over|stop)|"
        r"suicides(?: today| again| yesterday|$)|suicide (?:drills?|runs?|sprints?|push\w*|squad|grip|squats?"
        r"|prevention|awareness|hotline (?:poster|flyer)|walk|fundraiser)|(?:do|did|doing|run|ran|running|of"
        r"|made us do|love|hate|sprint|shuttle) suicides?",
        r"(?:want|wanted) to die (?:after|during|in|from|halfway|by) (?:that|leg|this|the|class|burpees|spin"
        r"|coach|every|today|yesterday|your|round|set|minute)\w*",
        r"kill(?:ing)? myself (?:on leg day|with (?:these|those|the) burpees|in (?:the gym|class|here)|at the gym"
        r"|working out|to (?:get|make|fit|work))",
        r"(?:accidentally|by accident) (?:hurt|cut|harm) myself|(?:hurt|cut|harm|hurting) myself (?:on|using|at"
        r"|in|with the|lifting|doing|during|because of your|while|when|by lifting|squatting|benching|deadlifting"
        r"|again lifting)",
        r"dont want to (?:hurt|harm|injure) myself|(?:scared|afraid|worried|without|avoid|not|going to|might"
        r"|could|dont) (?:of |about |to |ill |that ill )?(?:hurt|hurting|injuring|harming) myself (?:lifting|on"
        r"|by|doing|again|with bad|if)",
        r"tired of (?:life getting|living far|living so)",
    ),
)
