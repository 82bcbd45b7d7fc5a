"""The forms about people. Each asks one thing; nothing that nobody reads is required."""

from typing import Any

from sayso.foundation.govuk.dates_and_sums import DateField, TimeField
from sayso.foundation.govuk.fields import (
    ChoiceField,
    EmailField,
    LongTextField,
    NhsNumberField,
    PhoneField,
    PostcodeField,
    RadiosField,
    TextField,
    TickField,
    TicksField,
    WholeNumberField,
    YesNoField,
)
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.people import statuses as kinds
from sayso.journey.people.models import Born
from sayso.journey.people.pages.asking_forms import AskedForm, WithMeForm
from sayso.journey.people.queries.safe_words import DAYS

EMPTY = ("", "Not told")
REFUSALS = [
    ("do_not_post", "Do not post"),
    ("do_not_ring", "Do not ring"),
    ("leave_no_messages", "Leave no messages"),
    ("do_not_text", "Do not text"),
    ("do_not_email", "Do not e-mail"),
    ("do_not_visit", "Do not go there"),
]


class BirthFields(PlainForm):
    """A birth date, or as much of it as is known."""

    birth_date = DateField(label="Birth date", hint="Leave empty what you do not know.", required=False)
    birth_year = WholeNumberField(
        label="Or the year they were born", min_value=1890, max_value=2030, width=4, required=False
    )
    birth_is_estimate = TickField(label="This is a guess", required=False)

    def born(self) -> Born:
        """Return what was typed as one value: a whole date wins over a year."""
        given = self.cleaned_data
        whole = given.get("birth_date")
        year = None if whole else given.get("birth_year")
        guess = bool(given.get("birth_is_estimate")) and bool(whole or year)
        return Born(on=whole, year=year, estimate=guess)


class AddPersonForm(BirthFields):
    """Somebody who was not known before."""

    called = TextField(
        label="What are they called?",
        hint="As you hear it. Spelling does not matter.",
        missing="Enter a name",
    )
    lines = LongTextField(label="Where do they live?", hint="One line for each part.", rows=3, required=False)
    postcode = PostcodeField(label="Postcode", required=False)
    no_fixed_address = TickField(label="No fixed address", required=False)
    telephone = PhoneField(label="Telephone", required=False)
    nhs_number = NhsNumberField(
        label="NHS number", hint="Only if they have it to hand. It is never needed.", required=False
    )
    standing = RadiosField(
        label="Who are they to us?",
        choices=[
            ("adult", "They may need support"),
            ("carer", "They help somebody, unpaid"),
            ("both", "Both"),
        ],
        initial="adult",
    )
    not_the_same_because = LongTextField(
        label="They are not the same as anyone shown, because",
        hint="Fill this in only when people like them are shown on this page.",
        rows=2,
        max_length=500,
        required=False,
    )
    field_order = ["called", "birth_date", "birth_year", "birth_is_estimate"]


class NameForm(PlainForm):
    """A name of one kind from a day on."""

    kind = RadiosField(label="What kind of name is it?", choices=kinds.NameKind.choices)
    text = TextField(label="The whole name", hint="In the order and letters they use.")
    say_it = TextField(label="How to say it", hint="For example: AH-na.", max_length=80, required=False)
    starts_on = DateField(label="From which day", missing="Enter the day from which it is their name")


class ParticularsForm(BirthFields):
    """Birth, title, pronouns and gender."""

    title = TextField(label="Title", hint="For example: Mrs, Dr, or none.", max_length=40, required=False)
    pronouns = TextField(label="Pronouns", hint="For example: she.", max_length=40, required=False)
    gender = ChoiceField(label="Gender", choices=[EMPTY, *kinds.Gender.choices], required=False)
    gender_words = TextField(label="Their own word for it", max_length=60, required=False)


class AddressForm(PlainForm):
    """An address of one kind from a day on."""

    kind = RadiosField(
        label="What is it to them?",
        choices=kinds.AddressKind.choices,
        hints={"no_fixed_address": "You can say below where to look for them."},
    )
    lines = LongTextField(label="Address", hint="One line for each part.", rows=4, required=False)
    postcode = PostcodeField(label="Postcode", required=False)
    starts_on = DateField(label="From which day", missing="Enter the day from which they are there")


class HideAddressForm(PlainForm):
    """An address that must stay hidden, and who may see it."""

    lines = LongTextField(label="Address", hint="One line for each part.", rows=4)
    postcode = PostcodeField(label="Postcode", required=False)
    starts_on = DateField(label="From which day")
    group = LongTextField(
        label="Who else may see it?",
        hint="Their sign-in e-mail addresses, one on each line. You can always see it.",
        rows=3,
        required=False,
    )
    said_by = TextField(label="Who told us?")
    look_again_on = DateField(label="When do we ask again?")


class EndForm(PlainForm):
    """The first day on which something is no longer so."""

    ends_before = DateField(label="The first day on which it is no longer so", missing="Enter the day")


class ContactPointForm(PlainForm):
    """A telephone number or an e-mail address."""

    kind = RadiosField(label="What kind is it?", choices=kinds.PointKind.choices)
    telephone = PhoneField(label="Number", required=False)
    email = EmailField(label="E-mail address", required=False)
    note = TextField(label="What to know about it", hint="For example: his sister’s phone.", required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the one that the kind needs."""
        given = super().clean() or self.cleaned_data
        needed = "email" if given.get("kind") == kinds.PointKind.EMAIL else "telephone"
        if needed not in self.errors and not given.get(needed):
            say = "Enter the e-mail address" if needed == "email" else "Enter the number"
            self.add_error(needed, say)
        return given


class SafeContactForm(PlainForm):
    """How to reach somebody without putting them in danger."""

    said_by = TextField(label="Who told us?", hint="The person themself, or who spoke for them.")
    refusals = TicksField(label="What must we not do?", choices=REFUSALS, required=False)
    way = RadiosField(
        label="Which way is safe?", choices=[("", "No one way"), *kinds.SafeWay.choices], required=False
    )
    point = ChoiceField(label="On which number or e-mail address?", required=False)
    days = TicksField(
        label="On which days is it safe?",
        hint="Tick none for any day.",
        choices=[(str(number), day) for number, day in enumerate(DAYS)],
        required=False,
    )
    starts_at = TimeField(label="Not before", hint="For example: 9 am.", required=False)
    ends_at = TimeField(label="Not after", required=False)
    how = LongTextField(
        label="How, in their words",
        hint="For example: ask if he is alone before you say why you ring.",
        rows=3,
        max_length=1000,
        required=False,
    )
    by_whom = TextField(label="Who alone may get in touch?", required=False)
    must_not_know = TextField(
        label="Who must not know?", hint="Then only the one safe way is used.", required=False
    )
    look_again_on = DateField(label="When do we ask again?")

    def __init__(self, *args: Any, points: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("point", [("", "The one that fits"), *points])


class NeedForm(PlainForm):
    """A communication need."""

    kind = RadiosField(label="What do they need?", choices=kinds.NeedKind.choices)
    detail = TextField(
        label="Which one", hint="For example: Polish, 18 point, a hearing loop, mornings.", required=False
    )
    said_by = TextField(label="Who told us?")
    review_on = DateField(label="When do we ask again?")


class NhsNumberForm(PlainForm):
    """An NHS number and where it came from."""

    nhs_number = NhsNumberField(label="NHS number", hint="10 digits, like 999 012 3454.")
    source = RadiosField(label="Where did it come from?", choices=kinds.NumberSource.choices)
    traced = YesNoField(label="Did the national service trace it?")


class TieForm(PlainForm):
    """What somebody else is to this person."""

    other_called = TextField(label="What do they call them?", hint="For example: Bea, my daughter.")
    kind = RadiosField(label="What are they to each other?", choices=kinds.TieKind.choices)
    number = TextField(
        label="Their record number",
        hint="Only if they have a record. It starts with a letter.",
        required=False,
    )
    starts_on = DateField(label="Since which day?", hint="A guess will do.")


SHARED_MEANS: dict[str, str] = {
    kinds.Shareable.CONTACT: "The name, address, telephone and e-mail that we have. Never a hidden address.",
    kinds.Shareable.PLAN: "The help that stands now, and until when.",
    kinds.Shareable.MONEY: "What support costs, and who pays which part.",
}


class SharingForm(PlainForm):
    """What one other may see. Nothing ticked is an answer too: nothing."""

    areas = TicksField(
        label="What may they see?",
        hint="Tick what is shared. Leave the rest empty.",
        choices=kinds.Shareable.choices,
        hints=SHARED_MEANS,
        required=False,
    )


class OwnSharingForm(WithMeForm, SharingForm):
    """What one other may see, chosen on one's own page."""

    field_order = ["areas", "with_me"]


class ToldSharingForm(AskedForm, SharingForm):
    """What one other may see, as somebody told a worker."""

    field_order = ["areas", "alone", "means", "who_there"]


class EqualityForm(PlainForm):
    """One equality question."""

    answer = TextField(label="Their answer, in their words", max_length=120, required=False)
    preferred_not_to_say = TickField(label="They would rather not say", required=False)
    said_by = TextField(label="Who told us?")


class WhyForm(PlainForm):
    """A reason in a few words."""

    because = LongTextField(label="How do you know?", rows=3, max_length=1000)


class DeathForm(PlainForm):
    """When somebody died, and who told us."""

    died_on = DateField(label="On which day did they die?", missing="Enter the day on which they died")
    told_by = LongTextField(
        label="Who told you, and how?",
        hint="For example: their sister Ruth rang.",
        rows=2,
        max_length=400,
        missing="Write who told you, and how",
    )


class AliveForm(PlainForm):
    """How somebody knows that it was a mistake."""

    because = LongTextField(
        label="How do you know that they are alive?",
        rows=3,
        max_length=1000,
        missing="Write how you know that they are alive",
    )


class ProposeForm(WhyForm):
    """The other record of a joining, and why."""

    number = TextField(label="The number of the record to keep at the head", hint="For example: L-204-113.")
    field_order = ["number", "because"]


class PurposeForm(PlainForm):
    """Why somebody opens a record."""

    purpose = RadiosField(label="Why are you opening this record?")

    def __init__(self, *args: Any, purposes: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("purpose", purposes.items())


class GlassForm(BirthFields):
    """Whose closed record is needed now, and why."""

    number = TextField(label="Record number", hint="For example: L-204-113.", required=False)
    name = TextField(label="Or their whole name", required=False)
    reason = LongTextField(
        label="Why do you need it now?", hint="A manager reads this within two working days.", rows=3
    )
    field_order = ["number", "name", "birth_date"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("birth_year", "birth_is_estimate"):
            del self.fields[name]


class FindingForm(PlainForm):
    """What a check found."""

    finding = LongTextField(label="What did you find?", rows=4, max_length=2000)
