"""Encrypting what must be read back, such as CRM passwords: AES-GCM under a named key that the root provides."""

import secrets
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from spotter.domain.errors import InvalidRequest

_FORMAT = 1
_NONCE_BYTES = 12


class SecretBox:
    """Locks and opens secrets. Old keys stay readable by their id, so a key can be changed without a stop."""

    def __init__(self, keys: Mapping[str, bytes], *, current: str) -> None:
        """`keys` are 32 random bytes each, by id (1 to 255 ASCII characters); new secrets get the `current` one."""
        if current not in keys:
            raise InvalidRequest("The current key is not among the keys.")
        for name, key in keys.items():
            if len(key) != 32 or not 0 < len(name.encode("ascii", "replace")) < 256 or not name.isascii():
                raise InvalidRequest("A key has 32 bytes and a short ASCII id.")
        self._keys = {name: AESGCM(key) for name, key in keys.items()}
        self._current = current

    def lock(self, secret: str, *, place: str) -> bytes:
        """Encrypt a secret for one place (`crm_password:north`): moved to another row, it does not open."""
        name = self._current.encode("ascii")
        head = bytes([_FORMAT, len(name)]) + name
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return head + nonce + self._keys[self._current].encrypt(nonce, secret.encode(), head + place.encode())

    def open(self, locked: bytes, *, place: str) -> str:
        """Decrypt. Raises `InvalidRequest` where the key is gone, the place another or a byte changed."""
        if len(locked) < 2 or locked[0] != _FORMAT:
            raise InvalidRequest("This is not a secret that we locked.")
        end = 2 + locked[1]
        head, nonce, sealed = locked[:end], locked[end : end + _NONCE_BYTES], locked[end + _NONCE_BYTES :]
        key = self._keys.get(head[2:].decode("ascii", "replace"))
        if key is None:
            raise InvalidRequest("The key of this secret is not known. Set it, or enter the password again.")
        try:
            return key.decrypt(nonce, sealed, head + place.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise InvalidRequest("This secret cannot be opened. Enter the password again.") from error
