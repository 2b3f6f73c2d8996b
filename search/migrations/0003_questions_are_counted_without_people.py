import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_passages_are_cited_and_placed"),
    ]

    operations = [
        migrations.CreateModel(
            name="AskedDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("date", models.DateField()),
                ("count", models.PositiveIntegerField(default=0)),
                ("empty_count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="AskedQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("folded", models.CharField(blank=True, db_index=True, max_length=100)),
                ("written", models.CharField(blank=True, max_length=100, verbose_name="câu hỏi")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="số lần hỏi")),
                (
                    "empty_count",
                    models.PositiveIntegerField(default=0, verbose_name="số lần không thấy"),
                ),
                ("day_count", models.PositiveIntegerField(default=0)),
                ("first_date", models.DateField()),
                ("last_date", models.DateField(verbose_name="hỏi gần nhất")),
                ("is_hidden", models.BooleanField(default=False, verbose_name="không gợi ý")),
            ],
            options={
                "verbose_name": "câu hỏi tìm kiếm",
                "verbose_name_plural": "câu hỏi tìm kiếm",
                "permissions": (("see_questions", "Xem thống kê tìm kiếm"),),
                "default_permissions": (),
            },
        ),
        migrations.AddIndex(
            model_name="askedquestion",
            index=models.Index(fields=["last_date"], name="question_retention"),
        ),
        migrations.AddConstraint(
            model_name="askedquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("empty_count__lte", models.F("count"))),
                name="question_found_or_not",
            ),
        ),
        migrations.AddField(
            model_name="askedday",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="days",
                to="search.askedquestion",
            ),
        ),
        migrations.AddIndex(
            model_name="askedday",
            index=models.Index(fields=["date", "question"], name="question_day"),
        ),
        migrations.AddConstraint(
            model_name="askedday",
            constraint=models.UniqueConstraint(
                fields=("question", "date"), name="one_question_row_a_day"
            ),
        ),
    ]
