"""Orders carry the aim and the wished time; money is agreed first, save when it cannot wait."""

from datetime import date, time, timedelta

import pytest

from sayso.foundation.access.areas import Area
from sayso.journey.purchasing import actions, queries
from sayso.journey.purchasing.models import Order
from sayso.journey.purchasing.statuses import PriceUnit
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, WrongState
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.factories.options import TEA, a_plan_line, a_service, agreed_money, imported, offer_named

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    key = somebody(now=now, name="Ana Marsh", seen_by=[sam])
    open_to(sam, key, Area.MONEY, now=now)
    return key


@pytest.fixture
def tea(now, sam, ana):
    return a_plan_line(ana, by=sam, now=now)


@pytest.fixture
def money(now, sam, tea):
    return agreed_money(tea, by=sam, now=now)


def new(tea, **said):
    told = {"starts_on": TODAY, "provider": "Meadow Home Care"}
    return actions.NewOrder(person=tea.person_id, line=tea.line, **(told | said))


def ordered(looking, sam, tea, now, **said):
    with looking(sam):
        return actions.place_order(order=new(tea, **said), by=sam, at=now)


@pytest.mark.requirement("S3-01", "S3-02")
def test_an_order_carries_her_words_and_the_wished_time_with_its_room(now, looking, sam, tea, money):
    imported(a_service("meadow"), by=a_login("broker", now=now), now=now)
    order = ordered(looking, sam, tea, now, offer=offer_named("meadow").pk, provider="")
    assert (order.aim, order.outcomes) == (TEA, ["nutrition"])
    assert queries.when_wished(order).startswith("At 7 pm, give or take 15 minutes, on Mondays, Tuesdays")
    assert (order.provider, order.service) == ("Meadow Ltd", "Meadow Home Care")
    with looking(sam):
        price = queries.price_of(order, viewer=sam)
    assert (price.price_pence, price.unit, price.budget_line) == (2400, "hour", money.pk)


def test_without_agreed_money_it_is_held_with_what_releases_it(now, looking, sam, ana, tea):
    with pytest.raises(Held) as held:
        ordered(looking, sam, tea, now)
    assert "say why" in held.value.releases
    with looking(sam):
        assert queries.orders_of(ana, viewer=sam) == []


@pytest.mark.requirement("S2-16")
def test_an_urgent_need_never_waits_and_its_money_is_owed_after(now, looking, sam, ana, tea):
    order = ordered(looking, sam, tea, now, urgent_because="She has not eaten since Wednesday.")
    with looking(sam):
        assert queries.orders_without_money([ana], viewer=sam, on=TODAY) == [order]
        with pytest.raises(WrongState):
            actions.join_order_to_money(order=order.pk, person=ana, by=sam, at=now)
    money = agreed_money(tea, by=sam, now=now)
    with looking(sam):
        actions.join_order_to_money(order=order.pk, person=ana, by=sam, at=now)
        assert queries.orders_without_money([ana], viewer=sam, on=TODAY) == []
        (price,) = queries.orders_from_line(money.pk, viewer=sam)
    assert price.order == order


def test_the_plan_shows_no_price_and_nothing_of_how_to_reach_them(now, looking, sam, ana, tea, money):
    said = {"price_pence": 2600, "unit": PriceUnit.HOUR, "visitor_must_know": "Knock. Do not ring."}
    order = ordered(looking, sam, tea, now, **said)
    reader = a_login("social-worker", now=now)
    open_to(reader, ana, Area.PLAN, now=now)
    with looking(reader):
        assert queries.orders_of(ana, viewer=reader) == [order]
        assert queries.price_of(order, viewer=reader) is None
        assert queries.note_of(order, viewer=reader) == ""
    with looking(sam):
        assert queries.note_of(order, viewer=sam) == "Knock. Do not ring."


def test_a_change_from_a_day_on_takes_the_time_of_the_plan_as_it_stands(now, looking, sam, ana, tea, money):
    order = ordered(looking, sam, tea, now)
    with looking(sam):
        type(tea).objects.visible_to(sam).filter(pk=tea.pk).update(replaced_at=now, replaced_by=sam)
    later = a_plan_line(ana, by=sam, now=now + timedelta(days=1), line=tea.line, wished_at=time(18, 30))
    to = new(later, starts_on=TODAY + timedelta(days=7), provider="Kindly")
    with looking(sam):
        changed = actions.change_order(order=order.pk, to=to, by=sam, at=now)
        before = queries.order_of(ana, order.pk, viewer=sam)
    assert (changed.wished_at, changed.follows, changed.provider) == (time(18, 30), order.pk, "Kindly")
    assert before.ends_before == changed.starts_on
    assert changed.number != before.number


def test_an_order_ends_with_a_reason_and_only_once(now, looking, sam, ana, tea, money):
    order = ordered(looking, sam, tea, now)

    def end(because="She is in hospital.", on=TODAY + timedelta(days=2)):
        with looking(sam):
            return actions.end_order(
                order=order.pk, person=ana, ends_before=on, because=because, by=sam, at=now
            )

    for wrong in ({"because": " "}, {"on": TODAY - timedelta(days=1)}):
        with pytest.raises(Invalid):
            end(**wrong)
    end()
    with pytest.raises(WrongState):
        end()
    with looking(sam):
        assert queries.orders_of(ana, viewer=sam, on=TODAY + timedelta(days=2)) == []
        to = new(tea, starts_on=TODAY + timedelta(days=3))
        with pytest.raises(WrongState):
            actions.change_order(order=order.pk, to=to, by=sam, at=now)


@pytest.mark.parametrize(
    "wrong",
    [
        {"provider": " "},
        {"ends_before": TODAY},
        {"price_pence": 100},
    ],
)
def test_an_order_that_says_too_little_is_refused(now, looking, sam, tea, money, wrong):
    with pytest.raises(Invalid):
        ordered(looking, sam, tea, now, **wrong)


def test_the_wrong_worker_and_the_wrong_role_place_change_and_end_nothing(now, looking, sam, ana, tea, money):
    order = ordered(looking, sam, tea, now)
    stranger, assistant = a_login("social-worker", now=now), a_login("contact", now=now)
    for who, refusal in ((stranger, NotFound), (assistant, NotPermitted)):
        with looking(who):
            with pytest.raises(refusal):
                actions.place_order(order=new(tea), by=who, at=now)
            with pytest.raises(refusal):
                actions.change_order(order=order.pk, to=new(tea), by=who, at=now)
            with pytest.raises(refusal):
                actions.end_order(order=order.pk, person=ana, ends_before=TODAY, because="x", by=who, at=now)
            with pytest.raises(refusal):
                actions.join_order_to_money(order=order.pk, person=ana, by=who, at=now)


def test_of_two_orders_one_wrong_places_none(now, looking, sam, ana, tea, money):
    with pytest.raises(NotFound), looking(sam):
        actions.place_orders(items=[new(tea), new(tea, offer=tea.pk)], by=sam, at=now)
    with looking(sam):
        assert queries.orders_of(ana, viewer=sam) == []


def test_a_trail_that_cannot_be_written_undoes_all_of_it(now, looking, sam, ana, tea, money, request):
    order = ordered(looking, sam, tea, now)
    fails = request.getfixturevalue("audit_fails")
    with pytest.raises(fails):
        ordered(looking, sam, tea, now)
    with pytest.raises(fails), looking(sam):
        actions.change_order(order=order.pk, to=new(tea), by=sam, at=now)
    with pytest.raises(fails), looking(sam):
        actions.end_order(order=order.pk, person=ana, ends_before=TODAY, because="x", by=sam, at=now)
    with looking(sam):
        (kept,) = Order.objects.visible_to(sam).filter(person_id=ana)
    assert kept.ends_before is None
