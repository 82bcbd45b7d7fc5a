"""What is said in a talk of a job between the two: late pay, more hours than agreed, leave taken."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add it to each talk."""

    dependencies = [("partnership", "0006_talks_and_who_was_told")]
    operations = [migrations.AddField("pairtalk", "job", models.JSONField(default=dict))]
