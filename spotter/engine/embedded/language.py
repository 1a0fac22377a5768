"""Tells English from Spanish in a few words."""

import re
from collections.abc import Sequence
from typing import Final

_WORD: Final = re.compile(r"[a-záéíóúüñ]+")
_SPANISH_SIGNS: Final = re.compile(r"[¿¡ñáéíóú]")
_SPANISH_WORDS: Final = (
    "a al algo alguien alguna alguno aqui ayer baja bien buena bueno buenas buenos cada cancelar cita clase "
    "clases como  con confirmo cosa cual cuando cuanto cuantos cuenta cuesta de del desde dia dias dinero donde "
    "ella en entre  era es esa ese eso esta estaba estan estas este estoy fue gimnasio gracias gusta hablar "
    "hacer hasta hay hola hora  horario hoy la las le les lista lo los manana mas me membresia mensajes mi mis "
    "mucho muy nada ni ningun no nos  otra otro pago para parar pero persona por porque precio puede pueden "
    "puedo que quiero quien quisiera quitenme  recibir se ser si sin sobre son soy su sus tambien tan tarjeta "
    "te tengo tiene tienen todo todos tu un una uno  usted ustedes vale voy y ya yo necesito semana favor claro "
    "listo perfecto cobro cobraron abren cierran"
)
_ENGLISH_WORDS: Final = (
    "a about after again all am an and any are as at be been but by can cancel class could day did do does done "
    "dont for  from get go good gym had has have he hello help her here hi his how i if im in is it its just "
    "know last late like  long me more much my need new no not now of off on one or our out over payment "
    "please said see she should so  some someone stop text than thanks thank that the their them then there "
    "they this time to today tomorrow tonight  too u until up us wait want was we week were what when where "
    "which who why will with would yes you your hours open"
)
_SPANISH: Final = frozenset(_SPANISH_WORDS.split())
_ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())
_ACCENTS: Final = str.maketrans("áéíóúü", "aeiouu")


def language_of(text: str, earlier: Sequence[str] = ()) -> str:
    """Return `en` or `es`; where a text alone does not tell, its earlier companions do, else English."""
    for said in (text, *reversed(earlier)):
        lean = _lean(said.casefold())
        if lean:
            return "es" if lean > 0 else "en"
    return "en"


def _lean(text: str) -> float:
    words = [word.translate(_ACCENTS) for word in _WORD.findall(text)]
    spanish = sum(word in _SPANISH for word in words) - sum(word in _ENGLISH for word in words)
    return spanish + 1.5 * len(_SPANISH_SIGNS.findall(text))
