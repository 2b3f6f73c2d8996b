"""The signed ticket a form carries: its own key, its uploads' key, and when it was opened."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing

LIVES = timedelta(days=2)
SALT = "feedback.reports.form"


@dataclass(frozen=True)
class FormKeys:
    """One opening of a form: nobody can make one up or take over another's uploads."""

    key: str
    owner_key: str
    opened_at: datetime

    @classmethod
    def new(cls, *, now: datetime) -> "FormKeys":
        """Return fresh keys."""
        return cls(secrets.token_urlsafe(16), secrets.token_urlsafe(16), now)

    @classmethod
    def read(cls, ticket: str) -> "FormKeys | None":
        """Return the keys in a ticket, or None if it is made up or older than two days."""
        try:
            key, owner_key, opened = signing.loads(ticket, salt=SALT, max_age=LIVES)
            return cls(key, owner_key, datetime.fromtimestamp(opened, tz=UTC))
        except (signing.BadSignature, ValueError, TypeError):
            return None

    @property
    def ticket(self) -> str:
        """The keys as the form carries them."""
        return signing.dumps([self.key, self.owner_key, self.opened_at.timestamp()], salt=SALT)
