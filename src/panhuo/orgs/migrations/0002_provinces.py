"""Nothing: provinces come after every `migrate` (orgs/provinces.py). Other apps' migrations name this one."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("orgs", "0001_initial")]
    operations = []
