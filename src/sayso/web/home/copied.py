"""What of each table stands in somebody's own copy, in which words. Why others do not: `not_copied`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from sayso.foundation.decisions.states import PARTS
from sayso.foundation.letters.queries import content_of, sent_to_self
from sayso.journey.assessment.models import Wish
from sayso.rules.review.answers import PERSON, WORKER, Question
from sayso.web.home.copied_emergency import EMERGENCY, PAPERS
from sayso.web.home.copied_free import FREE_BY_LAW
from sayso.web.home.copied_pay import paid_lines
from sayso.web.home.copied_section import STANDS, Section, Told
from sayso.web.home.reader import Reader


def _answers(questions: Iterable[Question]) -> Callable[[Any, Reader], list[Told]]:
    asked = tuple(questions)

    def told(row: Any, reader: Reader) -> list[Told]:
        return [
            (one.asks_me or one.asks, one.says(row.answers[one.code]))
            for one in asked
            if row.answers.get(one.code)
        ]

    return told


def _working(row: Any, reader: Reader) -> list[Told]:
    return [(str(line["label"]), str(line["answer"])) for line in row.working]


def _letter(row: Any, reader: Reader) -> list[Told]:
    content = content_of(row)
    return [("About", content.heading), ("In full", content.text)]


def _letters_sent(reader: Reader) -> list[UUID]:
    return [one.letter.pk for one in sent_to_self(reader.key, viewer=reader.login)]


def _decided(row: Any, reader: Reader) -> list[Told]:
    return [(PARTS.get(row.part, "More"), row.text)]


def _hoped(row: Any, reader: Reader) -> list[Told]:
    wish = Wish.objects.visible_to(reader.login).filter(person_id=reader.key, pk=row.wish).first()
    return [("You had said", wish.words)] if wish else []


COPIED: Mapping[str, Section] = {
    "people.Name": Section(
        heading="Your names", fields=("text", "kind", "starts_on", "ends_before"), only=STANDS
    ),
    "people.Particulars": Section(
        heading="About you",
        fields=(
            "birth_date",
            "birth_year",
            "gender_words",
            "pronouns",
            "title",
        ),
        only=STANDS,
    ),
    "people.Standing": Section(
        heading="How we know you", fields=("kind", "starts_on", "ends_before"), only=STANDS
    ),
    "people.Person": Section(heading="Your record", fields=("council_number", "added_at"), by="added_at"),
    "people.NhsNumber": Section(heading="Your NHS number", fields=("number",), only=STANDS),
    "people.EqualityAnswer": Section(
        heading="What you told us for equality",
        fields=("question", "answer", "said_on"),
        only=STANDS,
    ),
    "people.Address": Section(
        heading="Your addresses",
        fields=("lines", "postcode", "kind", "starts_on", "ends_before"),
        only=STANDS,
    ),
    "people.ContactPoint": Section(
        heading="Numbers and e-mail",
        fields=("kind", "value", "starts_on", "ends_before"),
        only=STANDS,
    ),
    # Who must not know, and that an address is hidden, is left out: the file may be found by the very one.
    "people.SafeContact": Section(
        heading="How we reach you",
        fields=(
            "way",
            "how",
            "days",
            "starts_at",
            "ends_at",
            "look_again_on",
        ),
        only=STANDS,
    ),
    "people.CommunicationNeed": Section(
        heading="What you need to take things in",
        fields=("kind", "detail", "starts_on", "ends_before"),
        only=STANDS,
    ),
    "people.Tie": Section(
        heading="People you told us of",
        fields=("other_called", "kind", "starts_on", "ends_before"),
        only=STANDS,
    ),
    "people.SharingChoice": Section(heading="What you share", fields=("shares", "recorded_at", "ended_at")),
    "assessment.Wish": Section(
        heading="What you said of your life",
        fields=(
            "words",
            "kind",
            "said_by",
            "spoken_by",
            "wished_at",
            "give_or_take_minutes",
            "days",
            "recorded_at",
            "replaced_at",
        ),
    ),
    "assessment.NeedsAssessment": Section(
        heading="What we found about your needs",
        fields=(
            "assessed_on",
            "standing",
            "their_words",
            "says",
            "supporter_name",
        ),
        more=_working,
    ),
    "assessment.Eligibility": Section(
        heading="What we decided about your needs",
        fields=(
            "recorded_at",
            "standing",
            "finding",
            "reasons",
            "advice",
        ),
        only={"reached": "decided"},
    ),
    "assessment.AdvocateReferral": Section(
        heading="An advocate for you",
        fields=(
            "asked_on",
            "asked_of",
            "came_on",
            "advocate_name",
        ),
    ),
    "assessment.CapacityRecord": Section(
        heading="Whether you could decide one thing, on one day",
        fields=(
            "looked_on",
            "to_decide",
            "help_given",
            "because_of",
            "their_wishes",
            "consulted",
            "less_restrictive",
            "best_interests",
        ),
    ),
    "powers.Power": Section(
        heading="Who may act for you",
        fields=(
            "holder_called",
            "kind",
            "covers",
            "limits",
            "starts_on",
            "ends_before",
            "person_said",
            "ended_at",
        ),
    ),
    # Whoever helps unpaid is not named, and what they said is theirs.
    "casework.UrgentSupport": Section(
        heading="Support that came at once",
        fields=("started_at", "ends_on", "total_pence"),
        by="started_at",
    ),
    "planning.Plan": Section(
        heading="Your plans",
        fields=(
            "standing",
            "written_by",
            "finished_at",
            "yes_words",
        ),
        filled=("finished_at",),
    ),
    "planning.PlanLine": Section(
        heading="What your plan is for",
        fields=(
            "aim",
            "how_met",
            "wished_at",
            "give_or_take_minutes",
            "days",
            "times_a_week",
            "minutes_each",
            "way",
        ),
        only=STANDS | {"plan__finished_at__isnull": False},
    ),
    **EMERGENCY,
    # What help was counted is left out: it rests on what somebody close to them said they do.
    "allocation.IndicativeBudget": Section(
        heading="A first figure to plan with",
        fields=("worked_on", "gross_pence_a_week"),
    ),
    "budget.PersonalBudget": Section(
        heading="Your budgets",
        fields=(
            "gross_pence_a_week",
            "contribution_pence_a_week",
            "starts_on",
            "ends_before",
            "agreed_at",
            "ended_at",
        ),
        by="starts_on",
        filled=("agreed_at",),
    ),
    "budget.BudgetLine": Section(
        heading="What your budget is for",
        fields=(
            "words",
            "way",
            "minutes_a_week",
            "rate_pence_an_hour",
            "pence_a_week",
            "priced_by",
            "starts_on",
            "ends_before",
        ),
        by="starts_on",
        only={"budget__agreed_at__isnull": False},
    ),
    **FREE_BY_LAW,
    "payments.RunLine": Section(
        heading="What was paid to you",
        fields=(
            "period_starts_on",
            "period_ends_before",
            "gross_pence",
            "contribution_pence",
            "pence",
            "pays_on",
            "state",
        ),
        by="pays_on",
        only={"held_out_because": ""},
        filled=("approved_on",),
    ),
    "partnership.PaidContract": Section(
        heading="Who is paid to help you, as agreed",
        fields=(
            "called",
            "purpose",
            "tasks",
            "minutes_a_week",
            "starts_on",
            "ends_before",
            "second_signatory",
        ),
        by="made_at",
        more=paid_lines,
    ),
    "partnership.NecessaryReason": Section(
        heading="Why it was found necessary to pay somebody close",
        fields=("factor", "evidence"),
        by="factor",
        only={"proposal__is_agreed": True},
    ),
    "decisions.DecisionWords": Section(
        heading="What was decided, and why",
        fields=("written_at",),
        by="written_at",
        only={"decision__decided_at__isnull": False},
        more=_decided,
    ),
    "letters.Letter": Section(heading="Letters", fields=("written_at",), by="written_at", more=_letter),
    **PAPERS,
    "options.Choice": Section(
        heading="What you chose",
        fields=(
            "offer_name",
            "none_words",
            "recorded_at",
        ),
        only=STANDS,
    ),
    "purchasing.Order": Section(
        heading="What was ordered for you",
        fields=(
            "aim",
            "what",
            "provider",
            "wished_at",
            "give_or_take_minutes",
            "days",
            "times_a_week",
            "minutes_each",
            "starts_on",
            "ends_before",
        ),
    ),
    "purchasing.Visit": Section(
        heading="Visits",
        fields=(
            "planned_on",
            "planned_at",
            "outcome",
            "came_at",
            "left_at",
        ),
        by="planned_on",
        only=STANDS,
    ),
    "purchasing.VisitorNote": Section(heading="What a visitor should know", fields=("words",), by="id"),
    "breaks.ReplacementCare": Section(
        heading="Care from somebody else",
        fields=(
            "words",
            "first_day",
            "last_day",
            "state",
        ),
    ),
    "partnership.Closeness": Section(
        heading="Who is close to you",
        fields=("called", "ring", "starts_on", "ends_before"),
        only=STANDS,
    ),
    "review.ReviewRequest": Section(
        heading="When you asked us to look again",
        fields=(
            "asked_at",
            "about",
            "words",
            "look_on",
            "not_because",
        ),
        by="asked_at",
    ),
    "review.TheirAnswers": Section(
        heading="What you said of your support",
        fields=("recorded_at", "said_by", "spoken_by"),
        more=_answers(PERSON),
    ),
    "review.Review": Section(
        heading="When we looked again",
        fields=(
            "held_on",
            "kind",
            "outcome",
            "outcome_words",
            "next_on",
        ),
        by="begun_at",
        filled=("closed_at",),
    ),
    "review.Found": Section(
        heading="What we wrote down when we looked again",
        fields=("recorded_at",),
        only=STANDS | {"review__closed_at__isnull": False},
        more=_answers(one for one in WORKER if not one.private),
    ),
    "review.WishLookedAt": Section(
        heading="How it is now with what you hoped and worried about",
        fields=("recorded_at", "now", "words"),
        more=_hoped,
        only=STANDS | {"review__closed_at__isnull": False},
    ),
}
