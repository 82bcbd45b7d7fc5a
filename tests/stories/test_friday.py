"""Friday, ten to six: a neighbour rings, a man is kept safe tonight, and on Monday he is Sam's first task."""

from datetime import datetime, timedelta
from io import BytesIO

import pikepdf
import pytest

from tests.conftest import NOW
from tests.stories.walking import Hand, Keys, Pointer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

MONDAY = NOW + timedelta(days=2, hours=14, minutes=40)
STEFAN = "Stefan Wójcik"
HIS_WARNING = "Do not ring the house phone. Ring his mobile, or go in person."
VISITS = "£308.25"  # fifteen visits of 45 minutes at £27.40 an hour
HANDS = pytest.mark.parametrize(
    ("hand", "with_script"),
    [
        pytest.param(Keys, True, id="by keys alone"),
        pytest.param(Pointer, False, id="without script", marks=pytest.mark.slow),
    ],
)


def take_the_call(page, hand: Hand) -> None:
    """Answer the eight questions, and say that he is the man of an old spelling."""
    hand.press("New contact")
    hand.write("caller", "Mrs Jean Hollis, next door at 16. 01632 960 233")
    hand.write("about", "Steven Voychik")
    hand.write("whereabouts", "Tanner's Row, about 80")
    hand.press("Look for them")
    found = page.inner_text("#matches")
    assert STEFAN in found
    assert found.index(HIS_WARNING) < found.index(f"It is {STEFAN}")
    hand.press(f"It is {STEFAN}")
    assert f"You said it is {STEFAN}" in page.inner_text("main")
    assert page.input_value("[name=caller]").startswith("Mrs Jean Hollis")
    hand.write("what_happened", "His nephew went off on Wednesday. He has not eaten and cannot get up.")
    hand.choose("how_soon", "tonight")
    hand.choose("person_knows", "not_safe")
    hand.choose("harm", "no")
    hand.choose("outcome", "tonight")
    hand.press("Save this contact")


def put_support_in(page, hand: Hand) -> str:
    """Go through both screens of tonight; return the address of the duty sheet."""
    assert "screen 1 of 2" in page.inner_text("main")
    assert HIS_WARNING in page.inner_text("main")
    hand.tick("needs", "food")
    hand.tick("needs", "moving")
    hand.choose("met_by", "provider")
    hand.write("met_by_name", "Harbour Homecare, 01632 960 540")
    hand.pick("visits_a_day", "4")
    hand.pick("minutes_a_visit", "45")
    hand.write("price_pence", "27.40")
    hand.choose("said_yes", "not_asked")
    hand.press("Go on")
    check = page.inner_text("main")
    assert "screen 2 of 2" in check
    assert VISITS in check
    assert "See them alone, and start the assessment" in check
    hand.pick("team", "North")
    hand.write("visitor_must_know", "Knock, do not ring the bell.")
    hand.press("Start support")
    return page.url.split("#")[0]  # whoever skipped the menu stands at a place on the page


def committed(come_in) -> str:
    """Return what the finance officer reads as promised to people."""
    page = come_in("finance")
    Pointer(page).press("Ledger")
    return page.get_by_role("row").filter(has_text="M910").inner_text()


def pence(row: str) -> int:
    """Return the first sum in a row of the ledger, in pence."""
    pounds = row.split("£")[1].split()[0]
    return int(pounds.replace(",", "").replace(".", ""))


@pytest.mark.requirement("B-02", "B-15", "X-04")
@HANDS
def test_a_man_is_safe_by_six_and_first_on_monday(come_in, it_is, hand, with_script):
    before = pence(committed(come_in))
    dee = come_in("contact", java_script_enabled=with_script)
    with_dees_hand = hand(dee)
    take_the_call(dee, with_dees_hand)
    sheet = put_support_in(dee, with_dees_hand)

    assert sheet.endswith("/duty-sheet/")
    on_the_sheet = dee.inner_text("main")
    for said in (STEFAN, HIS_WARNING, "Harbour Homecare", "Knock, do not ring the bell."):
        assert said in on_the_sheet
    with pikepdf.open(BytesIO(dee.pdf(format="A4"))) as printed:
        assert len(printed.pages) == 1
    assert pence(committed(come_in)) - before == 30_825

    joy = come_in("out-of-hours", java_script_enabled=with_script)
    see_him_on_duty(joy, hand(joy))

    it_is(MONDAY)
    give_him_to_sam(come_in, hand, with_script)
    sam = come_in("social-worker", java_script_enabled=with_script)
    first_on_sams_day(sam, hand(sam), MONDAY)


def see_him_on_duty(page, hand: Hand) -> None:
    """Out of hours: he stands first, with his warning; open him, saying why; one sheet."""
    hand.press("Duty")
    tonight = page.inner_text("main")
    first = page.locator(".w-card--first").inner_text()
    assert first.startswith(STEFAN)
    assert HIS_WARNING in first
    assert tonight.index(STEFAN) < tonight.index("Dorothy Cotter")  # who has had support since last night
    hand.press(f"Open it: say why, for {STEFAN}")
    hand.choose("purpose", "duty")
    hand.press("Open the record")
    hand.press("Duty sheet")
    assert f"Duty sheet: {STEFAN}" in page.inner_text("main")


def give_him_to_sam(come_in, hand, with_script) -> None:
    """On Monday the manager finds him in the tray and says that Sam leads."""
    max_hale = come_in("manager", java_script_enabled=with_script)
    managing = hand(max_hale)
    managing.press("Team tray")
    assert "See them alone, and start the assessment" in max_hale.inner_text("main")
    managing.press(f"Say who works with them: {STEFAN}")
    managing.pick("worker", "Sam Whitlock")
    managing.press("Allocate")


def first_on_sams_day(page, hand: Hand, monday: datetime) -> None:
    """Sam's day begins with him: the assessment due today, and the law it follows from."""
    assert "Monday 23 November" in page.inner_text("main")
    assert monday.weekday() == 0
    card = page.locator(".w-card--first").inner_text()
    assert card.startswith("First: from the weekend")
    for said in (STEFAN, HIS_WARNING, "Dee Castle put in 4 visits a day", "Care Act 2014, section 19(3)"):
        assert said in card
    assert "See them alone, and start the assessment. Due today" in card
    hand.press("Open the record")
    assert "Support now, before any assessment" in page.inner_text("main")
