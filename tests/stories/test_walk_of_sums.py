"""Steps 3 and 5 of the walk: a first figure to plan with, and what Ana pays and why."""

import re

import pytest

from tests.stories.test_walk import HANDS, everyone_can_use, nobody_looks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
ANA = "Ana Marsh"


@pytest.mark.requirement("S1-11", "S1-16")
@HANDS
def test_ana_reads_the_figure_that_sam_worked_out_and_asks_about_what_she_pays(come_in, hand, with_script):
    looked_at = everyone_can_use if with_script else nobody_looks
    sam = come_in("social-worker", java_script_enabled=with_script)
    sams = hand(sam)
    sam.goto(f"/find/?q={ANA}")
    sams.press(ANA)
    sams.press("The figure, and why")
    looked_at(sam)
    sams.press("Answer again")
    assert "The assessment says:" in sam.inner_text("main")
    looked_at(sam)
    sams.choose("level_night", "daily")
    sams.press("Work it out, and keep it")
    figure = re.search(r"£[\d,.]+ a week", sam.inner_text("main"))
    assert figure, "the figure is in the first sentence"
    assert "£348.00" in sam.inner_text("main"), "with no help from a carer"

    ana = come_in("person", java_script_enabled=with_script)
    hers = hand(ana)
    hers.press("A first figure to plan with")
    mine = ana.inner_text("main")
    assert figure[0] in mine
    assert "£348.00" in mine
    looked_at(ana)
    hers.press("The table we used, for anybody to read")
    assert "Each point is £7.25 a week." in ana.inner_text("main")
    looked_at(ana)

    ana.goto("/")
    hers.press("What I pay, and why")
    assert "You pay" in ana.inner_text("main")
    assert "The sum, line by line" in ana.inner_text("main")
    looked_at(ana)
    hers.press("Ask us to look again")
    looked_at(ana)
    hers.write("words", "My heating costs more.")
    hers.press("Ask us to look again")
    assert "You hear from us by" in ana.inner_text("main")
