"""What somebody hands in, and asks us to look at again, who acts for the person: under which power."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the power to what is told and asked."""

    dependencies = [("charging", "0009_changes")]
    operations = [
        migrations.AddField("toldmeans", "under_power", models.UUIDField(blank=True, null=True)),
        migrations.AddField("lookagain", "under_power", models.UUIDField(blank=True, null=True)),
    ]
