"""Holding an application still while it changes, and the clock that all web nodes share."""

from datetime import UTC, datetime

from django.db import connection

from feedback.applications.models import Application


def lock(application: Application) -> Application:
    """Lock the application's row until the transaction ends and return it fresh."""
    # Only the row of the application: PostgreSQL cannot lock what a nullable join brings.
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("case", "round__form_version", "organisation", "applicant")
        .get(pk=application.pk)
    )


def database_now() -> datetime:
    """Return the database's own time: the one clock that every web node sees alike."""
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT clock_timestamp()" if postgresql else "SELECT strftime('%Y-%m-%dT%H:%M:%f')"
        )
        (moment,) = cursor.fetchone()
    return moment if postgresql else datetime.fromisoformat(moment).replace(tzinfo=UTC)
