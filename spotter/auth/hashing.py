"""Tokens: 256 random bits for the one who holds it, a SHA-256 for the database."""

import hashlib
import secrets


def new_token() -> str:
    """Return an opaque token of 256 random bits."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Return what is stored of a token. Its entropy is high, so a fast hash is fine."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
