"""Tea at seven, on a cheap phone, by keys and without script: why this list, none of these, one line moved.

And the kept rate a month later. What an assistant truly costs has no page yet.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.stories.looking import unusable
from tests.stories.steps.coming import evenings_are_told
from tests.stories.walking import Keys, Walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 320, "height": 640}}
TEA = "Tea at seven, like my mother did. Not five. Not nine."
A_MONTH_LATER = datetime(2026, 12, 19, 10, 0, tzinfo=ZoneInfo("Europe/London"))


def it_fits(walk: Walk) -> str:
    """See that nothing scrolls sideways on the phone; return what stands there."""
    assert walk.of("person").page.evaluate("document.documentElement.scrollWidth") <= 320
    return walk.reads("person")


@pytest.mark.requirement("S2-07", "S2-08", "S3-02", "S3-11")
def test_ana_reads_why_this_list_moves_one_line_and_back_and_sees_how_often_seven_was_kept(come_in, it_is):
    walk = Walk(lambda role, **how: come_in(role, **PHONE, **how), Keys, with_script=False)
    ana = walk.goes("person", "/home/")
    it_fits(walk)
    ana.press("Choose who comes")
    it_fits(walk)
    ana.press(f"See the list, or choose again: {TEA}")
    shown = it_fits(walk)
    assert "Nobody can pay to be higher." in shown
    assert "What we left out, and why" in shown
    ana.write("none_words", "One person, always the same.")
    ana.press("None of these suits me")
    assert "None of these suited you" in it_fits(walk)

    walk.goes("person", "/my-plan/")
    before = it_fits(walk)
    for value, held in (("council", "The council arranges it"), ("direct_payment", "Direct payment")):
        ana.press(f"Change how this is held: {TEA}")
        it_fits(walk)
        ana.choose("way", value)
        ana.press("Keep this")
        now = it_fits(walk)
        assert held in now.split(TEA)[1]
        assert now.split("Out in the garden")[1] == before.split("Out in the garden")[1], (
            "no other line moved"
        )
    assert now == before, "as it was, word for word"

    walk.goes("person", "/who-came/")
    assert "18 of the last 20" in it_fits(walk)
    it_is(A_MONTH_LATER)
    evenings_are_told(walk, A_MONTH_LATER.date())
    walk.goes("person", "/who-came/")
    assert "19 of the last 20" in it_fits(walk)


@pytest.mark.slow
@pytest.mark.requirement("S2-08")
def test_the_pages_of_choosing_have_no_faults_at_either_width(come_in):
    for width in (320, 1280):
        page = come_in("person", viewport={"width": width, "height": 800})
        for path in ("/my-choices/", "/who-came/", "/what-there-is/"):
            page.goto(path)
            assert unusable(page, width) == []
