"""A payment may be held because somebody has died."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Name one more reason."""

    dependencies = [("payments", "0001_initial"), ("people", "0006_death")]
    operations = [
        migrations.AlterField(
            model_name="runline",
            name="held_out_because",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", ""),
                    ("no_account", "We have no bank details"),
                    ("not_confirmed", "The bank details wait to be checked"),
                    ("died", "We were told that they have died"),
                ],
                default="",
                max_length=14,
            ),
        )
    ]
