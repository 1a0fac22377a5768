"""The token pair in every form: `_sourcePage` names the page that drew the form, `__fp` seals it.

A pair can be checked without being remembered, so it survives a restart. A pair is not used up by
posting: the real framework accepts a second post of the same page, and a client that posts twice
must be seen to send twice.
"""

import base64
import hmac
import json
import secrets
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TokenPair:
    """What a form carries."""

    source_page: str
    fp: str


class Tokens:
    """Issues pairs and recognises its own."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def issue(self, page: str, **context: str | int) -> TokenPair:
        """Return a fresh pair for one rendering of one page."""
        content = json.dumps({"page": page, "nonce": secrets.token_hex(8), **context}).encode()
        source_page = base64.urlsafe_b64encode(self._mac(content)[:16] + content).decode()
        return TokenPair(source_page, self._seal(source_page))

    def read(self, page: str, source_page: str, fp: str) -> dict[str, str | int] | None:
        """Return what the pair was issued for, or None if it is not a pair of this page."""
        if not hmac.compare_digest(self._seal(source_page), fp):
            return None
        try:
            raw = base64.urlsafe_b64decode(source_page.encode())
            content: dict[str, str | int] = json.loads(raw[16:])
        except ValueError:
            return None
        genuine = hmac.compare_digest(self._mac(raw[16:])[:16], raw[:16])
        return content if genuine and content.get("page") == page else None

    def bearer(self, *, session: str, user: int, delegate: int) -> str:
        """Return a page's ACCESS_TOKEN: a JWT of exactly three claims that never expires by itself."""
        head = _b64(b'{"typ":"JWT","alg":"HS256"}')
        claims = {"delegateUserId": delegate, "loggedInUserId": user, "sessionId": session}
        body = f"{head}.{_b64(json.dumps(claims).encode())}"
        return f"{body}.{_b64(self._mac(body.encode()))}"

    def bearer_session(self, token: str) -> str | None:
        """Return the session that a bearer token belongs to, or None if we never issued it."""
        body, _, signature = token.rpartition(".")
        if not hmac.compare_digest(_b64(self._mac(body.encode())), signature):
            return None
        payload = body.partition(".")[2]
        claims: dict[str, str | int] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return str(claims["sessionId"])

    def _seal(self, source_page: str) -> str:
        return base64.urlsafe_b64encode(self._mac(b"fp:" + source_page.encode())).decode()

    def _mac(self, content: bytes) -> bytes:
        return hmac.new(self._secret, content, "sha256").digest()


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
