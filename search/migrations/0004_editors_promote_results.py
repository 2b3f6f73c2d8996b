import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0003_questions_are_counted_without_people"),
        ("wagtailcore", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="PromotedQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written", models.CharField(max_length=100)),
                ("folded", models.CharField(max_length=100)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Promotion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="địa chỉ ngoài",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=150, verbose_name="tên hiện ra")),
                (
                    "summary",
                    models.CharField(blank=True, max_length=300, verbose_name="lời giới thiệu"),
                ),
                (
                    "matching",
                    models.CharField(
                        choices=[("whole", "đúng cả câu"), ("phrase", "có chứa cụm từ này")],
                        default="whole",
                        max_length=8,
                        verbose_name="khi nào hiện",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("start_date", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("end_date", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "note",
                    models.CharField(blank=True, max_length=300, verbose_name="ghi chú nội bộ"),
                ),
            ],
            options={
                "verbose_name": "kết quả ưu tiên",
                "verbose_name_plural": "kết quả ưu tiên",
                "permissions": (("promote_result", "Đặt kết quả tìm kiếm ưu tiên"),),
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="promotion",
            name="page",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.WAGTAIL_PAGE_MODEL,
                verbose_name="trang",
            ),
        ),
        migrations.AddField(
            model_name="promotedquestion",
            name="promotion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="questions",
                to="search.promotion",
            ),
        ),
        migrations.AddConstraint(
            model_name="promotion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("page__isnull", False), ("url", "")),
                    models.Q(
                        ("page__isnull", True),
                        models.Q(("url", ""), _negated=True),
                        models.Q(("title", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="promotion_leads_to_one_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="promotion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("start_date__isnull", True),
                    ("end_date__isnull", True),
                    ("end_date__gte", models.F("start_date")),
                    _connector="OR",
                ),
                name="promotion_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="promotion",
            constraint=models.CheckConstraint(
                condition=models.Q(("matching__in", ["whole", "phrase"])),
                name="promotion_matching_known",
            ),
        ),
        migrations.AddIndex(
            model_name="promotedquestion",
            index=models.Index(fields=["folded"], name="promoted_question"),
        ),
        migrations.AddConstraint(
            model_name="promotedquestion",
            constraint=models.UniqueConstraint(
                fields=("promotion", "folded"), name="one_question_once"
            ),
        ),
    ]
