"""The 65 communes and wards of Lạng Sơn since 1 July 2025 and the 194 they were formed from."""

import csv
from decimal import Decimal
from pathlib import Path

from django.db import migrations

from portal.vietnamese import folding

FACTS = Path(__file__).resolve().parents[1] / "data" / "communes.csv"


def add_communes(apps, schema_editor):
    Commune = apps.get_model("places", "Commune")
    FormerCommune = apps.get_model("places", "FormerCommune")
    communes, former = [], []
    with FACTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            communes.append(
                Commune(
                    code=row["code"],
                    name=row["name"],
                    kind=row["kind"],
                    folded=folding.fold(row["name"]),
                    latitude=Decimal(row["latitude"]),
                    longitude=Decimal(row["longitude"]),
                    area_km2=Decimal(row["area_km2"]),
                )
            )
            for part in row["formed_from"].split("; "):
                kind, name, district = part.split("/")
                former.append(
                    FormerCommune(
                        commune_id=row["code"],
                        kind=kind,
                        name=name,
                        district=district,
                        folded=folding.fold(name),
                    )
                )
    Commune.objects.bulk_create(communes)
    FormerCommune.objects.bulk_create(former)


def remove_communes(apps, schema_editor):
    apps.get_model("places", "Commune").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [migrations.RunPython(add_communes, remove_communes)]
