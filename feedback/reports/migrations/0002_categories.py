"""The kinds of pollution offered at the start; the office changes them at the desk."""

from django.db import migrations

CATEGORIES = [
    (
        "nuoc-thai", "Nước thải", "Wastewater",
        "Cống xả màu lạ, nước bẩn chảy ra ruộng, ao, suối",
        "Discoloured outfalls, dirty water running into fields, ponds or streams", "public",
    ),
    (
        "rac-thai", "Rác thải", "Waste",
        "Bãi rác tự phát, rác không được thu gom, đổ phế thải xây dựng",
        "Illegal dumps, uncollected rubbish, construction waste", "public",
    ),
    (
        "khoi-bui", "Khói, bụi", "Smoke and dust",
        "Đốt rác, đốt rơm rạ, khói lò, bụi từ mỏ đá và xe chở vật liệu",
        "Burning waste or straw, kiln smoke, dust from quarries and lorries", "blurred",
    ),
    (
        "tieng-on", "Tiếng ồn", "Noise",
        "Máy móc, loa công suất lớn, xưởng hoạt động ban đêm",
        "Machinery, loudspeakers, workshops running at night", "blurred",
    ),
    (
        "mui", "Mùi khó chịu", "Bad smells",
        "Mùi từ chuồng trại, nơi chế biến, bãi rác, cống",
        "Smells from livestock, processing, dumps or drains", "blurred",
    ),
    (
        "hoa-chat", "Hóa chất", "Chemicals",
        "Vỏ thuốc bảo vệ thực vật, dầu thải, thùng hóa chất bỏ lại",
        "Pesticide containers, waste oil, abandoned chemical drums", "private",
    ),
    (
        "rung-song-suoi", "Rừng và sông suối", "Forests and rivers",
        "Chặt phá rừng, cháy rừng, khai thác cát, cá chết",
        "Felling, forest fires, sand mining, dead fish", "blurred",
    ),
    (
        "khac", "Việc khác", "Something else",
        "Việc khác làm hại môi trường nơi bạn ở",
        "Anything else that harms the environment where you live", "public",
    ),
]  # fmt: skip


def add(apps, schema_editor):
    Category = apps.get_model("reports", "Category")
    for position, (code, name, name_en, hint, hint_en, sensitivity) in enumerate(CATEGORIES, 1):
        Category.objects.update_or_create(
            code=code,
            defaults={
                "name": name,
                "name_en": name_en,
                "hint": hint,
                "hint_en": hint_en,
                "sensitivity": sensitivity,
                "position": position,
            },
        )


def remove(apps, schema_editor):
    codes = [row[0] for row in CATEGORIES]
    apps.get_model("reports", "Category").objects.filter(code__in=codes).delete()


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [migrations.RunPython(add, remove)]
