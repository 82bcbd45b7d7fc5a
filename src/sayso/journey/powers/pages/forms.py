"""What is asked about a power. A name, a kind and a day are enough to write it down."""

from collections.abc import Sequence
from typing import Any

from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import EmailField, LongTextField, RadiosField, TextField, YesNoField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.powers.statuses import (
    EndedBecause,
    Ground,
    PersonSaid,
    PowerKind,
    RegisterSays,
    Stands,
    Together,
    UsedFor,
)

NONE = ("", "None of these")


class RecordPowerForm(PlainForm):
    """A power as it was told."""

    kind = RadiosField(
        label="What is it?",
        hint="Being family or next of kin is none of these. Family are asked for their view all the same.",
        choices=PowerKind.choices,
        hints={PowerKind.APPOINTEE: "It reaches benefits alone. It is no power to decide."},
        missing="Choose what it is",
    )
    holder_called = TextField(
        label="Who holds it?", hint="The name as on the paper.", missing="Write the name of whoever holds it"
    )
    stands = RadiosField(
        label="How do they stand to the person?", choices=Stands.choices, initial=Stands.CLOSE
    )
    starts_on = DateField(label="From which day?", missing="Write the day from which it holds")
    ends_before = DateField(
        label="From which day is it over?", hint="Leave it empty if nobody set an end.", required=False
    )
    covers = LongTextField(
        label="What is it for?", hint="As the paper says. You can leave this empty.", rows=2, required=False
    )
    limits = LongTextField(
        label="What limits does it set?",
        hint="As the paper says. You can leave this empty.",
        rows=2,
        required=False,
    )
    ground = RadiosField(
        label="For an advocate or an authorised person: on what ground?",
        choices=[*Ground.choices, NONE],
        required=False,
    )
    together = RadiosField(
        label="Does somebody else hold the same power?", choices=Together.choices, initial=Together.ALONE
    )
    with_power = RadiosField(label="If so, and they are written down: whose?", choices=[NONE], required=False)
    paper_words = TextField(
        label="If you have seen the paper: which?",
        hint="The original, a certified copy, the order of the court, or an access code.",
        required=False,
    )
    paper_seen_on = DateField(label="The day you saw it", required=False)
    email = EmailField(
        label="Their own sign-in, if they have one",
        hint="The e-mail address they sign in with. It opens nothing yet.",
        required=False,
    )

    def __init__(self, *args: Any, others: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("with_power", [*others, NONE])
        if not others:
            del self.fields["with_power"]


class PaperForm(PlainForm):
    """Which paper was seen."""

    words = TextField(
        label="Which paper did you see?",
        hint="The original, a certified copy, the order of the court, or an access code.",
        missing="Write which paper you saw",
    )
    seen_on = DateField(label="The day you saw it", missing="Write the day on which you saw it")


class RegisterForm(PlainForm):
    """What the register said."""

    says = RadiosField(
        label="What does the register say?", choices=RegisterSays.choices, missing="Choose what it says"
    )
    reference = TextField(
        label="Reference",
        hint="The number of the power, or how you asked.",
        missing="Write the reference, or how you asked",
    )
    checked_on = DateField(label="The day you looked", missing="Write the day on which you looked")


class SaidForm(PlainForm):
    """What the person said, asked alone."""

    said = RadiosField(
        label="What did they say?", choices=PersonSaid.choices, missing="Choose what they said"
    )
    told_alone = YesNoField(label="Were they alone when they said it?", missing="Say whether they were alone")


class OpenForm(PlainForm):
    """To whose sign-in, and by which record about one decision."""

    email = EmailField(label="The e-mail address of their own sign-in", required=False)
    capacity = RadiosField(
        label="Which record says that the person could not decide this?",
        hint="For a power over health and welfare; and for money, where the person did not say yes to it.",
        choices=[NONE],
        required=False,
    )
    used_for = RadiosField(
        label="What is that decision about?", choices=[*UsedFor.choices, NONE], required=False
    )

    def __init__(self, *args: Any, records: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("capacity", [*records, NONE])
        if not records:
            del self.fields["capacity"], self.fields["used_for"]


class EndForm(PlainForm):
    """Why it is over."""

    because = RadiosField(
        label="Why is it over?", choices=EndedBecause.choices, missing="Choose why it is over"
    )


class SureForm(PlainForm):
    """Nothing to fill in."""


class LiftForm(PlainForm):
    """Why it need not stay closed."""

    because = LongTextField(
        label="Why need it not stay closed?", rows=3, missing="Write why it need not stay closed"
    )
