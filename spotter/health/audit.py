"""How the record of acts is: whether every line is as it was written."""

from datetime import datetime, timedelta

from spotter.health.findings import Finding, attention, broken, fine
from spotter.store.audit_proof import Flaw, prove
from spotter.store.transaction import Transaction

_SEALED_WITHIN = timedelta(minutes=5)


async def examine_audit(tx: Transaction, now: datetime, *, newest: int | None) -> Finding:
    """Follow the chains, whole or their newest lines."""
    proof = await prove(tx, newest=newest)
    if proof.flaws:
        return broken(
            "audit",
            f"The record of acts was changed behind Spotter's back: {'; '.join(map(_said, proof.flaws))}.",
            "Compare with a backup from before, and find out who can write to the database.",
        )
    if proof.oldest_unsealed is not None and now - proof.oldest_unsealed > _SEALED_WITHIN:
        return attention(
            "audit",
            f"{proof.unsealed} acts are recorded, but not sealed against changes yet.",
            "See that an API process runs: the one that numbers events seals them.",
        )
    return fine("audit", f"The record of acts is whole: {proof.verified} lines follow one another.")


def _said(flaw: Flaw) -> str:
    club = f"club {flaw.club}" if flaw.club else "no club"
    return f"{club}, its newest lines are missing" if flaw.line is None else f"{club}, at line {flaw.line}"
