"""English words for what people do to people without calling it harassment: exposure, waiting, insults, advances."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

_THEM: Final = (
    r"(?:he|hes|guy|guys|man|men|dude|dudes|stranger|someone|somebody|ex|member|creep|trainer|coach|instructor"
    r"|employee|staff"
    r"|woman|lady|person|janitor|cleaner|worker|manager|teacher|kid|teen|teenager|boys|people)"
)

UNWELCOME: Final = TextRule(
    name="unwelcome_en",
    reason=EscalateReason.HARASSMENT,
    says=phrases(
        r"wetback|your kind (?:should|of people)|bad word for my|(?:dreadful|horrible|awful|nasty"
        r"|vile) things? about my (?:religion|race|skin|body|family|country|accent)|mocked my (?:accent|body|weight"
        r"|religion|hijab|disability)|threw (?:a|his|her) \w+ at (?:me|my|us)|(?:screamed|yelled"
        r"|shouted) (?:obscenities|slurs|profanit\w*)|knows where my (?:kids|family|wife)|notes? .... (?:windshield"
        r"|my car|my address|my door)|(?:i|you) looked (?:hot|sexy)|lose the shirt|(?:wait\w*|stands?|standing"
        r"|stood) (?:beside|by|at|near|outside) (?:my car|the womens|the ladies|my house)|waiting for me (?:in|at"
        r"|by|outside) .. (?:parking|car|lot|door|locker)",
        r"(?:turned|showed|shows|turns) up at my (?:work|house|home|job|apartment|place)|hands? (?:went|go|wandered"
        r"|were) where|(?:put|puts|putting|laid) (?:his|her|their) hands? (?:on|upon) (?:me|my)|(?:filming"
        r"|recording|photographing|taking (?:vids|videos|pics|photos|pictures) of) (?:women\w*|girls?|chicks?"
        r"|people|us|every|our|someone|somebody|in the|under|others|members|me)|somebody recording in"
        r"|with himself out|opened (?:his|a) robe|tak\w+ (?:his|her) (?:trunks|pants|shorts|towel|swimsuit) (?:off"
        r"|down)|peek\w* (?:into|in|under|over|through)",
        r"hugg?(?:ed|ing|s) (?:me|her|my \w+) .. (?:wouldnt|didnt|too long|tight|without|let go|against)"
        r"|walked in on (?:me|us|women|girls|people|my \w+)|(?:film\w*|pic|pics|picture|photo|video) of my (?:butt"
        r"|ass|chest|legs|body|boobs)",
        rf"{_THEM} .... (?:wont|doesnt|refuses to|never) leave(?:s)? (?:me|her|us|my \w+) alone|keeps sending (?:me"
        r"|my \w+|her) .. (?:messages|texts|pictures|pics|dms|gifts|letters|notes|flowers)",
        rf"{_THEM} .... (?:naked|nude|undress\w*|pants down|no pants|without pants|bare ?naked)|touch\w* (?:himself"
        r"|herself|themselves"
        r"|itself|his (?:junk|crotch|dick|privates))|play\w* with himself|(?:having|had) sex|hook\w* up in the"
        r"|private parts|his junk"
        r"|doing (?:something |things )?(?:disgusting|sexual|obscene|lewd|nasty|dirty|inappropriate|to himself)",
        r"(?:phone|camera|cell|cellphone|gopro|tablet) .. (?:over|under|above|beneath|through|into"
        r"|between) .. (?:stalls?|curtains?|door|divider"
        r"|partition|wall|shower|changing|dressing|skirt|cracks?)",
        rf"{_THEM} .... (?:film\w*|record\w*|photograph\w*|snap\w*|take\w* (?:pics|pictures|photos|videos)"
        r"|taking (?:pics|pictures|photos|videos))"
        r" .... (?:chang\w*|shower\w*|undress\w*|locker|naked|dressed|without (?:asking|permission))",
        r"called (?:me|us|her|him|my \w+) (?:(?:a|an|the|some) (?:\w+ ){0,2}(?:pig|cow|bitch|slut|whore|idiot|moron"
        r"|retard\w*|whale|freak|loser"
        r"|terrorist|monkey|slur|name|names|trash|fatty|fatso|dyke|fag\w*)|fat|ugly|names|stupid|dumb|slurs?|gay)",
        rf"{_THEM} .... (?:text\w*|messag\w*|dm\w*|call\w*|follow\w*|found|added|contact\w*) (?:me"
        r"|my \w+) .. (?:personally|privately|on (?:instagram"
        r"|insta|facebook|snapchat|whatsapp|tiktok|my personal)|late|at night|at midnight|asking me out)"
        r"|got my number (?:from|off) .. (?:the"
        r" system|system|computer|file|account|check in|sheet)",
        r"(?:guy|man|dude|stranger|someone|somebody|ex|he|hes|member|creep|trainer|coach) .... (?:wait\w*|stand\w*"
        r"|linger\w*|sit\w*|lurk\w*|hang\w*)"
        r" .. (?:for me |outside |by |near |at |around )+.. (?:parking|car|locker|changing|ladies|bathroom|restroom"
        r"|shower|door|entrance|till i"
        r"|until i|when i)|(?:walks?|walked|walking|comes?|came|leaves|drives?|drove) (?:out )?(?:behind|after"
        r"|right behind) me"
        r"|(?:stop|keep\w*|kept) following",
        r"in my face(?= /|$| and| yell\w*| scream\w*| shout\w*)|scream\w* (?:at|in) (?:me|my face|us)|(?:spit|spat"
        r"|spits) (?:at|on|in)|curs\w* (?:at )?me"
        r" out|cuss\w* (?:at )?me(?: out)?|(?:yell|shout)\w* at me (?:in front|and|for no|because)|humiliat\w*"
        r"|degrad\w*|belittl\w*",
        r"(?:my|his|her) (?:\w+ )?ex .... (?:keeps?|kept|shows?|showed|showing|is here|follow\w*|found me|scare\w*"
        r"|wont leave|comes? here"
        r"|joined)|(?:restraining|protective) order|(?:afraid|scared|terrified) of (?:him|her|my ex|that (?:guy|man))",
        r"(?:free|extra|more|discount\w*) .. (?:sessions?|classes|training|membership|month)? .... (?:if i|if you"
        r"|if we|if she) .... (?:go out"
        r"|went out|hang out|date|dinner|drinks?|come over|came over|sleep|slept|kiss\w*|meet|alone|after (?:close"
        r"|hours|closing))",
        r"(?:rub\w*|grind\w*|press\w*) (?:up )?(?:against|on) (?:me|my (?:leg|butt|back|body|thigh|chest|arm)|her"
        r"|my \w+)|(?:block\w* (?:the door|my way"
        r"|me (?:in|from)|us in))|wouldnt let (?:me|her|us) (?:leave|out|go|pass|by)|corner\w* (?:me|her|us)",
        r"(?:winks?|winking|winked|whistles|whistling|whistled|blows? kisses|howl\w*|bark\w*|hiss\w*) at (?:me|us"
        r"|my \w+|her|women|girls|the"
        r" (?:women|girls))|kissing (?:noises|sounds)|sexual|moan\w* at|lick\w* (?:his|her) lips",
        r"(?:adjust\w*|touch\w*|hold\w*|held|grab\w*|correct\w*|hug\w*|put\w* (?:his|her|their) hands?|stand\w*"
        r"|get\w*) .... (?:feels?|felt|mak\w+ (?:me|us)"
        r"|made (?:me|us)|ways that) .. (?:wrong|weird|uncomfortable|gross|dirty|icky|unsafe|violated|not right"
        r"|creepy)",
        r"ask\w* (?:me )?(?:where i (?:live|park)|if i (?:live alone|have a boyfriend|have a husband|am single)"
        r"|if im (?:single|married|alone)|what"
        r" (?:im|i was) wearing|for (?:a kiss|nudes|pictures of me))|(?:always|keeps?|kept"
        r"|every time) .... (?:next to|behind|beside|close to|right by)"
        r" (?:me|mine|my)(?= /|$| even| and| when| every| no matter| on)|(?:go|went|goes|going) back (?:to"
        r"|where) .. (?:my|your|our|their|his|her|where)"
        r" .. (?:country|came from|belong)",
        r"(?:sent|sends|sending|showed|shows|airdropp\w*) (?:me|her|my \w+|us) .. (?:pictures?|pics?|photos?"
        r"|videos?|porn) .. (?:of himself|of his|of her"
        r"|naked|nude|his)|(?:send|sent) (?:him|me|her) (?:nudes|pics of my|pictures of my)|porn\w*",
    ),
    harmless=phrases(
        r"(?:wait\w*|stand\w*) .. (?:in line|for (?:a|the) (?:machine|class|bench|rack|spot|bus|ride))|(?:always"
        r"|keeps?) .... next to me (?:in|at) (?:class|yoga"
        r"|spin) .. (?:love|nice|sweet|makes)|push\w* me|he(?:s)? always behind on|fell in my face|(?:sun|light|fan"
        r"|water|hair|ac|smile) .. in my face",
        r"(?:not|isnt) (?:even )?(?:in my face|pushy)|(?:trainer|coach|instructor|staff) .. (?:called|texted"
        r"|messaged|contacted) me .. (?:to (?:reschedule|confirm"
        r"|remind|say|check)|back|about my)|scream\w* at (?:us|me) to (?:keep|push|go)|walks? behind (?:me"
        r"|us) (?:to|and) (?:correct|help)",
        r"(?:love|loved|great|best|thanks|thank you|awesome) .... (?:found|added) me",
    ),
)
