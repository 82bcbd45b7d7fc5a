"""Decisions stand where nobody close reads them: what was weighed of a life is not shared with its plan."""

from django.db import migrations

from sayso.foundation.access.protection import MoveToArea

MODELS = ("Decision", "DecisionWords", "Attempt", "Telling", "Reply", "UnmetNeed")


class Migration(migrations.Migration):
    """The person and who works with them hold the area `sharing` wherever they hold the plan."""

    dependencies = [("decisions", "0001_initial"), ("access", "0006_means")]
    operations = [MoveToArea(name, "plan", "sharing") for name in MODELS]
