"""What of each table stands in somebody's own copy, in which words. Why others do not: `not_copied`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from sayso.foundation.letters.queries import content_of, sent_to_self
from sayso.journey.assessment.models import Wish
from sayso.rules.review.answers import PERSON, WORKER, Question
from sayso.web.home.copied_emergency import EMERGENCY, PAPERS
from sayso.web.home.copied_free import FREE_BY_LAW
from sayso.web.home.copied_pay import paid_lines
from sayso.web.home.copied_section import FROM, STANDS, UNTIL, Section, Told
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


_PARTS = {
    "question": "What was asked",
    "option": "A way we looked at",
    "reasons": "Why",
    "reply": "The answer to it",
    "outcome": "What came of it",
}


def _decided(row: Any, reader: Reader) -> list[Told]:
    return [(_PARTS.get(row.part, "More"), row.text)]


def _hoped(row: Any, reader: Reader) -> list[Told]:
    wish = Wish.objects.visible_to(reader.login).filter(person_id=reader.key, pk=row.wish).first()
    return [("You had said", wish.words)] if wish else []


COPIED: Mapping[str, Section] = {
    "people.Name": Section(
        heading="Your names", fields=(("text", "Name"), ("kind", "Kind"), FROM, UNTIL), only=STANDS
    ),
    "people.Particulars": Section(
        heading="About you",
        fields=(
            ("birth_date", "Born on"),
            ("birth_year", "Born in"),
            ("gender_words", "Gender"),
            ("pronouns", "Pronouns"),
            ("title", "Title"),
        ),
        only=STANDS,
    ),
    "people.Standing": Section(heading="How we know you", fields=(("kind", "You"), FROM, UNTIL), only=STANDS),
    "people.Person": Section(
        heading="Your record", fields=(("council_number", "Number"), ("added_at", "Begun on")), by="added_at"
    ),
    "people.NhsNumber": Section(heading="Your NHS number", fields=(("number", "Number"),), only=STANDS),
    "people.EqualityAnswer": Section(
        heading="What you told us for equality",
        fields=(("question", "Question"), ("answer", "Answer"), ("said_on", "You said it on")),
        only=STANDS,
    ),
    "people.Address": Section(
        heading="Your addresses",
        fields=(("lines", "Address"), ("postcode", "Postcode"), ("kind", "Kind"), FROM, UNTIL),
        only=STANDS,
    ),
    "people.ContactPoint": Section(
        heading="Numbers and e-mail",
        fields=(("kind", "Kind"), ("value", "Number or address"), FROM, UNTIL),
        only=STANDS,
    ),
    # Who must not know, and that an address is hidden, is left out: the file may be found by the very one.
    "people.SafeContact": Section(
        heading="How we reach you",
        fields=(
            ("way", "Way"),
            ("how", "How"),
            ("days", "Days"),
            ("starts_at", "From"),
            ("ends_at", "Until"),
            ("look_again_on", "We ask again on"),
        ),
        only=STANDS,
    ),
    "people.CommunicationNeed": Section(
        heading="What you need to take things in",
        fields=(("kind", "Need"), ("detail", "More"), FROM, UNTIL),
        only=STANDS,
    ),
    "people.Tie": Section(
        heading="People you told us of",
        fields=(("other_called", "Who"), ("kind", "What they are to you"), FROM, UNTIL),
        only=STANDS,
    ),
    "people.SharingChoice": Section(
        heading="What you share", fields=(("shares", "What"), ("recorded_at", "Since"), ("ended_at", "Until"))
    ),
    "assessment.Wish": Section(
        heading="What you said of your life",
        fields=(
            ("words", "You said"),
            ("kind", "About"),
            ("said_by", "Whose words"),
            ("spoken_by", "Spoken by"),
            ("wished_at", "At"),
            ("give_or_take_minutes", "Minutes earlier or later"),
            ("days", "On"),
            ("recorded_at", "Written down on"),
            ("replaced_at", "No longer so since"),
        ),
    ),
    "assessment.NeedsAssessment": Section(
        heading="What we found about your needs",
        fields=(
            ("assessed_on", "On"),
            ("standing", "As somebody who"),
            ("their_words", "You said"),
            ("says", "How it looks"),
            ("supporter_name", "Who helps you to have your say"),
        ),
        more=_working,
    ),
    "assessment.Eligibility": Section(
        heading="What we decided about your needs",
        fields=(
            ("recorded_at", "Decided on"),
            ("standing", "As somebody who"),
            ("finding", "Decided"),
            ("reasons", "Why"),
            ("advice", "What can help"),
        ),
        only={"reached": "decided"},
    ),
    "assessment.AdvocateReferral": Section(
        heading="An advocate for you",
        fields=(
            ("asked_on", "We asked on"),
            ("asked_of", "We asked"),
            ("came_on", "Came on"),
            ("advocate_name", "Your advocate"),
        ),
    ),
    "assessment.CapacityRecord": Section(
        heading="Whether you could decide one thing, on one day",
        fields=(
            ("looked_on", "On"),
            ("to_decide", "What was to be decided"),
            ("help_given", "The help you had to decide it"),
            ("because_of", "What kept you from it"),
            ("their_wishes", "What you wish"),
            ("consulted", "Whom we asked"),
            ("less_restrictive", "Ways that leave you more free"),
            ("best_interests", "What we found best for you"),
        ),
    ),
    "powers.Power": Section(
        heading="Who may act for you",
        fields=(
            ("holder_called", "Who"),
            ("kind", "As"),
            ("covers", "For"),
            ("limits", "With these limits"),
            FROM,
            UNTIL,
            ("person_said", "What you said"),
            ("ended_at", "Over since"),
        ),
    ),
    # Whoever helps unpaid is not named, and what they said is theirs.
    "casework.UrgentSupport": Section(
        heading="Support that came at once",
        fields=(("started_at", "From"), ("ends_on", "Until"), ("total_pence", "What it costs")),
        by="started_at",
    ),
    "planning.Plan": Section(
        heading="Your plans",
        fields=(
            ("standing", "As somebody who"),
            ("written_by", "Written by"),
            ("finished_at", "You said yes on"),
            ("yes_words", "You said"),
        ),
        filled=("finished_at",),
    ),
    "planning.PlanLine": Section(
        heading="What your plan is for",
        fields=(
            ("aim", "You want"),
            ("how_met", "How"),
            ("wished_at", "At"),
            ("give_or_take_minutes", "Minutes earlier or later"),
            ("days", "On"),
            ("times_a_week", "Times a week"),
            ("minutes_each", "Minutes each time"),
            ("way", "How the money is held"),
        ),
        only=STANDS | {"plan__finished_at__isnull": False},
    ),
    **EMERGENCY,
    # What help was counted is left out: it rests on what somebody close to them said they do.
    "allocation.IndicativeBudget": Section(
        heading="A first figure to plan with",
        fields=(("worked_on", "Worked out on"), ("gross_pence_a_week", "A week, before any help is counted")),
    ),
    "budget.PersonalBudget": Section(
        heading="Your budgets",
        fields=(
            ("gross_pence_a_week", "A week"),
            ("contribution_pence_a_week", "You pay a week"),
            FROM,
            UNTIL,
            ("agreed_at", "Agreed on"),
            ("ended_at", "Ended on"),
        ),
        by="starts_on",
        filled=("agreed_at",),
    ),
    "budget.BudgetLine": Section(
        heading="What your budget is for",
        fields=(
            ("words", "For"),
            ("way", "How the money is held"),
            ("minutes_a_week", "Minutes a week"),
            ("rate_pence_an_hour", "An hour"),
            ("pence_a_week", "A week"),
            ("priced_by", "What the price rests on"),
            FROM,
            UNTIL,
        ),
        by="starts_on",
        only={"budget__agreed_at__isnull": False},
    ),
    **FREE_BY_LAW,
    "payments.RunLine": Section(
        heading="What was paid to you",
        fields=(
            ("period_starts_on", "From"),
            ("period_ends_before", "Until"),
            ("gross_pence", "It costs"),
            ("contribution_pence", "You pay"),
            ("pence", "We pay you"),
            ("pays_on", "Paid on"),
            ("state", "How far it is"),
        ),
        by="pays_on",
        only={"held_out_because": ""},
        filled=("approved_on",),
    ),
    "partnership.PaidContract": Section(
        heading="Who is paid to help you, as agreed",
        fields=(
            ("called", "Who"),
            ("purpose", "For what"),
            ("tasks", "What they do"),
            ("minutes_a_week", "Paid minutes a week"),
            FROM,
            UNTIL,
            ("second_signatory", "Who signs the timesheets too"),
        ),
        by="made_at",
        more=paid_lines,
    ),
    "partnership.NecessaryReason": Section(
        heading="Why it was found necessary to pay somebody close",
        fields=(("factor", "Why"), ("evidence", "What shows it")),
        by="factor",
        only={"proposal__is_agreed": True},
    ),
    "decisions.DecisionWords": Section(
        heading="What was decided, and why",
        fields=(("written_at", "Written on"),),
        by="written_at",
        only={"decision__decided_at__isnull": False},
        more=_decided,
    ),
    "letters.Letter": Section(
        heading="Letters", fields=(("written_at", "Written on"),), by="written_at", more=_letter
    ),
    **PAPERS,
    "options.Choice": Section(
        heading="What you chose",
        fields=(
            ("offer_name", "You chose"),
            ("none_words", "Nothing suited you. You wanted"),
            ("recorded_at", "On"),
        ),
        only=STANDS,
    ),
    "purchasing.Order": Section(
        heading="What was ordered for you",
        fields=(
            ("aim", "For"),
            ("what", "What"),
            ("provider", "From"),
            ("wished_at", "At"),
            ("give_or_take_minutes", "Minutes earlier or later"),
            ("days", "On"),
            ("times_a_week", "Times a week"),
            ("minutes_each", "Minutes each time"),
            FROM,
            UNTIL,
        ),
    ),
    "purchasing.Visit": Section(
        heading="Visits",
        fields=(
            ("planned_on", "Day"),
            ("planned_at", "Planned at"),
            ("outcome", "What happened"),
            ("came_at", "Came at"),
            ("left_at", "Left at"),
        ),
        by="planned_on",
        only=STANDS,
    ),
    "purchasing.VisitorNote": Section(
        heading="What a visitor should know", fields=(("words", "Note"),), by="id"
    ),
    "breaks.ReplacementCare": Section(
        heading="Care from somebody else",
        fields=(
            ("words", "What"),
            ("first_day", "From"),
            ("last_day", "To"),
            ("state", "What came of it"),
        ),
    ),
    "partnership.Closeness": Section(
        heading="Who is close to you",
        fields=(("called", "Who"), ("ring", "How close"), FROM, UNTIL),
        only=STANDS,
    ),
    "review.ReviewRequest": Section(
        heading="When you asked us to look again",
        fields=(
            ("asked_at", "You asked on"),
            ("about", "About"),
            ("words", "You said"),
            ("look_on", "We look again by"),
            ("not_because", "Why we do not"),
        ),
        by="asked_at",
    ),
    "review.TheirAnswers": Section(
        heading="What you said of your support",
        fields=(("recorded_at", "On"), ("said_by", "Whose words"), ("spoken_by", "Spoken by")),
        more=_answers(PERSON),
    ),
    "review.Review": Section(
        heading="When we looked again",
        fields=(
            ("held_on", "On"),
            ("kind", "Why then"),
            ("outcome", "What came of it"),
            ("outcome_words", "What we wrote to you"),
            ("next_on", "We look again by"),
        ),
        by="begun_at",
        filled=("closed_at",),
    ),
    "review.Found": Section(
        heading="What we wrote down when we looked again",
        fields=(("recorded_at", "On"),),
        only=STANDS | {"review__closed_at__isnull": False},
        more=_answers(one for one in WORKER if not one.private),
    ),
    "review.WishLookedAt": Section(
        heading="How it is now with what you hoped and worried about",
        fields=(("recorded_at", "On"), ("now", "How it is now"), ("words", "More")),
        more=_hoped,
        only=STANDS | {"review__closed_at__isnull": False},
    ),
}
