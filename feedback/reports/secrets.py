"""The secret that opens a report to whoever sent it: 80 random bits in four readable groups."""

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

# Crockford's base 32: no I, L, O or U, so that nothing is misread from paper.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
LENGTH = 16


def new_secret() -> str:
    """Return a new secret, as it is shown: "K7QM-3XTP-9WZA-HD2R"."""
    signs = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))
    return "-".join(signs[start : start + 4] for start in range(0, LENGTH, 4))


def hashed(secret: str) -> str:
    """Return what is kept of a secret, however its letters and gaps were typed."""
    plain = "".join(sign for sign in secret.upper().translate(MISREAD) if sign in ALPHABET)
    return salted_hmac("feedback.reports.secret", plain[:64], algorithm="sha256").hexdigest()


def fits(secret: str, secret_hash: str) -> bool:
    """Return whether this is the secret, in the same time for any."""
    return constant_time_compare(hashed(secret), secret_hash)
