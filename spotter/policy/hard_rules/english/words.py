"""The nouns that English rules share: people, parts of the body, places at a club."""

from typing import Final

SOMEBODY: Final = (
    r"(?:he|she|they|someone|somebody|guy|man|woman|lady|girl|boy|kid|person|people|member|friend|trainer|coach"
    r"|instructor"
    r"|dude|gentleman|husband|wife|mom|dad|mother|father|son|daughter|grandma|grandpa|client|lifter|swimmer|staff"
    r"|employee"
    r"|janitor|cleaner|receptionist|child|customer|worker|teen|teenager|old man|creep|stranger)"
)

BODY: Final = (
    r"(?:head|face|eye|nose|neck|back|shoulder|arm|elbow|wrist|hand|finger|fingers|thumb|chest|rib|ribs|hip|groin"
    r"|leg|thigh"
    r"|hamstring|quad|knee|calf|shin|ankle|foot|feet|toe|toes|tailbone|spine|muscle|achilles|acl|meniscus|bicep"
    r"|rotator cuff"
    r"|tooth|teeth|lip|ear|skull|pec|jaw|chin|forehead)"
)

HERE: Final = (
    r"(?:gym|club|class|session|machine|equipment|treadmill|elliptical|bench|press|rack|squat|squats|deadlift|deadlifts"
    r"|sauna|steam|pool|hot tub|jacuzzi|locker|shower|showers|stairs|stairmaster|trainer|there|your|you guys|bar"
    r"|barbell"
    r"|dumbbell|dumbbells|kettlebell|weights?|plate|box|rower|bike|court|mat|floor|rope|cable|reformer|spin|yoga"
    r"|pilates"
    r"|zumba|crossfit|hiit|boxing|bootcamp|studio|facility|place|parking lot|rock wall|climbing wall|leg press|workout)"
)

ELSEWHERE: Final = (
    r"(?:at|from|in) (?:home|work|my (?:house|job|apartment|garden)|a (?:car|bike|bicycle|skiing|ski"
    r"|motorcycle)\w*|the (?:army|kitchen|snow))"
)

KIN: Final = (
    r"(?:daughter|son|kid|kids|child|children|toddler|baby|niece|nephew|grandson|granddaughter|grandkid"
    r"|little (?:girl|boy|one)|boy|girl|\d+ (?:year|yr|yo)\w*(?: old)?)"
)
