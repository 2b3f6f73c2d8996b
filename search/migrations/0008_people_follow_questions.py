import uuid

from django.db import migrations, models

import feedback.cases.fields


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0007_documents_are_found_by_their_last_day"),
    ]

    operations = [
        migrations.CreateModel(
            name="Alert",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("address", feedback.cases.fields.SealedTextField()),
                ("address_hash", models.CharField(max_length=64)),
                ("question", feedback.cases.fields.SealedTextField()),
                ("question_hash", models.CharField(max_length=64)),
                ("language", models.CharField(max_length=8)),
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("daily", "Mỗi ngày, lúc 7 giờ sáng"),
                            ("weekly", "Mỗi tuần, sáng thứ Hai"),
                        ],
                        default="weekly",
                        max_length=8,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("next_at", models.DateTimeField(null=True)),
                ("seen_seq", models.BigIntegerField(default=0)),
                ("seen_entry", models.BigIntegerField(default=0)),
                ("seen_date", models.DateField(null=True)),
                ("gathered_period", models.DateField(null=True)),
                ("mailed_period", models.DateField(null=True)),
            ],
            options={
                "verbose_name": "câu hỏi được theo dõi",
                "verbose_name_plural": "câu hỏi được theo dõi",
                "default_permissions": (),
            },
        ),
        migrations.AddIndex(
            model_name="alert",
            index=models.Index(
                condition=models.Q(("next_at__isnull", False)), fields=["next_at"], name="alert_due"
            ),
        ),
        migrations.AddIndex(
            model_name="alert",
            index=models.Index(
                condition=models.Q(("confirmed_at__isnull", True)),
                fields=["asked_at"],
                name="alert_unconfirmed",
            ),
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.UniqueConstraint(
                fields=("address_hash", "question_hash"), name="one_alert_a_question"
            ),
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.CheckConstraint(
                condition=models.Q(("rhythm__in", ["daily", "weekly"])), name="alert_rhythm_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at__isnull", True), ("next_at__isnull", True)),
                    models.Q(
                        ("confirmed_at__isnull", False),
                        ("next_at__isnull", False),
                        ("seen_date__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="alert_is_due_once_confirmed",
            ),
        ),
    ]
