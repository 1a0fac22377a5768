"""Short exchanges of the past: who wrote what, in order. They fill the history of a new club."""

from typing import Final

Line = tuple[str, str]
"""Who ('m' for the member, 's' for staff from the popup, 'r' for staff from the inbox, 'q' for the CRM's own
sequence, 'n' for a note, 'e' for a staff e-mail) and what."""

SCRIPTS: Final[tuple[tuple[Line, ...], ...]] = (
    (
        ("m", "Hi are you open on Memorial Day?"),
        ("r", "Hi! Yes, key access as always, nobody at the desk though."),
        ("m", "Thanks!"),
    ),
    (("q", "Just checking in! How are your workouts going?"), ("m", "Good! Been coming 3x a week")),
    (
        ("s", "Hi, this is Dana from the gym. Do you have a minute to talk today?"),
        ("n", "Left message, will try again tomorrow"),
    ),
    (("m", "Can you tell me if my payment went through"), ("s", "It did, on the 1st. You're all set!"), ("m", "Ok")),
    (
        ("m", "Do you have any lockers for rent?"),
        ("r", "We do, $5 a month. Want me to hold one?"),
        ("m", "Yes please"),
        ("r", "Done, number 14."),
    ),
    (("q", "We noticed you haven't been in for a while. Need any help getting back?"),),
    (("m", "I think I left my gray hoodie there"), ("r", "Found it! It's at the desk."), ("m", "You're the best")),
    (("s", "Your key fob is ready to pick up."), ("m", "Ok"), ("m", "Ok")),
    (("e", "<p>Welcome to the club!</p><p>Here is what to bring on your first day.</p>"),),
    (("m", "whats the wifi password"), ("r", "It's on the sign above the water fountain :)"), ("m", "ha thx")),
    (("s", "Reminder: your session with Marcus is tomorrow at 5:00 PM."), ("m", "CONFIRM")),
    (("m", "Is the sauna working again?\nIt was cold last night."), ("r", "Fixed this morning!"), ("m", "Yes!!")),
    (
        ("q", "Thanks for stopping by! Any questions about joining?"),
        ("m", "How much was it again"),
        ("s", "$39.99 a month, no joining fee this week."),
    ),
    (("m", ""), ("m", "sorry sent you a picture by mistake")),
    (("s", "Happy birthday from all of us!"), ("m", "Loved “Happy birthday from all of us!”")),
    (("m", "running late for class"), ("r", "No worries, we'll save you a spot.")),
    (("n", "Came by the desk, updated address."),),
    (("m", "Hola, ¿tienen clases los domingos?"), ("r", "¡Hola! Sí, a las 10."), ("m", "Gracias")),
    (("s", "We have your bottle at the desk."), ("m", "Yes")),
    (
        ("m", "Does my membership work in Denver? <3 traveling & need a gym"),
        ("r", "It does, your key works everywhere."),
        ("m", "👍"),
    ),
)
APPOINTMENTS: Final = ("Personal Training", "Small Group Training", "Appointment", "Fitness Consultation", "Meeting")
