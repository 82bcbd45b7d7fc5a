"""What somebody shares, under an area that nobody they could share with ever sees. Nothing is ever deleted."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

from sayso.foundation.access.protection import Protect


class Migration(migrations.Migration):
    """Make the table of sharing choices and put it under its area."""

    dependencies = [
        ("people", "0004_heads"),
        ("access", "0004_sharing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="SharingChoice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "shares",
                    models.CharField(
                        choices=[
                            ("contact", "Name, and how to get in touch"),
                            ("plan", "Support: who helps, and when"),
                            ("money", "Money: what is paid, and by whom"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "said",
                    models.CharField(
                        choices=[
                            ("own_page", "On their own page"),
                            ("told_alone", "Told a worker while alone"),
                        ],
                        max_length=12,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "ended_said",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_page", "On their own page"),
                            ("told_alone", "Told a worker while alone"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.subject"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "with_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.subject"
                    ),
                ),
            ],
            options={
                "db_table": "people_sharing_choice",
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(("ended_at", None)),
                        fields=("person", "with_person", "shares"),
                        name="people_one_live_sharing",
                    ),
                    models.CheckConstraint(
                        condition=Q(("with_person", F("person")), _negated=True),
                        name="people_sharing_with_another",
                    ),
                    models.CheckConstraint(
                        condition=Q(("shares__in", ["contact", "plan", "money"])),
                        name="people_sharing_what_may_be",
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            Q(("ended_at", None), ("ended_said", "")),
                            Q(
                                ("ended_at__gte", F("recorded_at")),
                                Q(("ended_said", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="people_sharing_end_said",
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            Q(("ended_at", None), ("ended_by", None)),
                            Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="people_sharing_ended_at_with_by",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            "revoke delete, truncate on people_sharing_choice from sayso_app, sayso_whole",
            migrations.RunSQL.noop,
        ),
        Protect("SharingChoice", "sharing"),
    ]
