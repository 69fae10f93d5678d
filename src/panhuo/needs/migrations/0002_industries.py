"""Nothing: industries come after every `migrate` (needs/domain/shipped.py). Other apps' migrations may name this one."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("needs", "0001_initial")]
    operations = []
