"""First messages to members, by purpose: personal, exact, easy to answer, and never a demand."""

from collections.abc import Mapping
from typing import Final

from spotter.engine.embedded.composing import greeting
from spotter.engine.embedded.record_answer import say_money
from spotter.engine.port import Draft, TurnContext
from spotter.policy.fixed_lines import disclosure

_TEXTS: Final[Mapping[tuple[str, str], str]] = {
    ("past_due", "en"): "your balance at {club} is {balance}. If you'd like to take care of it, the front desk can help"
    " in a minute{phone}. If something looks wrong, just reply. Thank you!",
    ("past_due", "es"): "tu saldo en {club} es de {balance}. Si quieres ponerte al día, en recepción te ayudan en un"
    " minuto{phone}. Si algo no cuadra, responde aquí. ¡Gracias!",
    ("new_lead", "en"): "thanks for your interest in {club}. What would you like to know: prices, classes, or a visit?",
    ("new_lead", "es"): "gracias por tu interés en {club}. ¿Qué te gustaría saber: precios, clases o una visita?",
    ("follow_up", "en"): "do you still have questions about {club}? Just reply here.",
    ("follow_up", "es"): "¿te quedó alguna duda sobre {club}? Responde aquí.",
    ("birthday", "en"): "happy birthday from all of us at {club}! Enjoy your day.",
    ("birthday", "es"): "¡feliz cumpleaños de parte de todo el equipo de {club}! Que lo disfrutes.",
    ("milestone", "en"): "thank you for being part of {club}. Your commitment shows, and we're glad you're here.",
    ("milestone", "es"): "gracias por ser parte de {club}. Tu constancia se nota y nos alegra tenerte aquí.",
    ("win_back", "en"): "we haven't seen you at {club} for a while and hope you're well. Is there anything that would"
    " make coming back easier?",
    ("win_back", "es"): "hace tiempo que no te vemos en {club} y esperamos que estés bien. ¿Hay algo que te facilitaría"
    " volver?",
    (
        "appointment_reminder",
        "en",
    ): "a friendly reminder of your appointment at {club}. If the time no longer suits you, just reply here.",
    ("appointment_reminder", "es"): "te recordamos tu cita en {club}. Si ya no te queda bien la hora, responde aquí.",
}


def write_first_message(turn: TurnContext, purpose: str, *, engine: str) -> Draft:
    """Write a first message; what a purpose needs and the record lacks is a problem, never a gap in the text."""
    language = "es" if turn.facts.languages[:1] == ("es",) else "en"
    pattern = _TEXTS.get((purpose, language))
    if pattern is None:
        return Draft(body="", problems=("There is no approved text for this purpose.",), engine=engine)
    cents = turn.member.balance_cents
    if purpose == "past_due" and (cents is None or cents <= 0 or not turn.member.verified):
        return Draft(body="", problems=("The record shows no balance that is owed.",), engine=engine)
    phone = f" ({turn.facts.phone})" if turn.facts.phone else ""
    said = pattern.format(club=turn.facts.club_name, balance=say_money(cents or 0), phone=phone)
    if not turn.member.first_name:
        said = said[:1].upper() + said[1:]
    parts = [greeting(turn, language).replace("! ", ", ") + said]
    if turn.first_automated:
        parts.append(disclosure(turn.facts.club_name, language=language))
    return Draft(body=" ".join(parts), citations=("member.balance",) if purpose == "past_due" else (), engine=engine)
