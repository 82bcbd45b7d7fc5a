"""Tell Django what the tables made in SQL look like. Nothing in the database changes."""

import django.db.models.deletion
from django.db import migrations, models


def _points_at(model: str, **more: object) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, to=model, **more)


def _code() -> models.CharField:
    return models.CharField(max_length=40, null=True)


class Migration(migrations.Migration):
    """Name the models."""

    dependencies = [("ledger", "0003_reading")]
    operations = [
        migrations.CreateModel(
            name="LedgerAccount",
            fields=[
                ("id", models.AutoField(primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=20)),
                ("book", models.CharField(max_length=10)),
                ("person", _points_at("access.subject", null=True, related_name="+")),
                ("holder", models.UUIDField(null=True)),
            ],
            options={"db_table": "ledger_account", "managed": False},
        ),
        migrations.CreateModel(
            name="PostedTransaction",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                ("book", models.CharField(max_length=10)),
                ("kind", models.CharField(max_length=40)),
                ("happened_on", models.DateField()),
                ("posted_at", models.DateTimeField()),
                ("posted_by", models.UUIDField()),
                (
                    "reverses",
                    _points_at(
                        "ledger.postedtransaction", null=True, related_name="+", db_column="reverses"
                    ),
                ),
                ("leg_count", models.SmallIntegerField()),
                ("body_hash", models.BinaryField()),
            ],
            options={"db_table": "ledger_transaction", "managed": False},
        ),
        migrations.CreateModel(
            name="PostedLeg",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "transaction_id", "line", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("transaction", _points_at("ledger.postedtransaction", related_name="legs")),
                ("line", models.SmallIntegerField()),
                ("account", _points_at("ledger.ledgeraccount", related_name="legs")),
                ("happened_on", models.DateField()),
                ("debit_pence", models.BigIntegerField(null=True)),
                ("credit_pence", models.BigIntegerField(null=True)),
                ("person", _points_at("access.subject", null=True, related_name="+")),
                ("arrangement", models.UUIDField(null=True)),
                ("funder", _code()),
                ("period_starts_on", models.DateField(null=True)),
                ("period_ends_before", models.DateField(null=True)),
                ("cost_centre", _code()),
                ("reason", _code()),
                ("service", _code()),
            ],
            options={"db_table": "ledger_leg", "managed": False},
        ),
    ]
