"""How somebody was asked is kept at two more places: how much help with a task, and paying somebody close."""

from django.db import migrations, models

PLACES = [
    ("talk", "A conversation"),
    ("note", "A note"),
    ("assessment", "An assessment"),
    ("review", "A review"),
    ("sharing", "Who may see what"),
    ("plan", "The yes to a plan"),
    ("choice", "“Did you choose this?”"),
    ("level", "How much help with a task"),
    ("paid", "Paying somebody close"),
    ("seen", "Seen for this"),
]


class Migration(migrations.Migration):
    """The tables stay as they are: a place is a word."""

    dependencies = [("people", "0010_how_asked")]
    operations = [
        migrations.AlterField(model, "place", models.CharField(choices=PLACES, max_length=10))
        for model in ("howasked", "seealone")
    ]
