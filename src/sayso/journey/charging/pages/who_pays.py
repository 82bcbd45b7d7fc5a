"""Who pays, on a person's record: a right to aftercare, what each body says of it, and the lines it frees."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open, authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import (
    LongTextField,
    RadiosField,
    TextField,
    TickField,
    TicksField,
    WholeNumberField,
    YesNoField,
)
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.charging import actions, queries
from sayso.journey.charging.facts.who_pays import said_of_nhs, said_of_residence, standing
from sayso.journey.charging.models import FreeLine
from sayso.journey.charging.statuses import Body, LivedIn, PlacedBy, Section
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.queries import lines_of_plans, plans_of

ALL = "all"


class WhoPaysView(PersonPage):
    """What is free by law, and why: for whoever may read health. What it costs stands with the budget."""

    permission = Permission.ASSESS
    shows = Shows.PERSON
    template_name = "charging/who_pays.html"
    title = "Who pays"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what stands. Raises NotFound where health is not open."""
        authorise_on(self.login, person=self.header.person, area=Area.HEALTH)
        person = self.header.person
        found = queries.aftercare_of(person, viewer=self.login)
        words = queries.words_on_aftercare(found, viewer=self.login) if found else []
        aims = aims_of(person, self.login)
        care = queries.nhs_care_of(person, viewer=self.login)
        residence = queries.residence_of(person, viewer=self.login)
        more = {
            "title": f"{self.header.called}: who pays",
            "aftercare": found,
            "standing": standing(found, words, on=self.today) if found else None,
            "words": [(one, aims.get(one.line, "one part of the plan") if one.line else "") for one in words],
            "marks": [(one, aims.get(one.line, "A part that is in no plan now")) for one in self.marks()],
            "care": care,
            "said_of_care": said_of_nhs(care) if care else [],
            "refunds": queries.refunds_of(person, viewer=self.login),
            "residence": residence,
            "old_plan_waits": queries.old_plan_waits(person, viewer=self.login),
            "said_of_residence": said_of_residence(residence) if residence else [],
            "sees_money": Area.MONEY in areas_open(person),
            "may_decide": self.login.may(Permission.DECIDE_FOR_COUNCIL),
        }
        return self.page(self.head() | more, people=self.header.keys)

    def marks(self) -> list[FreeLine]:
        """Return the lines that are free, or will be; what is over is left out."""
        marks = queries.marks_of(self.header.person, viewer=self.login)
        return [one for one in marks if one.ends_before is None or one.ends_before > self.today]


class OfWhoPays(PersonForm):
    """A form that leads back to who pays, for whoever may read health (or another `area`)."""

    permission = Permission.ASSESS
    shows = Shows.PERSON
    area = Area.HEALTH

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back. Raises NotFound where the area is not open."""
        authorise_on(self.login, person=self.header.person, area=self.area)
        return super().context(form) | {"back": reverse("who_pays", args=[self.person])}

    def act(self, form: Any) -> str:
        """Do it, and lead back."""
        self.do(form.cleaned_data)
        return reverse("who_pays", args=[self.person])

    def do(self, said: dict[str, Any]) -> None:
        """Do what was asked, by one action."""
        raise NotImplementedError  # each form says its own


class AftercareForm(PlainForm):
    """A right to aftercare, from the papers of the hospital."""

    section = RadiosField(label="Under which section were they kept?", choices=Section.choices)
    detained_on = DateField(label="From when, the last time?")
    left_on = DateField(label="When did they leave hospital?")
    lived_in = RadiosField(
        label="Where did they live just before that last time?",
        hint="Not where we had them stay since, and not where the hospital was.",
        choices=LivedIn.choices,
    )
    placed_by = RadiosField(label="Had a council found them that place?", choices=PlacedBy.choices)
    nhs_body = TextField(label="Which NHS body owes it with us?", max_length=200)
    council_share_percent = WholeNumberField(
        label="What part of it does the council bear?",
        hint="Leave empty while that is not agreed. It changes nothing for them.",
        after="of 100",
        min_value=0,
        max_value=100,
        required=False,
    )
    on_community_order = TickField(label="They are on a community treatment order", required=False)
    what = LongTextField(
        label="What is aftercare?", hint="As it was agreed with them, in plain words.", rows=3
    )


class RecordAftercareView(OfWhoPays):
    """Write down a right to aftercare; what stood before stays to be read."""

    form_class = AftercareForm
    title = "Write down a right to aftercare"
    heading = "Does {called} have a right to aftercare?"
    lead = "Aftercare is free, whatever they have. It is owed by the council and the NHS together."
    button = "Keep this"

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        found = queries.aftercare_of(self.header.person, viewer=self.login)
        if found is None:
            return {}
        names = ("section", "detained_on", "lived_in", "placed_by", "nhs_body", "council_share_percent")
        return {name: getattr(found, name) for name in (*names, "on_community_order", "what")} | {
            "left_on": found.starts_on
        }

    def do(self, said: dict[str, Any]) -> None:
        """Keep it."""
        new = actions.NewAftercare(
            person=self.header.person,
            section=Section(said["section"]),
            detained_on=said["detained_on"],
            left_on=said["left_on"],
            lived_in=LivedIn(said["lived_in"]),
            placed_by=PlacedBy(said["placed_by"]),
            nhs_body=said["nhs_body"],
            what=said["what"],
            on_community_order=said["on_community_order"],
            council_share_percent=said["council_share_percent"],
            key=said["form_key"],
        )
        actions.record_aftercare(aftercare=new, by=self.login, at=self.request.at)


class _OfLines(PlainForm):
    """A form about lines of the plan, or all of it."""

    def __init__(self, *args: Any, lines: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(lines)

    def offer(self, lines: list[tuple[str, str]]) -> None:
        """Give the choices, which are this person's own."""
        self.choose_among("about", [(ALL, "All of the aftercare"), *lines])


class WordForm(_OfLines):
    """What one body says."""

    body = RadiosField(label="Who says it?", choices=Body.choices)
    about = RadiosField(label="About what?", initial=ALL)
    is_over = YesNoField(label="Do they say that it is not needed any more?")
    reviewed_on = DateField(
        label="When was it looked at together with them?",
        hint="Leave empty if it was not. Nothing ends without it.",
        required=False,
    )
    reason = LongTextField(label="Why, as they say it?", rows=3)


class SayOnAftercareView(OfWhoPays):
    """Write down what a body says. It ends nothing by itself."""

    form_class = WordForm
    title = "What a body says of the aftercare"
    heading = "What is said of {called}’s aftercare?"
    lead = "It ends only when the council and the NHS have both looked at it with them, and agree."
    button = "Keep this"

    def form_arguments(self) -> dict[str, Any]:
        """Offer the lines that are free."""
        return {"lines": _free_choices(self.header.person, self.login)}

    def do(self, said: dict[str, Any]) -> None:
        """Keep it."""
        word = actions.NewWord(
            person=self.header.person,
            body=Body(said["body"]),
            is_over=said["is_over"],
            reason=said["reason"],
            reviewed_on=said["reviewed_on"],
            line=_line(said["about"]),
            key=said["form_key"],
        )
        actions.say_on_aftercare(word=word, by=self.login, at=self.request.at)


class FreeForm(_OfLines):
    """Which lines are aftercare, from when."""

    lines = TicksField(label="Which parts of the plan are aftercare?")
    starts_on = DateField(label="From when?", hint="Not before they left hospital.")

    def offer(self, lines: list[tuple[str, str]]) -> None:
        """Give the lines of the plan."""
        self.choose_among("lines", lines)


class FreeLinesView(OfWhoPays):
    """Write down which lines of the plan are aftercare: nobody is charged for them from then on."""

    permission = Permission.PROPOSE_BUDGET
    form_class = FreeForm
    title = "Which parts are aftercare"
    heading = "Which parts of {called}’s plan are aftercare?"
    lead = "They pay nothing for these. What they pay for the rest stays as their own sum says."
    button = "Keep this"

    def form_arguments(self) -> dict[str, Any]:
        """Offer the lines of the plan."""
        aims = aims_of(self.header.person, self.login)
        return {"lines": [(str(key), words) for key, words in aims.items()]}

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return {"starts_on": self.today}

    def do(self, said: dict[str, Any]) -> None:
        """Keep it."""
        actions.free_lines(
            person=self.header.person,
            lines=[UUID(one) for one in said["lines"]],
            starts_on=said["starts_on"],
            by=self.login,
            at=self.request.at,
        )


class EndAftercareForm(_OfLines):
    """What ends, and from when."""

    about = RadiosField(label="What is over?", initial=ALL)
    ends_before = DateField(label="The first day on which it is no longer free")


class EndAftercareView(OfWhoPays):
    """End aftercare, or one line of it; or be held, with what is still wanting."""

    permission = Permission.DECIDE_FOR_COUNCIL
    form_class = EndAftercareForm
    title = "End aftercare"
    heading = "Is {called}’s aftercare over?"
    lead = "From that day on they can be asked to pay. Their support does not end with it."
    button = "End it"

    def form_arguments(self) -> dict[str, Any]:
        """Offer the lines that are free."""
        return {"lines": _free_choices(self.header.person, self.login)}

    def do(self, said: dict[str, Any]) -> None:
        """End it, or raise Held."""
        line, ends_before = _line(said["about"]), said["ends_before"]
        told = {"person": self.header.person, "ends_before": ends_before}
        if line:
            actions.charge_line(**told, line=line, by=self.login, at=self.request.at)
        else:
            actions.end_aftercare(**told, by=self.login, at=self.request.at)


def _line(about: str) -> UUID | None:
    return None if about == ALL else UUID(about)


def aims_of(person: UUID, viewer: Any) -> dict[UUID, str]:
    """Return the lines of somebody's plans in words, by their key; what stands before what is drafted."""
    lines: list[PlanLine] = [
        line
        for each in lines_of_plans(plans_of(person, viewer=viewer), viewer=viewer).values()
        for line in each
    ]
    return {line.line: line.how_met or line.aim for line in lines}


def _free_choices(person: UUID, viewer: Any) -> list[tuple[str, str]]:
    aims = aims_of(person, viewer)
    marks = queries.marks_of(person, viewer=viewer)
    return [
        (str(one.line), aims.get(one.line, "A part that is in no plan now"))
        for one in marks
        if one.ends_before is None and one.payer == Body.COUNCIL
    ]
