"""Setting what the council chooses: dated, sourced, and only after asking or saying why not."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from sayso.foundation.policy import actions
from sayso.foundation.policy.models import SettingValue
from sayso.foundation.policy.queries import history, in_force, value, values
from sayso.rules.refusals import Held, Invalid, NotPermitted
from tests.factories.logins import a_login
from tests.factories.policy import BECAUSE, a_consultation, a_value

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(now):
    return a_login("admin", now=now)


def test_a_setting_holds_from_its_day_and_the_laws_default_before(now, looking, admin):
    with looking(admin):
        a_value("de_minimis", 250, by=admin, at=now, starts_on=date(2026, 12, 1))
    assert value("de_minimis", on=date(2026, 11, 30)) == 0
    assert value("de_minimis", on=date(2026, 12, 1)) == 250
    assert values(on=date(2026, 12, 1), topic="charging")["de_minimis"] == 250
    assert "de_minimis" not in values(on=date(2026, 12, 1), topic="letters")


def test_a_login_without_that_permission_cannot_change_a_setting(now, looking):
    worker = a_login("social-worker", now=now)
    with looking(worker), pytest.raises(NotPermitted):
        a_value("de_minimis", 250, by=worker, at=now)
    assert not SettingValue.objects.exists()


@pytest.mark.requirement("S1-08")
def test_a_change_that_cites_no_consultation_and_gives_no_reason_is_held(now, looking, admin):
    with looking(admin), pytest.raises(Held) as held:
        actions.set_setting(
            key="charge_carers", value=True, starts_on=now.date(), source="Cabinet", by=admin, at=now
        )
    assert "Cite a consultation" in held.value.releases
    assert value("charge_carers", on=now.date()) is False


@pytest.mark.requirement("S1-08")
def test_a_change_cites_the_consultation_it_follows(now, looking, admin):
    with looking(admin):
        asked = a_consultation(admin, at=now)
        actions.set_setting(
            key="charge_carers",
            value=True,
            starts_on=date(2027, 4, 5),
            source="Cabinet, 3 November 2026",
            consultation=asked,
            by=admin,
            at=now,
        )
    row = in_force(on=date(2027, 4, 5))["charge_carers"].row
    assert row.consultation == asked
    assert row.not_consulted_because == ""


@pytest.mark.requirement("S1-08")
def test_a_change_waits_while_people_can_still_answer(now, looking, admin):
    with looking(admin):
        asked = a_consultation(admin, at=now, opens_on=now.date())
        with pytest.raises(Held, match="can still answer"):
            actions.set_setting(
                key="charge_carers",
                value=True,
                starts_on=now.date(),
                source="Cabinet",
                consultation=asked,
                by=admin,
                at=now,
            )


@pytest.mark.requirement("S1-08")
@pytest.mark.parametrize("both", [True, False])
def test_the_database_too_wants_a_consultation_or_a_reason_and_not_both(now, looking, admin, both):
    with looking(admin):
        asked = a_consultation(admin, at=now)
        row = SettingValue(
            key="charge_carers",
            value=True,
            starts_on=now.date(),
            source="Cabinet",
            consultation=asked if both else None,
            not_consulted_because="None of your business" if both else "",
            set_at=now,
            set_by=admin,
        )
        with pytest.raises(IntegrityError, match="policy_consulted_or_says_why_not"), transaction.atomic():
            row.save(force_insert=True)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"key": "not_a_setting"}, None),
        ({"value": "2.50"}, "value"),
        ({"source": " "}, "source"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field(now, looking, admin, changed, field):
    given = {"key": "de_minimis", "value": 250, "starts_on": now.date(), "source": "Cabinet"} | changed
    with looking(admin), pytest.raises(Invalid) as refused:
        actions.set_setting(**given, not_consulted_because=BECAUSE, by=admin, at=now)
    assert list(refused.value.fields) == ([field] if field else [])


def test_a_change_of_the_past_is_refused_but_a_first_value_may_say_since_when(now, looking, admin):
    long_ago = date(2024, 4, 8)
    with looking(admin):
        a_value("de_minimis", 100, by=admin, at=now, starts_on=long_ago)
        with pytest.raises(Invalid, match="cannot start in the past"):
            a_value("de_minimis", 200, by=admin, at=now, starts_on=now.date() - timedelta(days=1))
    assert value("de_minimis", on=long_ago) == 100


def test_a_value_set_again_for_the_same_day_is_withdrawn_and_kept_in_the_history(now, looking, admin):
    with looking(admin):
        first = a_value("de_minimis", 100, by=admin, at=now)
        a_value("de_minimis", 200, by=admin, at=now)
    assert value("de_minimis", on=now.date()) == 200
    first.refresh_from_db()
    assert first.withdrawn_by == admin
    assert sorted(row.value for row in history("de_minimis")) == [100, 200]


def test_one_wrong_value_among_many_changes_nothing(now, looking, admin):
    good = actions.NewValue(
        key="de_minimis", value=100, starts_on=now.date(), source="Cabinet", not_consulted_because=BECAUSE
    )
    bad = actions.NewValue(
        key="dre_standard", value=-1, starts_on=now.date(), source="Cabinet", not_consulted_because=BECAUSE
    )
    with looking(admin), pytest.raises(Invalid):
        actions.set_settings(items=[good, bad], by=admin, at=now)
    assert not SettingValue.objects.exists()


def test_a_setting_whose_trail_is_refused_is_not_set(now, looking, admin):
    another = a_login("admin", now=now)
    with looking(another), pytest.raises(ProgrammingError, match="audit_event"), transaction.atomic():
        a_value("de_minimis", 100, by=admin, at=now)  # the trail takes events in the viewer's own name only
    assert not SettingValue.objects.exists()


def test_nobody_can_rewrite_or_delete_what_was_set(now, looking, admin):
    with looking(admin):
        a_value("de_minimis", 100, by=admin, at=now)
        for statement in (
            "update policy_setting_value set value = '5'",
            "delete from policy_setting_value",
            "update policy_consultation set question = 'another'",
        ):
            with (
                pytest.raises(ProgrammingError, match="permission denied"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(statement)


def test_two_values_on_one_day_are_refused_by_the_database(now, looking, admin):
    with looking(admin):
        a_value("de_minimis", 100, by=admin, at=now)
        twice = SettingValue(
            key="de_minimis",
            value=200,
            starts_on=now.date() + timedelta(days=5),
            source="Cabinet",
            not_consulted_because=BECAUSE,
            set_at=now,
            set_by=admin,
        )
        with pytest.raises(IntegrityError, match="policy_one_value_a_day"), transaction.atomic():
            twice.save(force_insert=True)
