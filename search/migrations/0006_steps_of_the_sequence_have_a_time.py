import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0005_rebuilds_show_their_progress"),
    ]

    operations = [
        migrations.AddField(
            model_name="advance",
            name="taken_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
    ]
