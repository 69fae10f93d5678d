"""Sections and divisions of GB/T 4754-2017, so that a need can name its industry from the first day."""

from django.db import migrations


def add(apps, schema_editor):
    from panhuo.needs.queries.industry import shipped_industries

    industry = apps.get_model("needs", "Industry")
    industry.objects.bulk_create(
        [
            industry(code=entry.code, name=entry.name, parent=entry.parent, edition="2017")
            for entry in shipped_industries().values()
        ],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("needs", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
