import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0004_editors_promote_results"),
        ("users", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rebuild",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("engine", models.CharField(max_length=20, verbose_name="máy tìm")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Đang chờ"),
                            ("running", "Đang dựng"),
                            ("done", "Đã xong"),
                            ("failed", "Không thành"),
                            ("cancelled", "Đã dừng"),
                        ],
                        default="waiting",
                        max_length=12,
                        verbose_name="trạng thái",
                    ),
                ),
                ("requested_at", models.DateTimeField(verbose_name="yêu cầu lúc")),
                ("started_at", models.DateTimeField(null=True)),
                ("progressed_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("error", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "verbose_name": "lần dựng lại chỉ mục",
                "verbose_name_plural": "lần dựng lại chỉ mục",
                "permissions": (("rebuild_index", "Dựng lại chỉ mục tìm kiếm"),),
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="rebuild",
            name="requested_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="rebuild",
            index=models.Index(fields=["engine", "-requested_at"], name="rebuild_newest"),
        ),
        migrations.AddConstraint(
            model_name="rebuild",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("waiting", "running"))),
                fields=("engine",),
                name="one_open_rebuild_an_engine",
            ),
        ),
        migrations.AddConstraint(
            model_name="rebuild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["waiting", "running", "done", "failed", "cancelled"])
                ),
                name="rebuild_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rebuild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finished_at__isnull", True), ("state__in", ("waiting", "running"))),
                    models.Q(
                        models.Q(("state__in", ("waiting", "running")), _negated=True),
                        ("finished_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="rebuild_is_open_until_it_ends",
            ),
        ),
    ]
