"""Paying: one makes a run and may not check it, another does, and the bank gets its file. By keys alone."""

import pytest

from tests.stories.looking import unusable
from tests.stories.walking import Keys

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def everyone_can_use(page) -> None:
    """See that axe finds nothing wrong at both widths, and nothing scrolls sideways."""
    for width in (1280, 320):
        assert unusable(page, width) == []
    page.set_viewport_size({"width": 1280, "height": 900})


def test_pat_makes_a_run_finn_checks_it_and_the_banks_fee_is_put_aside(come_in):
    pat, finn, ana = (come_in(role) for role in ("payments", "finance", "person"))
    pats, finns = Keys(pat), Keys(finn)
    pats.press("Payments")
    everyone_can_use(pat)
    assert pat.locator("main").inner_text().count("Paid\n") >= 3, "three runs that the bank has answered"
    pats.press("Make a payment run")
    everyone_can_use(pat)
    assert pat.input_value("[name=starts_on_day]") == "10", "it starts where the last one ended"
    for name, typed in (("pays_on_day", "10"), ("pays_on_month", "12"), ("pays_on_year", "2026")):
        pats.write(name, typed)
    pats.press("Make this run")
    everyone_can_use(pat)
    assert "Ana Marsh" in pat.inner_text("main")
    where = pat.url
    pats.press("Lock it, and ask for a check")
    pats.press("Lock it, and ask for a check")

    pat.goto(f"{where}check/")
    everyone_can_use(pat)
    pats.choose("decision", "agree")
    pats.write("words", "I made it myself.")
    pats.press("Save your decision")
    assert "You made this run, so somebody else checks it." in pat.inner_text("main")
    assert pat.input_value("[name=words]") == "I made it myself.", "what was typed stays"

    finns.press("Payments")
    finns.press("1 payment, ")
    everyone_can_use(finn)
    finns.press("Check this run")
    finns.choose("decision", "agree")
    finns.write("words", "Ana, as four weeks ago.")
    finns.press("Save your decision")
    finns.press("Make the bank file")
    finns.press("Make the bank file")
    assert "Fetch the bank file" in finn.inner_text("main")
    everyone_can_use(finn)

    finns.press("Statements")
    everyone_can_use(finn)
    finns.press("CHG ACCOUNT FEE")
    everyone_can_use(finn)
    finns.choose("place_as", "set_aside")
    finns.write("because", "The bank's own fee.")
    finns.press("Place it")
    assert "Every line has its place." in finn.inner_text("main")
    for path in ("new", "columns"):
        finn.goto(f"/payments/statements/{path}/")
        everyone_can_use(finn)
    finns.press("Bank details")
    everyone_can_use(finn)
    finns.press("The account we pay from")
    assert "Lindenshire Council" in finn.inner_text("main")
    everyone_can_use(finn)

    ana.goto("/my-money/")
    assert "On its way to you" in ana.inner_text("main")
    everyone_can_use(ana)
