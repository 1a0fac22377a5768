"""ClubHub's bearer: a made-up JWT that carries when it was issued and for which clubs (fact sheet 5.1)."""

import base64
import hmac
import json
from typing import Any

from simulator.state.clubs import Club
from simulator.world import World


def issue(world: World, club: Club) -> str:
    """Return a token for a club's account."""
    now = int(world.clock.seconds())
    claims = {
        "user_type": "staff",
        "role": "club_manager",
        "club_ids": [club.hub_club_id],
        "iat": now,
        "exp": now + int(world.settings.now.token_life_s),
        "iss": "simulator",
    }
    body = ".".join(_encode(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims))
    return f"{body}.{_signature(world, body)}"


def club_ids(world: World, authorization: str) -> list[int] | None:
    """Return the clubs a live token speaks for, or None if it is foreign or too old."""
    scheme, _, token = authorization.partition(" ")
    body, _, signature = token.rpartition(".")
    if scheme.lower() != "bearer" or not hmac.compare_digest(_signature(world, body), signature):
        return None
    claims = _decode(body.partition(".")[2])
    age = world.clock.seconds() - claims["iat"]
    return list(claims["club_ids"]) if age < world.settings.now.token_life_s else None


def _signature(world: World, body: str) -> str:
    return _encode(hmac.new(world.settings.secret.encode(), b"hub:" + body.encode(), "sha256").digest())


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _decode(text: str) -> dict[str, Any]:
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return claims
