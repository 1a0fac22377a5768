"""What members and prospects ask, in their own words."""

from typing import Final

HOURS: Final = (
    "Hi! What time do you guys open on Saturday?",
    "are you open on labor day",
    "whats the staffed hours during the week",
    "Hey is the gym 24/7 or do I need to be out by a certain time?",
    "Is anyone at the front desk around 6am? My key fob quit working",
    "what time does the front desk close tonight",
    "Are your hours different this weekend?",
    "Can I come in at like 2 in the morning with my key?",
    "Do you close early on Sundays?",
    "open today??",
    "How late can I get in on Christmas Eve",
    "Quick question, when are you staffed on Fridays? Need to drop off a form.",
)
HOURS_NEXT: Final = (
    "And Sundays?",
    "Ok and what about holidays",
    "Is someone there to let me in or do I need my key?",
    "so if I come at 9 tonight nobody is at the desk right",
)
PRICES: Final = (
    "How much is a membership?",
    "Hi, I saw your sign driving by. What are your prices per month?",
    "do you have a student discount",
    "What's the cost for a couple? My husband and I both want to join",
    "is there a joining fee or anything like that",
    "How much for just a day pass?",
    "Do I have to sign a contract or can I go month to month?",
    "what does the membership include exactly",
    "Any military discount? I'm active duty",
    "My daughter is 16, can she get a membership and what would it run me",
    "Do you all take Silver Sneakers?",
    "Whats the cheapest plan u have",
)
PRICES_NEXT: Final = (
    "Is that with tax?",
    "Does that include classes?",
    "Can I pay by the week instead",
    "What would I need to bring to sign up?",
)
CLASSES: Final = (
    "Do you have yoga?",
    "what time is the HIIT class on tuesday",
    "Is the 5:30 class still on tonight? Roads are getting bad",
    "Do I need to sign up ahead for spin or just show up",
    "Are the group classes included with my membership",
    "Can a total beginner do the bootcamp class? Asking for my mom",
    "who teaches the saturday morning class now",
    "Is there anything low impact? I have bad knees",
    "how many people are usually in the evening class",
    "Hi can you send me the class schedule please",
)
CLASSES_NEXT: Final = (
    "Should I bring my own mat?",
    "How long is it",
    "Can I bring a friend to that one?",
    "ok is there a spot left for thursday",
)
GUESTS: Final = (
    "Can I bring my brother with me on Saturday?",
    "whats the guest policy",
    "My friend is visiting this week, can she work out with me?",
    "Is there a fee to bring a guest?",
    "Does my guest have to sign something first? He's 17",
    "can I use my key at other locations when I travel",
    "How many guests can I bring a month",
)
GUESTS_NEXT: Final = (
    "Does he need an ID?",
    "what if she comes without me",
    "Can she come during unstaffed hours?",
)
PARKING: Final = (
    "Where do I park when I come in?",
    "is the parking lot behind the building for you guys too",
    "Do you validate parking?",
    "Is there bike parking anywhere",
    "Someone told me they tow from the front lot after 6, is that true?",
    "Is there a handicap spot close to the door?",
)
AMENITIES: Final = (
    "Do you have showers?",
    "do yall have a sauna or steam room",
    "Are there lockers or do I need to bring a lock",
    "Is there a squat rack? How many",
    "do you have tanning",
    "Is there childcare while I work out?",
    "Is there wifi",
    "Do you sell protein shakes at the desk?",
    "are there private bathrooms to change in",
    "Is the water fountain fixed yet",
    "Did anyone turn in a black water bottle? Left it by the treadmills last night",
)
AMENITIES_NEXT: Final = (
    "Is it extra?",
    "Do I need to bring a towel",
    "Ok where is that in the building?",
)
TRAINING: Final = (
    "How much is personal training?",
    "I'd like to set up a session with a trainer, is Marcus free any morning next week?",
    "can I move my appt on thursday to friday same time",
    "Do you offer a free consultation for new members?",
    "I need to reschedule my training tomorrow, my kid is sick",
    "Is there a female trainer I could work with?",
    "What's the difference between small group and one on one",
    "Running 10 min late for my session!! tell him sorry",
    "CONFIRM",
)
TRAINING_NEXT: Final = (
    "Do you have anything before 8am?",
    "Can I split the cost with a friend?",
    "Perfect, put me down for that one",
)
TOUR: Final = (
    "Hi, I'd like to come look around. When is a good time?",
    "can i try it for a day before i sign up",
    "I filled out the form on your website yesterday but haven't heard anything",
    "Do I need an appointment for a tour or can I just walk in?",
    "Is someone there tomorrow around noon to show me the place",
    "My coworker goes there and told me to ask for a free pass :)",
    "Hello I just moved here and am looking for a gym close to the harbor",
    "Do you have a free trial week?",
)
CLOSINGS: Final = (
    "Thanks!",
    "Thank you so much",
    "ok thx",
    "Perfect, appreciate it",
    "Got it, see you then",
    "great 👍",
    "Awesome thank you for getting back so fast",
    "Ok sounds good",
    "k",
    "That's all I needed, have a good one!",
    "Cool, thanks for letting me know",
)
