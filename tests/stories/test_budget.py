"""A budget is priced line by line, asked about, agreed with reasons, and challenged by whoever it is for."""

import pytest

from tests.stories.test_walk import HANDS, everyone_can_use, nobody_looks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
WHY = "You need somebody beside you in the shower. This pays for it each day."


@pytest.mark.requirement("S0-04", "S1-16")
@HANDS
def test_a_held_budget_is_asked_about_agreed_and_a_manager_agrees_the_one_above_the_limit(
    come_in, hand, with_script
):
    looked_at = everyone_can_use if with_script else nobody_looks
    sam = come_in("social-worker", java_script_enabled=with_script)
    sams = hand(sam)
    sam.goto("/find/?q=Ken Abara")
    sams.press("Ken Abara")
    sams.press("Line by line")
    assert "Ask first what this budget changes for the two of them." in sam.inner_text("main")
    looked_at(sam)
    sams.press("What this changes for the two of them")
    looked_at(sam)
    sams.choose("looked", "looked")
    sams.press("Keep this")
    sams.press("Read it, and agree it")
    looked_at(sam)
    sams.choose("whether", "met")
    sams.choose("how_main", "need")
    sams.write("reasons", WHY)
    sams.press("Agree this budget")
    assert "Agreed by Sam Whitlock" in sam.inner_text("main")
    assert WHY in sam.inner_text("main")

    manager = come_in("manager", java_script_enabled=with_script)
    maxs = hand(manager)
    manager.goto("/my-day/?until=week")
    maxs.press("Read the budget")
    assert "A manager agrees it." in manager.inner_text("main")
    looked_at(manager)
    maxs.press("Read it, and agree it or hand it on")
    maxs.press("Agree this budget")
    assert "Agreed by Max Hale" in manager.inner_text("main"), "Sam's reasons stood there to be agreed with"


@pytest.mark.requirement("S1-01")
@HANDS
def test_ana_reads_what_her_support_costs_and_asks_us_to_look_again(come_in, hand, with_script):
    looked_at = everyone_can_use if with_script else nobody_looks
    ana = come_in("person", java_script_enabled=with_script)
    hers = hand(ana)
    hers.press("See it line by line, and why")
    said = ana.inner_text("main")
    assert "Somebody makes it with me, and stays while I eat." in said
    assert "You pay £52.75" in said
    assert "Sam Whitlock decided it" in said
    looked_at(ana)
    hers.press("Ask us to look again")
    looked_at(ana)
    hers.write("words", "The garden is three mornings. I want four.")
    hers.press("Send this")
    assert "I want four." in ana.inner_text("main")

    bea = come_in("carer", java_script_enabled=with_script)
    hand(bea).press("What my support costs, and why")
    assert "You have no budget yet." in bea.inner_text("main")
    looked_at(bea)
