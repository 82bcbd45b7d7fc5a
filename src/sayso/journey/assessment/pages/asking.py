"""What is asked in an assessment. Nothing is required but the day: what was not asked is left empty."""

from typing import Any
from uuid import UUID

from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import (
    ChoiceField,
    LongTextField,
    RadiosField,
    TextField,
    TickField,
    TicksField,
)
from sayso.journey.assessment import facts
from sayso.journey.assessment.actions import NewAssessment
from sayso.journey.assessment.models import NeedsAssessment, SupporterCheck
from sayso.journey.assessment.statuses import Difficulty, Supporter, SupporterKind
from sayso.journey.people.pages.asking_forms import AskedForm
from sayso.journey.people.statuses import StandingKind

NOT_ASKED = ("", "Not asked yet")
YES_NO = [NOT_ASKED, ("yes", "Yes"), ("no", "No")]
OUTCOME = "outcome_"
SUPPORT = (
    "supporter",
    "supporter_name",
    "supporter_kind",
    "supporter_wanted",
    "supporter_suspected",
    "supporter_because",
)
HOW_ASKED = ("alone", "means", "who_there")
#: What the two tests ask beside the outcomes.
ARISES = {
    StandingKind.ADULT: "Do these needs come from a physical or mental impairment or illness?",
    StandingKind.CARER: "Do these needs come from giving care that an adult needs?",
}
IMPACT = "Does all this change their life a lot, or is it likely to?"


class AssessmentForm(AskedForm):
    """An assessment of one standing: its outcomes are those that the law lists for it."""

    their_words = LongTextField(
        label="What is a usual day like, and a bad one?", hint="In their own words.", rows=3, required=False
    )
    arises = ChoiceField(label="", choices=YES_NO, required=False)
    health_at_risk = ChoiceField(
        label="Is their health getting worse from caring, or at risk?", choices=YES_NO, required=False
    )
    significant_impact = ChoiceField(
        label=IMPACT,
        hint="“A lot” has its everyday meaning. There are no points.",
        choices=YES_NO,
        required=False,
    )
    difficulties = TicksField(
        label="What would be very hard for them, even with help to understand?",
        hint="Tick none if nothing would.",
        choices=Difficulty.choices,
        required=False,
    )
    supporter = RadiosField(
        label="Who helps them to have their say?", choices=Supporter.choices, initial=Supporter.NOT_NEEDED
    )
    supporter_name = TextField(
        label="If somebody suitable helps, who?",
        hint="Write whoever was named. What is asked next says whether the law lets it be them.",
        required=False,
        max_length=200,
    )
    supporter_kind = ChoiceField(
        label="Who is that?", choices=[("", "Not asked yet"), *SupporterKind.choices], required=False
    )
    supporter_wanted = ChoiceField(label="Do they want that person?", choices=YES_NO, required=False)
    supporter_suspected = TickField(
        label="Somebody is looking at whether that person harmed them",
        hint="They do not read this tick on their own page.",
        required=False,
    )
    supporter_because = LongTextField(
        label="Why is that person the right one?",
        hint="How they help. This stands in the notes that only workers read.",
        rows=2,
        required=False,
    )
    assessed_on = DateField(label="The day of the assessment", missing="Write the day of the assessment")

    def __init__(self, *args: Any, standing: StandingKind, asks_how: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alone"].required = False  # what was not asked is left empty, and is not known
        if not asks_how:  # a talk says it already
            for name in HOW_ASKED:
                del self.fields[name]
        self.standing = standing
        self.fields["arises"].label = ARISES[standing]
        if standing == StandingKind.ADULT:
            del self.fields["health_at_risk"]
        asked = facts.outcomes_asked(standing)
        for outcome in asked:
            choices = [NOT_ASKED, *facts.answers(outcome, standing)]
            self.fields[OUTCOME + outcome.code] = ChoiceField(
                label=outcome.label, choices=choices, required=False
            )
        first = ["their_words", "arises", *(OUTCOME + one.code for one in asked), "health_at_risk"]
        self.order_fields([*first, "significant_impact", "difficulties", *SUPPORT, "assessed_on", *HOW_ASKED])

    def assessment(self, person: UUID) -> NewAssessment:
        """Return what was typed."""
        said = self.cleaned_data
        return NewAssessment(
            person=person,
            standing=self.standing,
            assessed_on=said["assessed_on"],
            their_words=said["their_words"],
            arises=_yes_or_no(said["arises"]),
            health_at_risk=_yes_or_no(said.get("health_at_risk", "")),
            significant_impact=_yes_or_no(said["significant_impact"]),
            outcomes={
                name.removeprefix(OUTCOME): answer
                for name, answer in said.items()
                if name.startswith(OUTCOME) and answer
            },
            difficulties=[Difficulty(one) for one in said["difficulties"]],
            supporter=Supporter(said["supporter"]),
            supporter_name=said["supporter_name"],
            supporter_kind=SupporterKind(said["supporter_kind"]) if said["supporter_kind"] else None,
            supporter_wanted=_yes_or_no(said["supporter_wanted"]),
            supporter_suspected=said["supporter_suspected"],
            supporter_because=said["supporter_because"],
            asked=self.asked() if "alone" in self.fields else None,
            key=said["form_key"],
        )


def as_asked(found: NeedsAssessment, check: SupporterCheck | None = None) -> dict[str, Any]:
    """Return an assessment, and who the supporter is, as its form starts with it."""
    kept = {
        name: getattr(found, name) for name in ("their_words", "difficulties", "supporter", "supporter_name")
    }
    known = {
        name: {True: "yes", False: "no", None: ""}[getattr(found, name)]
        for name in ("arises", "health_at_risk", "significant_impact")
    }
    if check:
        kept |= {
            "supporter_kind": check.kind,
            "supporter_wanted": {True: "yes", False: "no", None: ""}[check.wanted],
            "supporter_suspected": check.suspected,
            "supporter_because": check.because,
        }
    return kept | known | {OUTCOME + code: answer for code, answer in found.outcomes.items()}


def _yes_or_no(answer: str) -> bool | None:
    return {"yes": True, "no": False}.get(answer)
