"""What was proposed and agreed about paying somebody close is not shared with the plan."""

from django.db import migrations

from sayso.foundation.access.protection import MoveToArea

MODELS = ("PaidProposal", "PaidContract", "PaidTime")


class Migration(migrations.Migration):
    """Whoever is paid reads what they agreed to through `my_paid_work`, and no row."""

    dependencies = [("partnership", "0002_paying_somebody_close")]
    operations = [MoveToArea(name, "plan", "sharing") for name in MODELS]
