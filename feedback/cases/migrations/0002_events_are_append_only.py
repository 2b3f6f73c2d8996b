"""The database refuses to change or delete an event, whoever asks."""

from django.db import migrations

SENTENCE = "events are append-only"
SQLITE_UP = [
    f"""
    CREATE TRIGGER cases_event_no_{verb.lower()} BEFORE {verb} ON cases_event
    BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END
    """
    for verb in ("UPDATE", "DELETE")
]
SQLITE_DOWN = [f"DROP TRIGGER IF EXISTS cases_event_no_{verb}" for verb in ("update", "delete")]
POSTGRESQL_UP = [
    f"""
    CREATE FUNCTION cases_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER cases_event_no_change BEFORE UPDATE OR DELETE ON cases_event
    FOR EACH ROW EXECUTE FUNCTION cases_event_refuse()
    """,
]
POSTGRESQL_DOWN = [
    "DROP TRIGGER IF EXISTS cases_event_no_change ON cases_event",
    "DROP FUNCTION IF EXISTS cases_event_refuse()",
]


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def forbid(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_UP, "postgresql": POSTGRESQL_UP})


def allow(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_DOWN, "postgresql": POSTGRESQL_DOWN})


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [migrations.RunPython(forbid, allow)]
