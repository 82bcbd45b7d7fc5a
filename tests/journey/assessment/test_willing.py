"""What a carer is willing and able to do: hers, private, never assumed, told only as she lets it be."""

import uuid
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.foundation.access.areas import Area
from sayso.journey.assessment import actions, queries
from sayso.journey.assessment.models import AgreedHours, Willingness
from sayso.journey.assessment.statuses import Able, Willing
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale
from tests.examples import examples
from tests.factories.assessment import a_new_willingness, tied
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def nadia(now):
    return a_login("social-worker", now=now, name="Nadia Rahman")


@pytest.fixture
def ana(now, sam, nadia):
    return somebody(now=now, name="Ana Marsh", seen_by=[sam])


@pytest.fixture
def bea(now, sam, nadia, ana):
    """Bea, whose private account Nadia holds. Sam may read the rest of her record."""
    person = somebody(now=now, name="Bea Marsh", seen_by=[sam, nadia])
    open_to(nadia, person, Area.PRIVATE, now=now)
    tied(person, ana, by=sam, now=now)
    return person


@pytest.fixture
def herself(now, bea):
    login = a_login_of(bea, "carer", now=now, name="Bea Marsh")
    open_to(login, bea, Area.PRIVATE, now=now)
    return login


def says(bea, ana, by, now, **changed):
    return actions.say_willing(
        items=[a_new_willingness(bea, now, **({"adult": ana} | changed))], by=by, at=now
    )[0]


@pytest.mark.requirement("S0-07")
def test_hours_she_said_yes_to_and_lets_be_told_are_there_for_who_plans_with_the_adult(
    now, looking, herself, sam, ana, bea
):
    with looking(sam):
        assert queries.agreed_help(ana, viewer=sam, on=now.date()) is None, "nobody has asked her"
    with looking(herself):
        says(bea, ana, herself, now)
    with looking(sam):
        (help_,) = queries.agreed_help(ana, viewer=sam, on=now.date())
        assert (help_.carer, help_.minutes_a_week) == ("Bea Marsh", 300)
        assert not Willingness.objects.exists(), "what she said is hers"
        in_a_year = now.date() + timedelta(days=365)
        assert queries.agreed_help(ana, viewer=sam, on=in_a_year) is None, "then she is asked again"


@pytest.mark.parametrize(
    "changed",
    [
        {"willing": Willing.NOT_ASKED},
        {"willing": Willing.NO},
        {"willing": Willing.WITH_CONDITIONS, "conditions": "Not on Mondays. I have not told Mum."},
        {"able": Able.NOT_ASKED},
        {"able": Able.WITH_HELP},
        {"able": Able.NO},
        {"may_be_told": False},
    ],
)
def test_silence_a_no_an_if_and_a_yes_kept_to_herself_look_the_same_to_the_others(
    now, looking, herself, nadia, sam, ana, bea, changed
):
    with looking(herself):
        says(bea, ana, herself, now, **changed)
    person = a_login_of(ana, "person", now=now)
    for one in (sam, person):
        with looking(one):
            assert queries.agreed_help(ana, viewer=one, on=now.date()) is None
            assert not AgreedHours.objects.exists()
    with looking(nadia):
        counted = queries.agreed_help(ana, viewer=nadia, on=now.date())
        assert counted == (None if changed.get("willing") == Willing.NOT_ASKED else ())


def test_she_takes_it_back_without_a_reason_and_it_counts_no_longer_that_minute(
    now, looking, herself, sam, ana, bea
):
    with looking(herself):
        kept = says(bea, ana, herself, now)
        actions.take_back_willing(answer=kept.pk, person=bea, by=herself, at=now)
        assert queries.willingness_of(bea, viewer=herself) == []
        with pytest.raises(Stale):
            actions.take_back_willing(answer=kept.pk, person=bea, by=herself, at=now)
        assert Willingness.objects.filter(pk=kept.pk).exists(), "what she said first stays hers to read"
    with looking(sam):
        assert queries.agreed_help(ana, viewer=sam, on=now.date()) is None
        assert AgreedHours.objects.get().ended_at == now


def test_a_change_takes_the_place_of_what_she_said_and_of_the_hours_told(now, looking, nadia, sam, ana, bea):
    with looking(nadia):
        first = says(bea, ana, nadia, now)
        second = says(bea, ana, nadia, now, minutes_a_week=120, in_place_of=first.pk)
        assert second.task == first.task
        with pytest.raises(Stale):
            says(bea, ana, nadia, now, in_place_of=first.pk)
    with looking(sam):
        (help_,) = queries.agreed_help(ana, viewer=sam, on=now.date())
        assert help_.minutes_a_week == 120


def test_an_answer_whose_time_is_over_is_asked_again(now, looking, herself, ana, bea):
    soon = now.date() + timedelta(days=7)
    with looking(herself):
        says(bea, ana, herself, now, ends_before=soon)
        assert queries.over_by([bea], viewer=herself, until=now.date()) == []
        assert len(queries.over_by([bea], viewer=herself, until=soon)) == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"words": " "}, "words"),
        ({"adult": None}, "adult"),
        ({"adult": uuid.uuid4()}, "adult"),
        ({"minutes_a_week": 0}, "minutes_a_week"),
        ({"minutes_a_week": 10_081}, "minutes_a_week"),
        ({"minutes_a_week": None}, "minutes_a_week"),
        ({"ends_before": None}, "ends_before"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_box(now, looking, herself, ana, bea, changed, field):
    with looking(herself), pytest.raises(Invalid) as told:
        says(bea, ana, herself, now, **changed)
    assert list(told.value.fields) == [field]


def test_for_somebody_without_a_record_it_is_kept_by_name_and_told_to_nobody(now, looking, herself, bea):
    with looking(herself):
        kept = says(bea, None, herself, now, adult_called="Grandad")
        assert kept.adult_called == "Grandad"
    assert not AgreedHours.objects.exists()


def test_nobody_else_speaks_for_her_and_a_wrong_role_is_refused(now, looking, sam, ana, bea):
    person = a_login_of(ana, "person", now=now)
    open_to(person, bea, Area.PRIVATE, now=now)  # even if she let her mother read it
    officer = a_login("payments", now=now)
    with looking(sam), pytest.raises(NotFound):
        says(bea, ana, sam, now)
    with looking(person), pytest.raises(NotFound):
        says(bea, ana, person, now)
    with looking(officer), pytest.raises(NotPermitted):
        says(bea, ana, officer, now)


def test_hours_are_written_on_the_adults_record_by_nothing_but_what_she_said(
    now, looking, herself, sam, ana, bea
):
    forged = "select tell_agreed_hours(%s::uuid[], %s::uuid[], %s)"
    with looking(sam), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(forged, [[bea], [uuid.uuid4()], now])
    with looking(herself), pytest.raises(DatabaseError), transaction.atomic():
        AgreedHours(
            person_id=ana,
            carer_id=bea,
            carer_called="Bea",
            task=uuid.uuid4(),
            minutes_a_week=1,
            starts_on=now.date(),
            ends_before=now.date(),
            told_at=now,
            told_by=herself,
        ).save(force_insert=True)


@pytest.mark.parametrize("act", ["say", "take back"])
def test_without_a_trail_nothing_is_said_or_taken_back(now, looking, herself, sam, ana, bea, act):
    with looking(herself):
        kept = says(bea, ana, herself, now)
    acts = {
        "say": lambda: says(bea, ana, herself, now),
        "take back": lambda: actions.take_back_willing(answer=kept.pk, person=bea, by=herself, at=now),
    }
    with looking(herself):
        with (
            patch("sayso.journey.assessment.actions.say_willing.write", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            acts[act]()
        assert [one.pk for one in queries.willingness_of(bea, viewer=herself)] == [kept.pk]
    with looking(sam):
        assert len(queries.agreed_help(ana, viewer=sam, on=now.date())) == 1


@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    willing=st.sampled_from(Willing),
    able=st.sampled_from(Able),
    told=st.booleans(),
    minutes=st.integers(1, 10_080),
)
def test_hours_are_told_if_and_only_if_it_is_a_plain_yes_that_may_be_told(
    now, looking, herself, sam, ana, bea, willing, able, told, minutes
):
    with looking(herself):
        kept = says(
            bea, ana, herself, now, willing=willing, able=able, may_be_told=told, minutes_a_week=minutes
        )
        assert kept.counts == (willing == Willing.YES and able == Able.YES and told)
    with looking(sam):
        shown = queries.agreed_help(ana, viewer=sam, on=now.date())
        assert [one.minutes_a_week for one in shown or ()] == ([minutes] if kept.counts else [])
    with looking(herself):
        actions.take_back_willing(answer=kept.pk, person=bea, by=herself, at=now)
