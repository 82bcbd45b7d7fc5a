"""Whoever is named in the family around somebody is found as named: two tables more to look through."""

from importlib import import_module

from django.db import migrations

before = import_module("sayso.council.records.migrations.0002_named_in_an_emergency")
NOW = (*before.NOW, ("planning_around", "other_id"), ("planning_together_yes", "other_id"))


class Migration(migrations.Migration):
    dependencies = [("records", "0002_named_in_an_emergency"), ("planning", "0007_family_around")]

    operations = [migrations.RunSQL(before.function(NOW), before.function(before.NOW))]
