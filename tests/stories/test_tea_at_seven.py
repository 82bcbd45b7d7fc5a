"""Tea at seven, on a cheap phone, by keys and without script: why this list, none of these, the kept rate."""

import pytest
from playwright.sync_api import expect

from tests.stories.looking import unusable

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}


@pytest.mark.requirement("S2-07", "S2-08", "S3-02")
def test_ana_reads_why_this_list_says_that_none_suits_and_sees_how_often_seven_was_kept(come_in):
    phone = come_in("person", **PHONE)
    phone.get_by_role("link", name="Choose who comes", exact=True).click()
    phone.get_by_role("link", name="See the list").first.focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("Nobody can pay to be higher.")).to_be_visible()
    expect(phone.get_by_role("heading", name="What we left out, and why")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    words = phone.get_by_label("What would suit you?")
    words.focus()
    phone.keyboard.type("One person, always the same.")
    button = phone.get_by_role("button", name="None of these suits me")
    button.focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("None of these suited you")).to_be_visible()
    phone.goto("/who-came/")
    expect(phone.get_by_text("18 of the last 20", exact=True)).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.requirement("S2-08")
def test_the_pages_of_choosing_have_no_faults_at_either_width(come_in):
    for width in (320, 1280):
        page = come_in("person", viewport={"width": width, "height": 800})
        for path in ("/my-choices/", "/who-came/", "/what-there-is/"):
            page.goto(path)
            assert unusable(page, width) == []
