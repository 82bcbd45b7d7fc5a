from django.db import migrations, models


class Migration(migrations.Migration):
    """The lines of a sum that somebody asks about, and what came of each."""

    dependencies = [("charging", "0006_written_to")]

    operations = [
        migrations.AddField(
            model_name="lookagain", name="lines", field=models.JSONField(blank=True, default=list)
        ),
        migrations.RunSQL(
            "grant update (lines) on charging_look_again to sayso_app, sayso_whole", migrations.RunSQL.noop
        ),
    ]
