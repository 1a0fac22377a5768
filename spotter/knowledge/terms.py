"""Words for searching: stems, what means the same at a front desk, and Spanish words for English passages."""

import re
import unicodedata
from typing import Final

_HOW_MUCH: Final = re.compile(
    r"\b(?:how much (?:is|are|do|does|for|to|would|a|r|it)"
    r"|cuanto (?:cuesta|cuestan|sale|es|vale|cobran))\b"
)
_WORD: Final = re.compile(r"[a-z0-9$]+")
_EMPTY_WORDS: Final = (
    "a an and any are as at be been by can could did do does doing for from get got has have having hello hey hi "
    "how i if im in is it its ive just know let like looking me my need of ok on or our out please pls so some "
    "tell than thank thanks that the their them then there these they this to too u up us use want was we were "
    "what whats when where which who will with would y yall you your r ur guys still am about also anyone anybody "
    "here wondering wanted question quick really offer offers start mean means special bring right now one ones don "
    "doesn t s ll re much many more lot lots every each other long often al algun alguna como con cual cuando "
    "cuanta cuanto cuantos de del donde el ella en es esta este estan hay hola la las le lo los mi mis muy o para "
    "por puedo pueden que quiero se si sin su sus tengo tiene tienen tu un una uno unos ya yo ustedes gracias "
    "favor hasta desde sobre tambien saber quisiera"
)
_EMPTY: Final = frozenset(_EMPTY_WORDS.split())
_SAME: Final = {
    wrong: right
    for right, wrongs in {
        "price": "cost costs charge charges fee fees rate rates pricing prices precio precios cuesta cuestan cobran"
        " valor",
        "park": "parking parked lot garage estacionamiento estacionar parqueo aparcamiento car cars",
        "towel": "toalla toallas",
        "shower": "ducha duchas regadera regaderas",
        "locker": "casillero casilleros taquilla taquillas cubby lockers locks",
        "pool": "piscina alberca swim swimming lap laps natacion nadar",
        "sauna": "steam vapor spa",
        "kids": "kid kiddie child children childcare daycare babysitting nursery play playroom ninos nino hijo hijos"
        " hija guarderia son daughter toddler baby babies crianza cuidado",
        "guest": "friend friends buddy invitado invitados amigo amiga visitor",
        "pass": "pase pases passes",
        "day": "dia dias daily",
        "trial": "prueba try trials",
        "free": "gratis included incluido complimentary",
        "plan": "plans membership memberships membresia membresias tier join joining inscripcion suscripcion"
        " mensualidad monthly dues",
        "class": "classes clase clases lesson lessons course",
        "yoga": "vinyasa",
        "spin": "spinning cycling cycle",
        "train": "training trainer trainers pt coach coaches coaching entrenador entrenadora entrenadores",
        "wifi": "wi fi internet",
        "hours": "hour open opens opening close closes closing closed horario horarios hora horas abren abierto cierran"
        " cierra abre abiertos",
        "holiday": "holidays feriado festivo",
        "access": "fob key keycard entry enter 24 acceso llave",
        "hold": "freeze freezes pause suspend congelar pausar holds freezing",
        "cancel": "cancellation cancelling cancelar cancelacion quit",
        "lost": "found perdi perdido misplaced",
        "age": "ages old edad older teenager teen teens anos",
        "wheelchair": "accessible accessibility disabled ramp elevator",
        "schedule": "timetable calendar times horarios",
        "family": "familia familiar",
        "student": "estudiante estudiantes",
        "senior": "seniors mayores",
        "policy": "rule rules rules politica reglas policies",
        "full": "room spot spots space openings available lugar cupo",
        "boxing": "kickboxing box boxeo",
        "massage": "masaje masajes",
        "bathroom": "restroom bano banos toilet",
    }.items()
    for wrong in (right, *wrongs.split())
}


def search_terms(text: str) -> list[str]:
    """Return the words of a text that carry meaning, brought to one form."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )
    plain = plain.replace("'", "").replace("’", "")
    plain = _HOW_MUCH.sub(" price ", plain)
    words = (word for word in _WORD.findall(plain) if word not in _EMPTY)
    return [_SAME.get(word) or _SAME.get(_stem(word)) or _stem(word) for word in words]


def _stem(word: str) -> str:
    for ending in ("ing", "ies", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            root = word[: -len(ending)]
            return f"{root}y" if ending == "ies" else root
    return word
