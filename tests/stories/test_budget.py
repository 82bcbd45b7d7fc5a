"""Under the limit a social worker agrees a budget alone, once somebody has looked at the two of them."""

import pytest

from tests.stories.walking import Keys, Walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
KEN = "Ken Abara"
WHY = "You need somebody beside you in the shower. This pays for it each day."


@pytest.mark.requirement("S0-04", "S1-16")
def test_a_held_budget_is_asked_about_and_agreed_with_no_manager(come_in):
    walk = Walk(come_in, Keys)
    sam = walk.opens("social-worker", KEN)
    sam.press("Line by line")
    assert "Ask first what this budget changes for the two of them." in walk.reads("social-worker")
    sam.press("Look at what this changes for the two of them")
    sam.choose("looked", "looked")
    sam.press("Keep this")
    sam.press("Read it, and agree it")
    sam.choose("whether", "met")
    sam.choose("how_main", "need")
    sam.write("reasons", WHY)
    sam.press("Agree this budget")
    assert "Agreed by Sam Whitlock" in walk.reads("social-worker")
    assert WHY in walk.reads("social-worker")
