"""The what-if of finance: the whole council counted, bounded as the settings are, and nothing left behind."""

import re
from contextlib import closing

import pytest
from django.db import connection, transaction
from django.urls import reverse

from sayso.foundation.access.viewer import viewing
from sayso.journey.charging import actions
from tests.factories.casework import somebody
from tests.factories.charging import new_means, told
from tests.factories.logins import a_login
from tests.factories.policy import a_value
from tests.pages.home.signing_in import signed_in

pytestmark = pytest.mark.django_db
HERE = "/charges/what-if/"


@pytest.fixture(autouse=True)
def second_step_is_done(monkeypatch):
    """Let finance in: the second step has tests of its own."""
    monkeypatch.setattr("sayso.foundation.govuk.view.is_mfa_enabled", lambda user: True)


@pytest.fixture
def finn(now):
    return a_login("finance", now=now, name="Finn Dacre")


def with_rent(pence):
    """Return answers of somebody of 77 whose charge of today is known: no amount of 2026 is wanting."""
    costs = {"items": [{"kind": "council_tax_net", "amount_pence": pence, "period": "week"}]}
    return told(age={"age": 77}, housing=costs)


@pytest.fixture
def seven(now, finn):
    """Keep the sums of seven people, one of whom nobody asked about the household."""
    people = [somebody(now=now, name=f"Person {number}") for number in range(7)]
    day = now.date().replace(month=5, day=1)
    items = [
        new_means(key, now, starts_on=day, answers=with_rent(1_000 + 50 * at))
        for at, key in enumerate(people[:6])
    ]
    items.append(new_means(people[6], now, starts_on=day, answers=told(household=None)))
    with transaction.atomic(), viewing(finn, at=now):
        return actions.assess_means(items=items, by=finn, at=now)


def rows_of_every_table():
    with closing(connection.cursor()) as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public' order by 1")
        tables = [name for (name,) in cursor.fetchall()]
    counted = {}
    for table in tables:
        with closing(connection.cursor()) as cursor, transaction.atomic():
            cursor.execute(
                "select coalesce(pg_stat_get_xact_tuples_inserted(%s::regclass), 0)"
                " + coalesce(pg_stat_get_xact_tuples_updated(%s::regclass), 0)",
                [f'"{table}"', f'"{table}"'],
            )
            counted[table] = cursor.fetchone()[0]
    return counted


def test_finance_sees_who_would_pay_more_and_what_it_brings_and_no_row_is_written(looking, finn, seven):
    client = signed_in(finn)
    client.get(HERE)
    before = rows_of_every_table()
    first = client.get(HERE, {"day": "today"}).content.decode()
    assert "Of 6 people, 0 would pay more, 0 less and 6 the same." in first
    client.get(HERE, {"day": "today", "mig_uplift": "5"})
    answer = client.get(HERE, {"day": "today", "mig_uplift": "5"}).content.decode()
    changed = {name for name, count in rows_of_every_table().items() if count != before[name]}
    assert before["charging_means"] >= 7, "a row that is written is counted, others of this connection too"
    assert changed <= {"django_session"}
    assert "Of 6 people, 0 would pay more, 6 less and 0 the same." in answer
    assert "−£30.00" in answer
    assert "−£1,560.00" in answer
    assert "No group would pay more on average." in answer
    assert "What we add to the income the law protects" in answer
    assert "Whether the person is single, one of a couple or a lone parent: nobody has told us" in answer
    assert reverse("how_we_decide") in answer
    assert "Person 1" not in answer


def test_small_groups_are_not_told_of_and_the_hardest_hit_is_named(finn, seven):
    answer = signed_in(finn).get(HERE, {"percent_of_disposable": "100", "count_disability_benefits": "no"})
    page = answer.content.decode()
    assert "too few to say" in page, "one person has no sum"
    assert "6 less" in page
    kept = [one for one in seven if one.charge_pence_a_week is not None]
    assert len(kept) == 6


def test_a_choice_out_of_bounds_is_said_beside_it_and_nothing_is_worked_out(finn):
    client = signed_in(finn)
    wrong = {
        "upper_limit_non_residential": "100",
        "percent_of_disposable": "101",
        "short_stay_max_days": "90",
        "dre_item_limits": "heating",
    }
    for key, value in wrong.items():
        answer = client.get(HERE, {key: value})
        assert answer.status_code == 422, key
        assert "There is a problem" in answer.content.decode()
        assert 'id="answer"' not in answer.content.decode()


def test_what_an_address_leaves_out_stands_as_it_is_today_and_the_form_shows_it(now, looking, finn, seven):
    admin = a_login("admin", now=now)
    with looking(admin):
        a_value("dre_standard", 1_200, by=admin, at=now)
        a_value("housing_extras", ["water"], by=admin, at=now)
    client = signed_in(finn)
    page = client.get(HERE, {"mig_uplift": "5"}).content.decode()
    assert 'value="12.00"' in page
    assert re.search(r'value="water"[^>]*checked', page)
    changed = re.findall(r"Now: ", page)
    assert len(changed) == 1, "only what was asked for is changed"
    whole = client.get(HERE, {"whole": "yes", "day": "today"}).content.decode()
    assert "Costs of a home that we allow beyond those the law names" in whole
    assert "None. Now: water" in whole, "sent whole, an unticked box is a choice"


def test_next_april_is_refused_by_name_while_nobody_has_confirmed_it(finn, seven):
    page = signed_in(finn).get(HERE, {"day": "april"}).content.decode()
    assert "Nobody has confirmed these amounts of the law for 6 April 2027." in page
    assert "Nobody’s charge can be compared." in page
    assert reverse("figures") in page


def test_with_nothing_kept_it_says_so_and_who_may_not_see_means_is_turned_away(now, finn):
    page = signed_in(finn).get(HERE, {"day": "today"}).content.decode()
    assert "There is no sum to work with yet." in page
    assert signed_in(a_login("social-worker", now=now)).get(HERE).status_code == 403
