"""English words for health questions, which only a doctor or a coach should answer."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

HEALTH: Final = TextRule(
    name="health_en",
    reason=EscalateReason.HEALTH,
    says=phrases(
        r"(?:can|could|should|may|is it|would it|am i|safe|ok|okay|allowed|advis\w*|recommend\w*|what|which|how"
        r"|wondering|if i|good idea) .... (?:herniated|slipped disc|bulging disc|insulin|diabet\w*"
        r"|heart condition|blood pressure|hypertension|pacemaker|epilep\w*|asthma|acl|meniscus|knee replacement"
        r"|hip replacement|back pain|knee pain|shoulder pain|sciatica|arthritis|postpartum|c section|fever|covid"
        r"|flu|medications?|steroids?|creatine|pre workout|preworkout|protein powder|keto|fasting|diet pills?"
        r"|ozempic|chemo|cancer|hernia|vertigo|scoliosis|osteoporosis|blood thinners|a cold|surgery|trimester"
        r"|torn|rotator cuff|migraines?|heart attack|stroke)",
        r"(?:pregnant|insulin|diabet\w*|heart condition|high blood pressure|pacemaker|epilep\w*|herniated \w+|chemo)"
        r" .... (?:can i|could i|should i|is it|safe|allowed|ok to)",
        r"(?:can|should|is it|safe|ok|okay|allowed) .... (?:pregnan\w*|weeks along|expecting a baby"
        r"|nursing)(?! women| class| yoga| discount)|(?:im|i am|wife is) .. pregnant .... (?:can|safe|ok|okay"
        r"|should|still|allowed)",
        r"steroids?|sarms?|trenbolone|clenbuterol|clen|dnp|testosterone|trt|hgh|peptides|anabolic\w*|extreme diet"
        r"|\d+ calories a day|water fast\w*|diet pills?|fat burners?",
        r"(?:how much|should i|how many|what) .. (?:creatine|protein|calories|supplements?|carbs|macros"
        r"|vitamins?) .. (?:take|eat|need|before|after|a day|per day)|should i take",
    ),
    harmless=phrases(
        r"steroid free|drug free|(?:sell|carry|stock|have) .. (?:creatine|protein|pre ?workout|supplements?)"
    ),
)
