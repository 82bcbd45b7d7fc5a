"""Whatever is told: a fact is kept, and urgent help starts. No rule ever says no."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.journey.casework import actions
from sayso.journey.casework import statuses as kinds
from sayso.journey.safeguarding import actions as safeguarding
from sayso.journey.safeguarding.statuses import Asked, Danger
from sayso.rules.refusals import Invalid
from tests.examples import examples
from tests.factories.casework import a_team, somebody
from tests.factories.logins import NOBODY, a_login

pytestmark = pytest.mark.django_db
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=700)
MAYBE = st.none() | st.integers(1, 24)
PENCE = st.none() | st.integers(0, 500_000)
SLOW = settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.requirement("B-11")
@SLOW
@given(
    needs=st.lists(st.sampled_from(kinds.Need), max_size=7).map(tuple),
    met_by=st.sampled_from(kinds.MetBy),
    said_yes=st.sampled_from(kinds.SaidYes),
    numbers=st.tuples(MAYBE, MAYBE, PENCE, PENCE),
    words=st.tuples(WORDS, WORDS, WORDS),
    days=st.none() | st.integers(-5, 40),
)
def test_support_tonight_starts_whatever_is_missing(
    needs, met_by, said_yes, numbers, words, days, now, looking
):
    with transaction.atomic():
        duty, person = a_login("out-of-hours", now=now, team=a_team()), somebody(now=now)
        arranged = actions.Tonight(
            needs=needs,
            met_by=met_by,
            said_yes=said_yes,
            visits_a_day=numbers[0],
            minutes_a_visit=numbers[1],
            price_pence_an_hour=numbers[2],
            price_pence_a_night=numbers[3],
            needs_words=words[0],
            met_by_name=words[1],
            visitor_must_know=words[2],
            ends_on=now.date() + timedelta(days=days) if days is not None else None,
        )
        with looking(duty):
            started = actions.start_urgent_support(person=person, tonight=arranged, by=duty, at=now)
        assert started.ends_on >= now.date()
        transaction.set_rollback(True)


@SLOW
@given(
    caller=WORDS,
    about=WORDS,
    happened=WORDS,
    how_soon=st.sampled_from(kinds.HowSoon),
    harm=st.sampled_from(kinds.Harm),
    outcome=st.sampled_from(kinds.Outcome),
    known=st.booleans(),
)
def test_a_contact_is_kept_or_words_are_asked_for(
    caller, about, happened, how_soon, harm, outcome, known, now, looking
):
    with transaction.atomic():
        adviser = a_login("contact", now=now, team=a_team())
        person = somebody(now=now) if known else None
        told = actions.Answers(
            caller=caller,
            about=about,
            what_happened=happened,
            how_soon=how_soon,
            person_knows=kinds.PersonKnows.YES,
            harm=harm,
            outcome=outcome,
        )
        blank = not (caller.strip() and about.strip() and happened.strip())
        with looking(adviser):
            if blank:
                with pytest.raises(Invalid):
                    actions.take_contact(answers=told, person=person, by=adviser, at=now)
            else:
                assert actions.take_contact(answers=told, person=person, by=adviser, at=now).pk
        transaction.set_rollback(True)


@pytest.mark.requirement("S3-18")
@SLOW
@given(
    happened=WORDS.filter(str.strip).map(lambda words: words + "\x00"),
    more=st.tuples(WORDS, WORDS, WORDS, WORDS),
    danger=st.sampled_from(Danger),
    asked=st.sampled_from(Asked),
    staff=st.booleans(),
)
def test_a_concern_in_any_words_is_taken(happened, more, danger, asked, staff, now, looking):
    with transaction.atomic():
        told = safeguarding.Told(
            what_happened=happened,
            about=more[0],
            place=more[1],
            wants=more[2],
            teller=more[3],
            danger=danger,
            asked=asked,
            about_staff=staff,
        )
        with looking(NOBODY):
            assert safeguarding.raise_concern(told=told, by=NOBODY, at=now).startswith("C-")
        transaction.set_rollback(True)
