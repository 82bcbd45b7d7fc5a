"""What was decided on Ana's needs and on Bea's, each alone, and what Bea is willing to do."""

from datetime import date, timedelta

from sayso.journey.assessment import actions as assessment
from sayso.journey.assessment import queries
from sayso.journey.assessment.models import NeedsAssessment
from sayso.journey.assessment.statuses import Able, Difficulty, Finding, Supporter, Willing
from sayso.journey.people.statuses import StandingKind
from sayso.web.demo.council import Council, acting
from sayso.web.demo.telling import Hand

#: What Bea says of three tasks: words, willing, able, what comes first, minutes a week, if it may be told.
BEA_SAYS = (
    (
        "Breakfast with Mum at the weekend, and her hair on Sundays",
        Willing.YES,
        Able.YES,
        "",
        180,
        True,
    ),
    (
        "Getting up with her at night, Mondays and Wednesdays",
        Willing.NO,
        Able.YES,
        "I have not slept through since March. I have not told Mum.",
        None,
        False,
    ),
    (
        "Helping her from the chair to bed",
        Willing.WITH_CONDITIONS,
        Able.WITH_HELP,
        "Only when somebody has shown me how, so that I do not hurt her or my back.",
        120,
        False,
    ),
)


def tell(council: Council) -> None:
    """Decide on each alone, tell each alone, ask Bea alone, and hold what lacks advice for Tom."""
    _ana(council)
    _bea(council)
    _bea_says(council)
    _tom(council)


def _assessed(hand: Hand, standing: StandingKind) -> NeedsAssessment:
    with acting(hand.by, hand.council.at("17:00")):
        found = queries.assessment_of(hand.person, standing, viewer=hand.by)
    assert found is not None, "both were assessed before"
    return found


def _ana(council: Council) -> None:
    sam = Hand(council, "Sam Whitlock", "Ana Marsh")
    sam.decides(
        _assessed(sam, StandingKind.ADULT).pk,
        ("nutrition", "personal_hygiene", "home_safety"),
        days_ago=74,
        reasons=(
            "On a bad day you cannot make a meal. Washing takes you most of the morning. "
            "Moving from chair to bed alone, you may fall. "
            "All this wears on you, and keeps you from your garden."
        ),
    )


def _bea(council: Council) -> None:
    nadia = Hand(council, "Nadia Shah", "Bea Marsh")
    nadia.decides(
        _assessed(nadia, StandingKind.CARER).pk,
        ("recreation",),
        days_ago=55,
        reasons=(
            "You have not slept through since March, and your health is at risk from it. "
            "You have no hour of the week left that is yours, but for your swim."
        ),
    )


def _bea_says(council: Council) -> None:
    nadia = Hand(council, "Nadia Shah", "Bea Marsh")
    at, from_day = council.at("13:10", days_ago=54), council.ago(54)
    items = [
        assessment.NewWillingness(
            person=nadia.person,
            words=words,
            adult=council.people["Ana Marsh"],
            willing=willing,
            able=able,
            conditions=conditions,
            minutes_a_week=minutes,
            holds_from=from_day if minutes else None,
            ends_before=_a_year_on(from_day) if minutes else None,
            may_be_told=told,
        )
        for words, willing, able, conditions, minutes, told in BEA_SAYS
    ]
    with acting(nadia.by, at):
        assessment.say_willing(items=items, by=nadia.by, at=at)


def _tom(council: Council) -> None:
    """Tom finds it hard to weigh things up. Leila was asked for, and came, before anything was decided."""
    sam = Hand(council, "Sam Whitlock", "Tom Pryce")
    assessed = sam.finds(
        StandingKind.ADULT,
        {"nutrition": "needs_help", "local_facilities": "needs_help", "relationships": "needs_help"},
        days_ago=12,
        their_words="He chose the photo of the swimming pool, twice.",
        difficulties=[Difficulty.UNDERSTANDING, Difficulty.WEIGHING],
        supporter=Supporter.ADVOCATE,
    )
    asked_at, came_at = council.at("11:00", days_ago=11), council.at("15:30", days_ago=7)
    with acting(sam.by, asked_at):
        new = assessment.NewReferral(
            person=sam.person, asked_of="Lindenshire Advocacy", asked_on=council.ago(11)
        )
        asked = assessment.ask_for_advocate(referral=new, by=sam.by, at=asked_at)
    with acting(sam.by, came_at):
        assessment.advocate_came(
            referral=asked.pk,
            person=sam.person,
            came_on=council.ago(7),
            name="Leila Farah",
            by=sam.by,
            at=came_at,
        )
    at = council.at("16:20", days_ago=2)
    with acting(sam.by, at):
        held = assessment.NewEligibility(
            person=sam.person,
            assessment=assessed,
            finding=Finding.ELIGIBLE,
            outcomes=("nutrition", "local_facilities"),
            reasons="You need somebody with you to eat well and to go out.",
        )
        assessment.decide_eligibility(eligibility=held, by=sam.by, at=at)


def _a_year_on(day: date) -> date:
    return day + timedelta(days=365)
