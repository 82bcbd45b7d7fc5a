"""The two of them: each writes in private, chooses what the other reads, and hides it from onlookers."""

import pytest

from tests.stories.looking import unusable
from tests.stories.walking import Keys, Pointer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

SWIM = "My swim on Thursdays. She makes me go."
TIRED = "I am tired to the bone"
HANDS = pytest.mark.parametrize(
    ("hand", "with_script"), [(Keys, True), (Pointer, False)], ids=["by keys alone", "without script"]
)


def everyone_can_use(page) -> None:
    """See that axe finds nothing wrong at both widths, and nothing scrolls sideways."""
    for width in (1280, 320):
        assert unusable(page, width) == []
    page.set_viewport_size({"width": 1280, "height": 900})


def nobody_looks(page) -> None:
    """Leave out axe, which is a script itself."""


@pytest.mark.requirement("S0-03", "S0-05", "B-28")
@HANDS
def test_bea_writes_lets_ana_read_and_takes_back_and_ana_moves_a_decision(come_in, hand, with_script):
    looked_at = everyone_can_use if with_script else nobody_looks
    bea, ana = (come_in(role, java_script_enabled=with_script) for role in ("carer", "person"))
    beas, hers = hand(bea), hand(ana)
    beas.press("You and Mum")
    looked_at(bea)
    assert TIRED in bea.inner_text("main")
    beas.press("Write here: Mum does for you")
    looked_at(bea)
    beas.write("words", SWIM)
    beas.press("Keep this")
    assert SWIM in bea.inner_text("main")
    hers.press("You and Bea")
    looked_at(ana)
    before = ana.inner_text("main")
    assert SWIM not in before
    assert TIRED not in before

    beas.press(f"Let Mum read it: {SWIM}")
    looked_at(bea)
    beas.press("Yes, Mum may read this")
    ana.reload()
    assert SWIM in ana.inner_text("main")
    beas.press(f"Stop Mum reading it: {SWIM}")
    beas.press("Yes, Mum may not read it")
    ana.reload()
    assert ana.inner_text("main") == before, "as if it had never been"

    beas.press("Someone may be looking")
    looked_at(bea)
    shown = bea.inner_text("main")
    assert TIRED not in shown
    assert "How it is for you" not in shown
    assert "Shopping on Saturdays" in shown

    hers.press("See every decision")
    looked_at(ana)
    hers.press("Change: Who has keys")
    looked_at(ana)
    hers.choose("holder", "person")
    hers.press("Keep this")
    assert "You decide four of these." in ana.inner_text("main")
    ana.goto("/my-circle/")
    looked_at(ana)
    assert "Closest to me: Bea." in ana.inner_text("main")


@pytest.mark.requirement("S0-01")
def test_a_worker_reads_each_on_their_own_record(come_in):
    sam = come_in("social-worker")
    hand = Keys(sam)
    sam.goto("/find/?q=Ana Marsh")
    hand.press("Ana Marsh")
    sam.goto(sam.url.rstrip("/") + "/the-two-of-them/")
    everyone_can_use(sam)
    shown = sam.inner_text("main")
    assert "Who your" not in shown
    assert "Who Ana Marsh’s assistants are" in shown
    assert TIRED not in shown
    assert "pretend to sleep" not in shown, "Sam holds no private account of hers"
