"""Bea does not feel safe, and says so on a phone that Ana uses too. Ana finds nothing of it, anywhere."""

import pytest

from tests.stories.looking import Pictures
from tests.stories.test_bea_says_no import what_ana_can_get
from tests.stories.walking import Keys, Pointer, Walk, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
TIRED = "tired to the bone"


@pytest.mark.requirement("B-28", "S0-11", "X-03")
@pytest.mark.parametrize(
    ("hand", "how"),
    [
        pytest.param(Pointer, {"with_script": False}, id="without script"),
        pytest.param(Keys, {}, id="by keys alone", marks=pytest.mark.slow),
        pytest.param(Pointer, {"look": Pictures("phone")}, id="axe and pictures", marks=pytest.mark.slow),
    ],
)
def test_bea_says_on_a_shared_phone_that_she_does_not_feel_safe_and_ana_finds_nothing(come_in, hand, how):
    walk = Walk(come_in, hand, **how)
    before = what_ana_can_get(walk)

    bea = walk.goes("carer", "/home/")
    bea.press("You and Mum")
    assert TIRED in walk.looks("carer")
    bea.press("Someone may be looking")
    for path in ("/letters/", "/what-happened/", "/who-looked/", "/home/"):
        walk.goes("carer", path)
        shown = walk.looks("carer")
        assert TIRED not in shown
        assert "hidden" not in shown.lower(), "nothing says that something is hidden"
    bea.press("You and Mum")
    assert TIRED not in walk.reads("carer")

    bea.page.context.clear_cookies()
    sign_in(bea.page, "carer")
    bea.press("You and Mum")
    assert TIRED in walk.reads("carer"), "it is back with the next sign-in, when she is alone"
    bea.press("How it is for you, and when we ask")
    walk.looks("carer")
    bea.press("Say how it is today")
    bea.choose("safe", "no")
    walk.looks("carer")
    bea.press("Keep my answers")
    helped = walk.looks("carer")
    assert "999" in helped
    bea.press("Ask to talk with nobody else there")
    walk.looks("carer")
    bea.press("Ask for this")
    walk.looks("carer")

    after = what_ana_can_get(walk)
    for where, shown in after.items():
        new = set(shown.splitlines()) - set(before[where].splitlines())
        assert new == set(), (where, new)
    assert walk.faults == []
