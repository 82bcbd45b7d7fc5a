"""A review that somebody asks for who acts for the person: under which power."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the power to what is asked."""

    dependencies = [("review", "0004_taken_up_by_key")]
    operations = [migrations.AddField("reviewrequest", "under_power", models.UUIDField(blank=True, null=True))]
