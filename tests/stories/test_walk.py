"""One person walks all the way through, and so does her carer. So far: what each says of her own life."""

import pytest

from tests.stories.looking import unusable
from tests.stories.walking import Keys, Pointer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

ANA = "Ana Marsh"
GARDEN = "My roses. I want to see them every morning."
WHY = "On a bad day you cannot dress, wash or cook alone."
BREAKFAST = "Breakfast with Mum at the weekend"
CHOIR = "Choir on Tuesdays. I sing the low part."
HANDS = pytest.mark.parametrize(
    ("hand", "with_script"), [(Keys, True), (Pointer, False)], ids=["by keys alone", "without script"]
)


def everyone_can_use(page) -> None:
    """See that axe finds nothing wrong at both widths, and nothing scrolls sideways.

    axe is a script itself: on a page without script it would wait for ever.
    """
    for width in (1280, 320):
        assert unusable(page, width) == []
    page.set_viewport_size({"width": 1280, "height": 900})


def nobody_looks(page) -> None:
    """Leave out axe."""


@pytest.mark.requirement("S3-01", "S3-02", "B-28", "J-57")
@HANDS
def test_what_ana_says_is_heard_kept_and_hers_to_change(come_in, hand, with_script):
    looked_at = everyone_can_use if with_script else nobody_looks
    sam = come_in("social-worker", java_script_enabled=with_script)
    sams = hand(sam)
    sam.goto(f"/find/?q={ANA}")
    sams.press(ANA)
    sams.press("Write up a conversation")
    looked_at(sam)
    sams.write("matters", GARDEN)
    sams.choose("seen_alone", "no")
    sams.write("who_was_there", "Her daughter")
    sams.press("Keep this conversation")
    assert GARDEN in sam.inner_text("main")
    looked_at(sam)

    sams.press(ANA)
    sams.press("Assessments")
    assert "It looks as if these needs meet the national test." in sam.inner_text("main")
    looked_at(sam)
    sams.press("Ask more, or change it")
    looked_at(sam)
    sams.pick("outcome_clothing", "Cannot do this without help")
    sams.press("Keep this assessment")
    assert "It was made on an earlier assessment." in sam.inner_text("main")
    sams.press("Decide what this means")
    looked_at(sam)
    sams.choose("finding", "eligible")
    sams.write("reasons", WHY)
    sams.press("Keep this")
    assert "Being dressed in the right clothes" in sam.inner_text("main")
    looked_at(sam)
    sams.press("Write and send the letter")
    sams.press("Write the letter and send it")
    assert WHY in sam.inner_text("main")

    ana = come_in("person", java_script_enabled=with_script)
    hers = hand(ana)
    hers.press("What we found about my needs")
    assert "Cannot do this without help" in ana.inner_text("main")
    assert "We decided: your needs are eligible" in ana.inner_text("main")
    assert WHY in ana.inner_text("main")
    assert BREAKFAST not in ana.inner_text("body")
    looked_at(ana)
    hers.press("Go to your page")
    assert "Tea at seven" in ana.inner_text("main"), "her own words stand first on her page"
    assert "At 7 pm, give or take 15 minutes." in ana.inner_text("main")
    looked_at(ana)
    hers.press("Say more, or change it")
    mine = ana.inner_text("main")
    assert GARDEN in mine
    assert "daughter" not in mine, "who was there is not hers to find on a telephone that others see"
    looked_at(ana)
    hers.press("Say something")
    looked_at(ana)
    hers.write("words", CHOIR)
    hers.press("Keep this")
    assert CHOIR in ana.inner_text("main")
    hers.press("Take it back: " + CHOIR)
    hers.press("Yes, take it back")
    assert CHOIR not in ana.inner_text("main")

    bea = come_in("carer", java_script_enabled=with_script)
    hers = hand(bea)
    hers.press("Say more, or change it")
    of_bea = bea.inner_text("body")
    assert "My swim on Thursdays" in of_bea
    for words in (GARDEN, CHOIR, "Tea at seven", ANA):
        assert words not in of_bea
    hers.press("Go to your page")
    hers.press("What I am willing to do for somebody")
    of_bea = bea.inner_text("body")
    assert BREAKFAST in of_bea
    assert WHY not in of_bea
    looked_at(bea)
    hers.press("Say what you are willing to do")
    looked_at(bea)
    hers.write("words", "Choir with Mum on Tuesdays")
    hers.choose("willing", "no")
    hers.press("Keep this")
    assert "Choir with Mum on Tuesdays" in bea.inner_text("main")
