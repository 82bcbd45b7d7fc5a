"""Bea says no: she stops two nights in her own account, cover is found, and Ana finds nothing of it."""

import re

import pytest

from tests.stories.looking import Pictures
from tests.stories.steps.papers import reads_in_easy_read, sam_writes_that_somebody_comes
from tests.stories.steps.saying import ANA
from tests.stories.walking import Keys, Pointer, Walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

NIGHTS = "Somebody in the house on Monday and Wednesday nights."
ASKED = "Sleep at Mum’s on Mondays and Wednesdays."
LANTERN = "Lantern Nights, from tonight"
FOUND = "Somebody is there on both nights"
COMES = "Lantern Nights comes on Mondays and Wednesdays, from tonight."
#: What Bea said or did in private, in the words of any page that she read it on.
HERS = (ASKED, "tired to the bone", "I need to sleep", "stop", "Stop", "no longer", "No longer", "ended")


def what_ana_can_get(walk: Walk) -> dict[str, str]:
    """Return all that Ana can read of what happened and of the two of them, and the files she can take."""
    found = {}
    for path in (
        "/home/",
        "/my-plan/",
        "/what-happened/",
        "/my-budget/",
        "/my-circle/",
        "/who-looked/",
        "/letters/",
    ):
        walk.goes("person", path)
        found[path] = walk.reads("person")
    ana = walk.goes("person", "/home/")
    ana.press("You and Bea")
    found["the two of them"] = walk.reads("person")
    for form in ("html", "json"):
        taken = walk.of("person").page.request.get(f"/my-copy/file/{form}/")
        found[form] = re.sub(r"<[^>]+>", " ", taken.text())
    found["search"] = str(walk.of("person").page.request.get(f"/find/?q={ASKED}").status)
    return found


@pytest.mark.requirement("S0-07", "S2-35", "X-03")
@pytest.mark.parametrize(
    ("hand", "how"),
    [
        pytest.param(Keys, {}, id="by keys alone"),
        pytest.param(Pointer, {"with_script": False}, id="without script", marks=pytest.mark.slow),
        pytest.param(Pointer, {"look": Pictures("bea")}, id="axe and pictures", marks=pytest.mark.slow),
    ],
)
def test_bea_stops_two_nights_and_they_are_covered_and_ana_finds_nothing_of_why(come_in, hand, how):
    walk = Walk(come_in, hand, **how)
    before = what_ana_can_get(walk)
    assert f"“{NIGHTS}” Bea, my daughter, does this." in before["/home/"]

    bea = walk.goes("carer", "/home/")
    bea.press("What I am asked, and what I do")
    honest = walk.looks("carer")
    assert "You and Nadia Shah can read this. Not Mum: not your words, and not that you wrote." in honest
    bea.press(f"Stop this: {ASKED}")
    assert "You do not say why. From this minute it is not yours." in walk.looks("carer")
    bea.press("Yes, I stop")
    assert "You have said yes to nothing" not in walk.looks("carer"), "her Tuesdays are still hers"

    sam = walk.opens("social-worker", ANA)
    assert "Find who meets this tonight" in walk.looks("social-worker"), "the same minute"
    sam.press("The whole plan")
    sam.press(f"Who does it meanwhile: {NIGHTS}")
    walk.looks("social-worker")
    sam.write("covers", LANTERN)
    sam.press("Keep this")
    walk.opens("social-worker", ANA)
    sam.press("Orders and visits")
    sam.press(f"Place the order: {NIGHTS}")
    walk.looks("social-worker")
    sam.write("provider", "Lantern Nights")
    sam.write("urgent_because", "Nobody is there tonight.")
    sam.press("Place this order")
    assert "Lantern Nights" in walk.looks("social-worker")
    sam_writes_that_somebody_comes(walk, FOUND, COMES)
    reads_in_easy_read(walk, "person", FOUND, COMES, never=(*HERS, "Bea"))

    after = what_ana_can_get(walk)
    assert f"“{NIGHTS}” Not settled yet. Tonight: {LANTERN}" in after["/home/"]
    for where, shown in after.items():
        new = set(shown.splitlines()) - set(before[where].splitlines())
        for words in HERS:
            assert not any(words in line for line in new), (where, words, new)
        assert "Bea" not in "".join(new), (where, new)
    assert (before["search"], after["search"]) == ("403", "403"), "she has no search"
    told = set(after["/what-happened/"].splitlines()) - set(before["/what-happened/"].splitlines())
    expected = ("Lantern Nights", NIGHTS, FOUND, "November")
    assert all(any(words in line for words in expected) for line in told), told
    assert not walk.faults, "\n".join(walk.faults)
