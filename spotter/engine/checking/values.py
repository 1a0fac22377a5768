"""Finds the values that a text states (amounts, times, dates, numbers, links, phones), each in one normal form."""

import re
import unicodedata
from typing import Final

_MONEY: Final = re.compile(
    r"(?:\$|usd ?)\s?(\d[\d,]*(?:\.\d{1,2})?)|(\d[\d,]*(?:\.\d{1,2})?) ?(?:dollars?|bucks|usd|dolares|pesos)\b"
)
_TIME: Final = re.compile(
    r"(?<![\d.:$])(\d{1,2})(?:[:.h](\d\d))? ?(a\.? ?m\b\.?|p\.? ?m\b\.?|[ap]\b(?!\.))"
    r"|(?<![\d.:$])(\d{1,2}):(\d\d)(?![\d:])"
)
_TIME_SPAN: Final = re.compile(
    r"(?<![\d.:$])(\d{1,2})(?::(\d\d))? ?(?:-|–|to|a|and|y|until|till) ?(\d{1,2})(?::(\d\d))? ?(a\.? ?m\b|p\.? ?m\b)"
)
_NOON: Final = re.compile(r"\b(?:noon|midday|mediodia)\b")
_MIDNIGHT: Final = re.compile(r"\b(?:midnight|medianoche)\b")
_MONTHS: Final = {
    name: at + 1
    for at, names in enumerate(
        (
            "january jan enero", "february feb febrero", "march mar marzo", "april apr abril", "may mayo",
            "june jun junio", "july jul julio", "august aug agosto", "september sept sep septiembre",
            "october oct octubre", "november nov noviembre", "december dec diciembre",
        )
    )
    for name in names.split()
}  # fmt: skip
_MONTH: Final = "|".join(_MONTHS)
_DATE: Final = re.compile(
    rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b|\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of |de )?({_MONTH})\b"
    r"|\b(\d{1,2})/(\d{1,2})(?:/\d{2,4})?\b|\b\d{4}-(\d\d)-(\d\d)\b"
)
_NUMBER: Final = re.compile(r"(?<![\w$])\d[\d,]*(?:\.\d+)?(?:%|(?!\w)|(?=[-–/]))|(?<=[-–])\d+")
_WORD_NUMBERS: Final = {
    word: str(value)
    for value, words in (
        (0, "zero cero"), (1, "one"), (2, "two dos"), (3, "three tres"), (4, "four cuatro"), (5, "five cinco"),
        (6, "six seis"), (7, "seven siete"), (8, "eight ocho"), (9, "nine nueve"), (10, "ten diez"),
        (11, "eleven once"), (12, "twelve doce"), (13, "thirteen trece"), (14, "fourteen catorce"),
        (15, "fifteen quince"),
        (20, "twenty veinte"), (30, "thirty treinta"), (60, "sixty sesenta"), (90, "ninety noventa"),
    )
    for word in words.split()
}  # fmt: skip
_COUNTED: Final = re.compile(
    rf"\b({'|'.join(_WORD_NUMBERS)}) (?=(?:free |business |guest |more )?(?:days?|weeks?|months?|years?|hours?"
    r"|minutes?|guests?"
    r"|visits?|classes|sessions?|dollars?|percent|dias?|semanas?|meses|anos?|horas?|minutos?|invitados?|visitas?"
    r"|clases)\b)"
)
_LINK: Final = re.compile(
    r"https?://[^\s)\]>]+|\bwww\.[^\s)\]>]+"
    r"|\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|co|us|info|biz|app|link|ly|me|example|site|online"
    r"|gym|fit)"
    r"\b(?:/[^\s)\]>]*)?"
)
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"(?<![\w$.])\+?\(?\d{1,4}\)?(?:[ .\-]?\(?\d{2,4}\)?){1,4}(?![\w%])")


def plain(text: str) -> str:
    """Small letters without accents, spaces in one form."""
    folded = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )
    return re.sub(r"\s+", " ", folded.replace("\u202f", " "))


def amounts(text: str) -> set[str]:
    """Amounts of money, `1234.50`."""
    return {_decimal(one or other) for one, other in _MONEY.findall(plain(text))}


def times(text: str) -> set[int]:
    """Times of day, in minutes after midnight."""
    said = plain(text)
    found: set[int] = set()
    for first, first_minute, last, last_minute, half in _TIME_SPAN.findall(said):
        found.add(_minutes(first, first_minute, half))
        found.add(_minutes(last, last_minute, half))
        other = "am" if half.startswith("p") else "pm"
        found.add(_minutes(first, first_minute, other))
    for hour, minute, half, hour24, minute24 in _TIME.findall(said):
        found.add(_minutes(hour, minute, half) if half else (int(hour24) % 24) * 60 + int(minute24))
    if _NOON.search(said):
        found.add(12 * 60)
    if _MIDNIGHT.search(said):
        found.add(0)
    return found


def dates(text: str) -> set[tuple[int, int]]:
    """Days of the year, as month and day."""
    found: set[tuple[int, int]] = set()
    for named, day, day2, named2, month3, day3, month4, day4 in _DATE.findall(plain(text)):
        if named or named2:
            found.add((_MONTHS[named or named2], int(day or day2)))
        elif month3:
            found.add((int(month3), int(day3)))
        else:
            found.add((int(month4), int(day4)))
    return found


def numbers(text: str) -> set[str]:
    """Bare numbers and percentages, digits or counted words, that are no amount, time, date, phone or link."""
    said = _LINK.sub(" ", _EMAIL.sub(" ", plain(text)))
    said = _MONEY.sub(" ", said)
    said = _DATE.sub(" ", said)
    said = _TIME_SPAN.sub(" ", said)
    said = _TIME.sub(" ", said)
    said = _PHONE.sub(lambda found: " " if len(re.sub(r"\D", "", found.group())) >= 7 else found.group(), said)
    counted = {_WORD_NUMBERS[word] for word in _COUNTED.findall(said)}
    return counted | {_decimal(number.rstrip("%")) for number in _NUMBER.findall(said)}


def links(text: str) -> set[str]:
    """Web and mail addresses."""
    said = plain(text)
    mails = {mail.rstrip(".") for mail in _EMAIL.findall(said)}
    webs = {_bare_link(link) for link in _LINK.findall(_EMAIL.sub(" ", said))}
    return mails | webs


def phones(text: str) -> set[str]:
    """Phone numbers, their last ten digits."""
    said = _MONEY.sub(" ", plain(text))
    found = (re.sub(r"\D", "", number) for number in _PHONE.findall(_DATE.sub(" ", said)))
    return {digits[-10:] for digits in found if len(digits) >= 7}


def _bare_link(link: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|^www\.", "", link).rstrip("/.,;:!?")


def _decimal(number: str) -> str:
    value = float(number.replace(",", "").rstrip(".") or 0)
    return f"{value:.2f}".removesuffix(".00")


def _minutes(hour: str, minute: str, half: str) -> int:
    return (int(hour) % 12 + (12 if half.startswith("p") else 0)) * 60 + int(minute or 0)
