"""The identity of a text: what a person approves, and what may leave."""

import hashlib


def text_hash(text: str) -> str:
    """Return the SHA-256 of the exact text, hex. One changed character is another text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
