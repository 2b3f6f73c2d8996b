"""A text column that the database, its backups and its logs see only encrypted."""

from typing import Any

from django.db import models

from feedback.cases.sealing import seal, unseal


class SealedTextField(models.TextField):  # type: ignore[type-arg]
    """Text encrypted at rest; it cannot be searched or ordered by."""

    def get_prep_value(self, value: Any) -> Any:
        """Return the encrypted text; an empty one stays empty."""
        return seal(str(value).encode()).decode() if value else ""

    def from_db_value(self, value: Any, expression: object, connection: object) -> str:
        """Return the text as it was given."""
        return unseal(value.encode()).decode() if value else ""
