"""Encryption at rest for what only a few may read: contacts and the originals of photos."""

import base64
import hashlib
from functools import lru_cache

from django.conf import settings

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class SealBroken(Exception):
    """Raised when sealed bytes were made with a key that is no longer in the settings."""


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    def derived(key: str) -> bytes:
        return base64.urlsafe_b64encode(
            hashlib.sha256(b"feedback.sealing:" + key.encode()).digest()
        )

    return MultiFernet([Fernet(derived(key)) for key in keys])


def seal(content: bytes) -> bytes:
    """Return the content encrypted under the first of FIELD_ENCRYPTION_KEYS."""
    return _box(tuple(settings.FIELD_ENCRYPTION_KEYS)).encrypt(content)


def unseal(sealed: bytes) -> bytes:
    """
    Return what was sealed under any of FIELD_ENCRYPTION_KEYS.

    :raises SealBroken: if none of the keys fits
    """
    try:
        return _box(tuple(settings.FIELD_ENCRYPTION_KEYS)).decrypt(sealed)
    except InvalidToken as error:
        raise SealBroken from error
