"""What somebody says of a plan, and says yes to, who acts for the person: under which power."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect


class Migration(migrations.Migration):
    """Add the power to what is said, and the table of each yes."""

    dependencies = [
        ("planning", "0002_doors"),
        ("powers", "0001_who_acts_for_somebody"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField("plan", "yes_under", models.UUIDField(blank=True, null=True)),
        migrations.AddField("plancomment", "under_power", models.UUIDField(blank=True, null=True)),
        migrations.CreateModel(
            name="PowerYes",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("under_power", models.UUIDField()),
                ("seen_version", models.PositiveIntegerField()),
                ("words", models.TextField(blank=True, default="")),
                ("said_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.subject"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="planning.plan"
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "planning_power_yes",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "under_power", "seen_version"), name="planning_one_yes_a_power"
                    )
                ],
            },
        ),
        Protect("PowerYes", "plan"),
        migrations.RunSQL(
            """
            revoke update, delete, truncate on planning_power_yes from sayso_app, sayso_whole;
            grant update (yes_under) on planning_plan to sayso_app, sayso_whole;
            """,
            migrations.RunSQL.noop,
        ),
    ]
