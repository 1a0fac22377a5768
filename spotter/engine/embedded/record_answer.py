"""Answers plain questions about the member's own record; the numbers are put in by code."""

import re
from datetime import datetime
from typing import Final

from spotter.engine.embedded.answer import Piece, Unanswered
from spotter.engine.port import MemberRecord
from spotter.knowledge.opening_hours import say_day
from spotter.policy.hard_rules.wording import in_plain_words

_BALANCE: Final = re.compile(
    r"\b(?:(?:my|our|current|outstanding) (?:\w+ ){0,2}balance|what(?:s| do| did)? (?:\w+ ){0,2}(?:i|we) owe"
    r"|how much (?:\w+ ){0,2}(?:i|we) owe|do i owe|am i (?:past due|behind|paid up|current)|cuanto debo|mi saldo"
    r"|debo algo)\b"
)
_NEXT_PAYMENT: Final = re.compile(
    r"\b(?:(?:my )?next (?:payment|charge|bill|draft|due date)|when (?:do|does|will|is|am) (?:\w+ ){0,4}(?:charge\w*"
    r"|draft\w*|payment|billed|due|bill|come out)|what day (?:\w+ ){0,4}(?:charge\w*|come out|payment|billed|due)"
    r"|proximo (?:pago|cobro)"
    r"|cuando (?:me cobran|pago|es mi pago|me toca pagar))\b"
)
_DOES_SOMETHING: Final = re.compile(
    r"\b(?:pay|paying|paid|settle|clear|split|lower|waive|transfer|forgive|installments?|payment plan|why|wrong|dispute"
    r"|pagar|pague|liquidar|por que)\b"
)
_COSTS: Final = re.compile(r"\b(?:costs?|price|how much|paying|rate|include\w*|cuesta|precio|incluye)\b")
_HOW_MUCH: Final = re.compile(r"\b(?:how much|what amount|cuanto)\b")
_PLAN: Final = re.compile(
    r"\b(?:(?:what|which) (?:\w+ )?(?:plan|membership|tier) (?:am i|do i have|i have|im)|what(?:s| is) my"
    r" (?:plan|membership|tier)|que (?:plan|membresia) tengo|cual es mi (?:plan|membresia))\b"
)


def answer_record(question: str, member: MemberRecord, language: str) -> Piece | Unanswered | None:
    """Answer from the record; None where something else is asked. Only the person the CRM ties here hears numbers."""
    words = in_plain_words(question).words
    asks_balance, asks_next = _BALANCE.search(words) is not None, _NEXT_PAYMENT.search(words) is not None
    asks_plan = _PLAN.search(words) is not None and _COSTS.search(words) is None
    if asks_balance and _DOES_SOMETHING.search(words):
        return Unanswered(why="Wants to pay or change something on the account, which a person does.")
    if not (asks_balance or asks_next or asks_plan):
        return None
    if not member.verified:
        return Unanswered(why="Asks about an account, and the CRM does not tie this sender to the member.")
    if asks_next and _HOW_MUCH.search(words) and member.next_payment_cents is None:
        return Unanswered(why="Asks how much the next payment is, and the CRM's record does not show it.")
    pieces = [
        *([_balance(member, language)] if asks_balance else []),
        *([_next_payment(member, language)] if asks_next else []),
        *([_plan(member, language)] if asks_plan else []),
    ]
    if any(piece is None for piece in pieces):
        return Unanswered(why="Asks about the member's account, and the CRM's record does not show it.")
    known = [piece for piece in pieces if piece is not None]
    return Piece(
        text=" ".join(piece.text for piece in known),
        citations=tuple(cited for piece in known for cited in piece.citations),
    )


def say_money(cents: int) -> str:
    """An amount as the CRM gives it: `$1,234.50`."""
    return f"${cents / 100:,.2f}"


def _balance(member: MemberRecord, language: str) -> Piece | None:
    if member.balance_cents is None:
        return None
    amount = say_money(member.balance_cents)
    text = f"Tu saldo es de {amount}." if language == "es" else f"Your balance is {amount}."
    return Piece(text=text, citations=("member.balance",))


def _next_payment(member: MemberRecord, language: str) -> Piece | None:
    when: datetime | None = member.next_payment_at
    if when is None:
        return None
    day = say_day(when.date(), language)
    cents = member.next_payment_cents
    if language == "es":
        amount = f" de {say_money(cents)}" if cents is not None else ""
        text = f"Tu próximo pago{amount} es {day}."
    else:
        amount = f" of {say_money(cents)}" if cents is not None else ""
        text = f"Your next payment{amount} is on {day}."
    return Piece(text=text, citations=("member.next_payment",))


def _plan(member: MemberRecord, language: str) -> Piece | None:
    if not member.plan:
        return None
    text = f"Tu plan es {member.plan}." if language == "es" else f"You're on the {member.plan} plan."
    return Piece(text=text, citations=("member.plan",))
