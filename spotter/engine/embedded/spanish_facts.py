"""Says short facts of the club (a price, a time, a place) in Spanish, or admits that it cannot."""

import re
from typing import Final

from spotter.engine.port import ClubFacts, Passage

_SUBJECTS: Final = {
    "day pass": "Pase de un día",
    "guest pass": "Pase de invitado",
    "guest policy": "Invitados",
    "guests": "Invitados",
    "towels": "Toallas",
    "parking": "Estacionamiento",
    "plans": "Planes",
    "membership plans": "Planes",
    "trial": "Prueba",
    "free trial": "Prueba gratis",
    "kids": "Niños",
    "child care": "Cuidado de niños",
    "lockers": "Casilleros",
    "sauna": "Sauna",
    "wifi": "Wifi",
    "wi-fi": "Wifi",
    "pool": "Alberca",
    "personal training": "Entrenamiento personal",
    "showers and towels": "Duchas y toallas",
}
_PHRASES: Final = (
    (r"\bfree behind the building\b", "gratis, detrás del edificio"),
    (r"\bPlay room\b", "Sala de juegos"),
    (r"\bplay room\b", "sala de juegos"),
    (r"\bper visit\b", "por visita"),
    (r"(?:/|\bper |\ba )month\b", " al mes"),
    (r"(?:/|\bper |\ba )week\b", " por semana"),
    (r"(?:/|\bper |\ba )day\b", " por día"),
    (r"(?:/|\bper |\ban )hour\b", " por hora"),
    (r"\bthree days free for newcomers\b", "tres días gratis para quienes vienen por primera vez"),
    (r"\ba day pass\b", "un pase de un día"),
    (r"\bguest pass\b", "pase de invitado"),
    (r"\bis free\b", "es gratis"),
    (r"\bfree\b", "gratis"),
    (r"\bages (\d+)-(\d+)\b", r"de \1 a \2 años"),
    (r"\bages (\d+) and up\b", r"desde \1 años"),
    (r"\bMon-Fri\b|\bMonday to Friday\b", "lunes a viernes"),
    (r"\bMon/Wed\b|\bMonday and Wednesday\b", "lunes y miércoles"),
    (r"\bTue/Thu\b|\bTuesday and Thursday\b", "martes y jueves"),
    (r"\bSat-Sun\b", "sábado y domingo"),
    (r"\bSaturday\b|\bSat\b", "sábado"),
    (r"\bSunday\b|\bSun\b", "domingo"),
    (r"(?<=\d) ?am\b|(?<=\d) AM\b", " a. m."),
    (r"(?<=\d) ?pm\b|(?<=\d) PM\b", " p. m."),
    (r"\bfrom (?=\d)", "de "),
    (r"(?<=m\.) to (?=\d)", " a "),
    (r"\bis \$", "cuesta $"),
    (r"\bwith\b", "con"),
    (r"\band\b", "y"),
    (r"\bat\b", "a las"),
    (r"\bis on\b", "es"),
)
_LATIN_WORD: Final = re.compile(r"[A-Za-zÀ-ÿ]+")
_SPANISH_WORDS: Final = (
    "gratis detrás del edificio sala de juegos por visita al mes semana día hora tres días para quienes vienen primera"
    " vez un pase invitado es a años desde lunes viernes miércoles martes jueves sábado y domingo cuesta con las m p la"
    " el los"
)
_SAID: Final = frozenset(_SPANISH_WORDS.split())


def in_spanish(passage: Passage, facts: ClubFacts) -> str | None:
    """Return what a passage says, in Spanish; None where that would need a translator."""
    if passage.language == "es":
        return passage.text
    subject = _SUBJECTS.get(passage.title.casefold()) or _SUBJECTS.get(passage.topic.casefold())
    if subject is None:
        return None
    says = passage.text
    for prefix in (f"{passage.title}: ", f"{passage.title} is ", f"A {passage.title.casefold()} is "):
        if says.casefold().startswith(prefix.casefold()):
            says = says[len(prefix) :]
            break
    for pattern, spanish in _PHRASES:
        says = re.sub(pattern, spanish, says)
    if _left_in_english(says, facts):
        return None
    return f"{subject}: {says}" if says.endswith(".") else f"{subject}: {says}."


def _left_in_english(says: str, facts: ClubFacts) -> bool:
    names = {word for name in (*facts.staff, *(p.title for p in facts.passages)) for word in name.split()}
    return any(
        word.casefold() not in _SAID and word not in names and not (word[0].isupper() and "$" in says)
        for word in _LATIN_WORD.findall(says)
    )
