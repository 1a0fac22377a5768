"""What members write when it is about money, anger, joy, pain, or in another language."""

from typing import Final

BILLING: Final = (
    "Why was I charged twice this month?",
    "Hi what's my balance right now",
    "My card got replaced, how do I update it with you",
    "I got a text saying I'm past due but I paid last Friday",
    "can i pay half now and half on the 15th",
    "What day does my payment come out? Want to make sure there's money in there",
    "What is this $19.50 charge??",
    "I get paid friday, will pay then I promise",
    "Can you email me a receipt for last month? HSA needs it",
)
BILLING_NEXT: Final = (
    "Can I pay over the phone?",
    "So how much do I owe exactly",
    "Will I get a late fee if I wait til then?",
)
BURSTS: Final = (
    ("Hey", "quick question", "is the gym open thanksgiving morning"),
    ("Hi", "I left my airpods there", "I think on the bench by the mirrors", "black case"),
    ("Are you guys open", "nvm found it on google", "wait it says 24 hours but is someone there now?"),
    ("Hello??", "I've been waiting outside 10 min", "my fob is blinking red"),
    ("can I freeze my account", "im having surgery next month", "probably 6 weeks"),
    ("So I was looking at the schedule", "and the 6am says full", "is there a waitlist"),
    ("Hi this is regarding my daughters membership", "she moved for college", "what are our options"),
)
REFUND: Final = (
    "I want a refund for this month. I was out with covid the whole time and told you guys",
    "You charged me after I cancelled. I want my money back today.",
    "Please refund the $49 you took out on the 3rd, that was not authorized",
    "I never used the training sessions I paid for. How do I get that back",
    "I'm going to dispute this with my bank if nobody calls me back about the refund",
    "How long do refunds take? It's been two weeks",
)
REFUND_NEXT: Final = (
    "Who can I talk to about this",
    "That's not good enough, I need it in writing",
    "ok when will someone call me?",
)
CANCEL: Final = (
    "I need to cancel my membership",
    "How do I cancel? We're moving to Ohio end of the month",
    "i want out of my contract",
    "Please end my membership effective today, I already told the guy at the desk twice",
    "what is the cancellation fee if i quit early",
    "I can't afford it anymore. Can I pause it or do I have to cancel",
    "Thinking about cancelling, is there a cheaper option",
)
CANCEL_NEXT: Final = (
    "Do I have to come in for that",
    "Can I just do it by text?",
    "ok so is it cancelled now or not",
)
COMPLAINT: Final = (
    "The mens locker room smells awful and has for a week",
    "Two treadmills broken AGAIN. What am I paying for",
    "Some guy keeps filming in the weight room, it's really uncomfortable",
    "The music was so loud this morning I left after 10 min",
    "Nobody wiped anything down today, it was gross",
    "Your guy at the front desk was really rude to my wife",
    "It's freezing in there. Can you please turn the heat up",
    "I've texted three times and nobody answers. I want to talk to the manager",
    "The people in the evening slam weights and it shakes the whole floor",
)
COMPLAINT_NEXT: Final = (
    "ok but when will it be fixed",
    "I'd rather talk to a real person about this",
    "That's what they said last time",
)
PRAISE: Final = (
    "Just wanted to say Priya was awesome today, tell her thanks!",
    "Down 12 lbs since I joined!! Thank you all",
    "New machines are great 💪",
    "Love the new class, please keep it",
    "Whoever cleaned the place last night did a great job",
    "Thanks for staying late to help me with the form, really appreciate it",
    "Best gym I've been to in years honestly",
)
INJURY: Final = (
    "I hurt my shoulder on the cable machine this morning, the pulley snapped",
    "Slipped by the showers yesterday and my wrist is really swollen. Who do I report that to?",
    "I got dizzy and passed out for a second after class. Feeling ok now but wanted to tell someone",
    "My back has been killing me since the last training session",
)
OPT_OUT: Final = (
    "STOP",
    "Stop",
    "please stop texting me",
    "take me off your list",
    "wrong number",
)
SHORT: Final = (
    "ok",
    "Yes",
    "?",
    "No",
    "Sure",
    "👍",
    "lol",
    "On my way",
    "Maybe next week",
)
REACTIONS: Final = (
    "Liked “See you at 5!”",
    "Loved “Happy birthday from all of us at Harbor Street!”",
    "Emphasized “We are closed on Thanksgiving”",
)
SPANISH: Final = (
    "Hola, a qué hora abren el sábado?",
    "Buenas tardes, cuánto cuesta la membresía?",
    "¿Tienen clases de zumba?",
    "Hola quiero saber si puedo llevar a mi hermana mañana",
    "Buenos días, ¿hay estacionamiento?",
    "¿Puedo pagar en efectivo?",
    "Necesito cancelar mi membresía por favor",
    "Hola, no puedo entrar con mi llave",
    "¿Cuánto debo? Me llegó un mensaje de pago",
)
SPANISH_NEXT: Final = (
    "¿Y los domingos?",
    "¿Hay alguien que hable español?",
    "¿Qué necesito llevar?",
)
SPANISH_CLOSINGS: Final = (
    "Muchas gracias",
    "Gracias!!",
    "Ok perfecto, gracias",
    "Listo, allí nos vemos",
)
