"""What is asked on the two screens of support tonight."""

from datetime import datetime
from typing import Any

from sayso.foundation.access.models import Team
from sayso.foundation.govuk.dates_and_sums import DateField, MoneyField
from sayso.foundation.govuk.fields import ChoiceField, LongTextField, RadiosField, TextField, TicksField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.casework import statuses as kinds
from sayso.journey.casework.actions import Tonight

VISITS = [("", "We do not know yet"), *((str(many), f"{many} a day") for many in (1, 2, 3, 4))]
MINUTES = [("", "We do not know yet"), *((str(many), f"{many} minutes") for many in (15, 30, 45, 60))]
FIRST_SCREEN = (
    "needs",
    "needs_words",
    "met_by",
    "met_by_name",
    "visits_a_day",
    "minutes_a_visit",
    "price_pence",
    "said_yes",
)


class TonightForm(PlainForm):
    """Both screens. Only what they need, who meets it and whether they said yes must be answered."""

    needs = TicksField(
        label="They need", choices=kinds.Need.choices, missing="Choose at least one thing they need"
    )
    needs_words = TextField(label="Anything else they need", required=False, max_length=300)
    met_by = RadiosField(
        label="Who can meet it tonight?",
        choices=kinds.MetBy.choices,
        hints={kinds.MetBy.NOT_KNOWN: "Save anyway. Duty sees at once that nobody has been found."},
        missing="Choose who can meet it, or that you do not know yet",
    )
    met_by_name = TextField(
        label="Their name and telephone number",
        hint="Such as: Harbour Homecare, 01632 960 540",
        required=False,
    )
    visits_a_day = ChoiceField(label="How many visits a day?", choices=VISITS, required=False)
    minutes_a_visit = ChoiceField(label="How long is each visit?", choices=MINUTES, required=False)
    price_pence = MoneyField(
        label="What do they charge?",
        hint="For an hour of visits, or for a night in a bed. Leave it empty if nobody has said.",
        required=False,
        most_pence=5_000_00,
    )
    said_yes = RadiosField(
        label="Have they said yes?",
        choices=kinds.SaidYes.choices,
        missing="Choose whether they have said yes",
    )
    ends_on = DateField(label="When does it end, unless someone says otherwise?", required=False)
    team = ChoiceField(label="Which team takes over in the morning?", required=False)
    visitor_must_know = LongTextField(
        label="What must the first visitor know?",
        hint="They see this, the safe contact, the times and the needs. No key-safe number: it gets printed.",
        rows=2,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = Team.objects.order_by("name").values_list("pk", "name")
        self.choose_among("team", [("", "My own team"), *((str(key), name) for key, name in named)])

    def first_screen_is_well(self) -> bool:
        """Return whether nothing on the first screen has to be mended."""
        return not any(name in self.errors for name in FIRST_SCREEN)

    def tonight(self, *, at: datetime) -> Tonight:
        """Return what is arranged."""
        said = self.cleaned_data
        met_by = kinds.MetBy(said["met_by"])
        in_bed = met_by is kinds.MetBy.BED
        return Tonight(
            needs=tuple(kinds.Need(need) for need in said["needs"]),
            needs_words=said["needs_words"],
            met_by=met_by,
            met_by_name=said["met_by_name"],
            said_yes=kinds.SaidYes(said["said_yes"]),
            visits_a_day=_number(said["visits_a_day"]),
            minutes_a_visit=_number(said["minutes_a_visit"]),
            price_pence_an_hour=None if in_bed else said["price_pence"],
            price_pence_a_night=said["price_pence"] if in_bed else None,
            visitor_must_know=said.get("visitor_must_know") or "",
            ends_on=said.get("ends_on"),
            team=Team.objects.filter(pk=said["team"]).first() if said.get("team") else None,
            key=said["form_key"],
        )


def _number(given: str) -> int | None:
    return int(given) if given else None
