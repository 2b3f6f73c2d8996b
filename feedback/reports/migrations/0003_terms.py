"""
The terms the office sets itself at the start, without a legal basis or a date of verification.

They are rows: an administrator replaces them at the desk once a jurist has verified the terms
that the law sets.
"""

from datetime import date

from django.db import migrations

VALID_FROM = date(2025, 7, 1)
TERMS = {"report_screening": 1, "report_handling": 15}


def add(apps, schema_editor):
    Term = apps.get_model("cases", "Term")
    for kind, working_days in TERMS.items():
        Term.objects.get_or_create(
            kind=kind, valid_from=VALID_FROM, defaults={"working_days": working_days}
        )


def remove(apps, schema_editor):
    Term = apps.get_model("cases", "Term")
    Term.objects.filter(kind__in=TERMS, valid_from=VALID_FROM).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0002_categories"),
        ("cases", "0002_events_are_append_only"),
    ]

    operations = [migrations.RunPython(add, remove)]
