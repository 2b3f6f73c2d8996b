from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0006_steps_of_the_sequence_have_a_time"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("expiry_date__isnull", False), ("part", "")),
                fields=["expiry_date"],
                name="entry_expiry",
            ),
        ),
    ]
