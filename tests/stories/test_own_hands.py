"""Ana lets new orders wait and takes managing back; Bea is paid for a while and stops. Nobody says why."""

from datetime import date

import pytest

from tests.stories.looking import Pictures
from tests.stories.steps.saying import ANA
from tests.stories.walking import Keys, Pointer, Walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
TODAY = date(2026, 11, 20)
TASKS = "Getting up and breakfast, Tuesdays and Fridays"
NO_MORE = "You need not say why."


@pytest.mark.requirement("S1-04")
@pytest.mark.parametrize(
    ("hand", "how"),
    [
        pytest.param(Keys, {}, id="by keys alone"),
        pytest.param(Pointer, {"with_script": False}, id="without script", marks=pytest.mark.slow),
        pytest.param(Pointer, {"look": Pictures("control")}, id="axe and pictures", marks=pytest.mark.slow),
    ],
)
def test_ana_lets_orders_wait_hands_managing_back_and_takes_both_back(come_in, hand, how):
    walk = Walk(come_in, hand, **how)
    ana = walk.goes("person", "/my-support/")
    ana.press("Pause new orders")
    assert "Who comes now keeps coming. Wages and payments go on." in walk.looks("person")
    ana.press("Pause new orders")
    assert "You paused new orders on 20 November 2026." in walk.looks("person")
    ana.press("Hand managing back")
    ana.choose("alone", "yes")
    walk.looks("person")
    ana.press("Hand it back")
    assert "You handed managing back to us on 20 November 2026." in walk.reads("person")

    sam = walk.opens("social-worker", ANA)
    walk.goes("social-worker", f"{record_of(sam.page)}/control/")
    assert "20 November 2026" in walk.looks("social-worker")
    bea = walk.goes("carer", "/home/")
    for path in ("/people-i-help/", "/what-happened/", "/home/"):
        walk.goes("carer", path)
        for told in ("paused", "Pause", "handed managing back"):
            assert told not in walk.reads("carer"), "nobody close to her is told"
    assert bea.page.request.get("/my-support/").status == 200
    assert "You paused" not in bea.page.inner_text("main")

    walk.goes("person", "/my-support/")
    ana.press("Let new orders go on")
    ana.press("Let orders go on")
    ana.press("Manage it yourself again")
    ana.choose("alone", "yes")
    ana.press("Take it back")
    shown = walk.looks("person")
    assert "You paused new orders" not in shown
    for line in (
        "you let new orders wait",
        "you handed managing back",
        "you let new orders go on",
        "you took managing back",
    ):
        assert line in shown
    assert walk.faults == []


@pytest.mark.slow
@pytest.mark.requirement("S0-08")
@pytest.mark.parametrize(
    ("hand", "how"),
    [
        pytest.param(Keys, {}, id="by keys alone"),
        pytest.param(Pointer, {"with_script": False}, id="without script"),
        pytest.param(Pointer, {"look": Pictures("paid")}, id="axe and pictures"),
    ],
)
def test_bea_becomes_a_paid_assistant_and_stops_and_neither_says_why(come_in, hand, how):
    walk = Walk(come_in, hand, **how)
    sam = walk.opens("social-worker", ANA)
    pay = f"{record_of(sam.page)}/paid-close/"
    walk.goes("social-worker", pay)
    sam.press("Propose that somebody close is paid")
    sam.pick("who", "Bea")
    sam.pick("relationship", "Son or daughter")
    for name in ("same_household", "partner_of_listed", "speaks_for"):
        sam.choose(name, "no")
    sam.choose("purpose", "care")
    walk.looks("social-worker")
    sam.press("Keep this")
    assert "Make it a contract" in walk.looks("social-worker"), "a daughter who lives elsewhere is not barred"
    sam.press("Make it a contract")
    makes_the_contract(sam)
    walk.looks("social-worker")
    sam.press("Make the contract")
    assert "The contract is made." in walk.of("social-worker").page.inner_text("body")
    walk.goes("social-worker", pay)
    assert "Two things, kept apart: never one sum." in walk.looks("social-worker")

    bea = walk.goes("carer", "/paid-help/")
    assert TASKS in walk.looks("carer")
    assert "One pound over the limit" in walk.reads("carer")
    bea.press("Stop this")
    assert "You do not say why." in walk.looks("carer")
    bea.press("Stop it")
    assert NO_MORE in bea.page.inner_text("body")
    assert "(ended)" in walk.looks("carer")
    walk.goes("person", "/paid-help/")
    ended = walk.looks("person")
    assert "(ended)" in ended
    assert "Stop this" not in ended
    walk.opens("social-worker", ANA)
    assert "stop" not in walk.reads("social-worker").lower().split("what to do")[0]
    assert walk.faults == []


def record_of(page) -> str:
    """Return the address of the record that a page is of, without its end."""
    return str(page.url.partition("#")[0].rstrip("/"))


def makes_the_contract(sam) -> None:
    """Write down what the two agreed, each asked alone."""
    sam.write("calls", "Mum")
    sam.write("tasks", TASKS)
    for day in ("1", "4"):
        sam.tick("days", day)
    sam.write("starts_at", "8 am")
    sam.write("minutes", "90")
    sam.write("pence_an_hour", "13.40")
    sam.date("starts_on", TODAY)
    sam.date("written_on", TODAY)
    sam.choose("person_asked", "yes")
    sam.choose("relative_asked", "yes")
    sam.date("look_again_on", date(2027, 5, 14))
    for name in ("fall_out", "manages", "cover", "talk_to", "no_deductions", "ends", "back"):
        sam.write(f"particular_{name}", "As we said at the table on Sunday.")
