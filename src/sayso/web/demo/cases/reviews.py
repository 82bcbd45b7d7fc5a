"""Looking again: Ana, who asked for it; Joan, with three answers left; and Ken, whom nobody answered yet."""

from datetime import timedelta

from sayso.journey.people.statuses import StandingKind
from sayso.journey.review import actions as review
from sayso.journey.review.statuses import Outcome, ReviewKind
from sayso.web.demo.council import Council, acting

Answers = dict[str, str | list[str]]
SETTLED: Answers = {
    "seen_alone": "yes",
    "changed": "no",
    "aims": "yes",
    "wishes": "as_before",
    "budget": "none",
    "ways_offered": ["direct_payment", "council", "service_fund", "third_party"],
    "ways_answer": "keep",
    "chose": "yes",
    "partnership": "well",
    "risk": "no",
}
#: What Ana wrote on her own page, the evening before.
ANAS = {
    "how": "well",
    "enough": "nearly",
    "works": "Tea at seven. Joy is on time, and she laughs.",
    "change": "Nothing much. A later bus home from the pool.",
    "next": "To swim twice a week.",
}
#: What Joan had answered when she got tired.
JOANS: Answers = {
    code: SETTLED[code] for code in ("seen_alone", "changed", "aims", "budget", "chose", "risk")
}


def tell(council: Council) -> None:
    """Tell what was looked at again, and what waits."""
    _anas_last(council)
    _ana_asks(council)
    _joans(council)
    _ken_asks(council)


def _anas_last(council: Council) -> None:
    ana, sam, person = (
        council.logins["Ana Marsh"],
        council.logins["Sam Whitlock"],
        council.people["Ana Marsh"],
    )
    evening = council.at("19:10", days_ago=80)
    said = review.NewTheirAnswers(person=person, standing=StandingKind.ADULT, answers=ANAS)
    with acting(ana, evening):
        review.answer_review(said=said, by=ana, at=evening)
    day = council.at("15:30", days_ago=78)
    with acting(sam, day):
        begun = review.begin_review(
            review=review.NewReview(person=person, standing=StandingKind.ADULT, kind=ReviewKind.PLANNED),
            by=sam,
            at=day,
        )
        found = review.NewFinding(person=person, review=begun.pk, held_on=day.date(), answers=SETTLED)
        review.hold_review(finding=found, by=sam, at=day)
        end = day + timedelta(minutes=40)
        closing = review.NewClosing(
            person=person,
            review=begun.pk,
            outcome=Outcome.GOES_ON,
            words="Tea stays at seven. We ask the pool about a later bus.",
        )
        review.close_review(closing=closing, by=sam, at=end)


def _ana_asks(council: Council) -> None:
    """Ana asks on her own page, after she slipped; Sam answers with a day."""
    ana, sam, person = (
        council.logins["Ana Marsh"],
        council.logins["Sam Whitlock"],
        council.people["Ana Marsh"],
    )
    asked_at, answered_at = council.at("20:05", days_ago=4), council.at("09:40", days_ago=3)
    asked = review.NewRequest(
        person=person, standing=StandingKind.ADULT, words="Look at nights again, please. I slipped."
    )
    with acting(ana, asked_at):
        review.ask_for_review(request=asked, by=ana, at=asked_at)
    with acting(sam, answered_at):
        answer = review.NewAnswer(person=person, request=asked.key, look_on=council.ago(-10))
        review.answer_request(answer=answer, by=sam, at=answered_at)


def _joans(council: Council) -> None:
    sam, person, at = (
        council.logins["Sam Whitlock"],
        council.people["Joan Petty"],
        council.at("15:10", days_ago=1),
    )
    with acting(sam, at):
        begun = review.begin_review(
            review=review.NewReview(person=person, standing=StandingKind.ADULT, kind=ReviewKind.PLANNED),
            by=sam,
            at=at,
        )
        found = review.NewFinding(person=person, review=begun.pk, held_on=at.date(), answers=JOANS)
        review.hold_review(finding=found, by=sam, at=at)


def _ken_asks(council: Council) -> None:
    """Somebody asks by telephone, and nobody has answered yet."""
    sam, person, at = (
        council.logins["Sam Whitlock"],
        council.people["Ken Abara"],
        council.at("11:20", days_ago=2),
    )
    asked = review.NewRequest(
        person=person, standing=StandingKind.ADULT, words="My chair does not fit through the new door."
    )
    with acting(sam, at):
        review.ask_for_review(request=asked, by=sam, at=at)
