"""A real browser looks at every field, piece and picture."""

import pytest

from tests.examples import WIDTHS, keep_picture
from tests.stories.looking import OUTSIDE, SMALL_TEXT, unusable

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.urls("tests.foundation.govuk.urls"),
]
LAYOUTS = ["person", "worker"]

STOPS = """[...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(
    stop => stop.type !== 'hidden' && stop.type !== 'radio' && stop.getClientRects().length).length"""
FOCUS_IN_SIGHT = """(() => { const box = document.activeElement.getBoundingClientRect();
    return document.activeElement !== document.body && box.bottom > 0 && box.top < innerHeight })()"""


@pytest.mark.requirement("X-04")
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_piece_can_be_used_by_everyone_at_every_width(clean, live_server, layout, width):
    clean.set_viewport_size({"width": width, "height": 800})
    clean.goto(f"{live_server.url}/look/?layout={layout}")
    keep_picture(clean, f"gallery-{layout}-{width}")

    assert unusable(clean) == []


@pytest.mark.parametrize("width", [1280, pytest.param(660, marks=pytest.mark.slow), 320])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_words_in_a_picture_are_too_small_to_read_or_cut_off(clean, live_server, layout, width):
    clean.set_viewport_size({"width": width, "height": 800})

    clean.goto(f"{live_server.url}/look/?layout={layout}")

    assert clean.evaluate("document.querySelectorAll('svg text').length") > 50
    assert clean.evaluate(SMALL_TEXT) == []
    assert clean.evaluate(OUTSIDE) == []


def test_one_drawing_of_each_picture_is_shown_and_it_is_the_one_that_fits(clean, live_server):
    shown = """css => [...document.querySelectorAll('.pic svg.' + css)].filter(
        svg => svg.getClientRects().length).length"""

    clean.set_viewport_size({"width": 1280, "height": 800})
    clean.goto(f"{live_server.url}/look/")
    assert (clean.evaluate(shown, "w"), clean.evaluate(shown, "n")) == (10, 0)

    clean.set_viewport_size({"width": 320, "height": 800})
    assert (clean.evaluate(shown, "w"), clean.evaluate(shown, "n")) == (0, 10)


@pytest.mark.requirement("X-04")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_mistakes_are_listed_first_and_each_leads_to_its_box(clean, live_server, layout):
    clean.goto(f"{live_server.url}/look/?layout={layout}")
    clean.fill("[name=rent]", "12.345")
    clean.fill("[name=born_on_day]", "4")
    clean.fill("[name=called]", "<b>Ana</b> & Bea")
    clean.click("text=Check my answers")
    clean.wait_for_selector(".govuk-error-summary")
    # That a form came back with mistakes, status 422, is itself told as an error by the browser.
    clean.complaints[:] = [told for told in clean.complaints if "422" not in told]
    keep_picture(clean, f"gallery-{layout}-mistakes")

    assert clean.title().startswith("Error: ")
    assert clean.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    assert clean.input_value("[name=rent]") == "12.345"
    assert clean.input_value("[name=called]") == "<b>Ana</b> & Bea"
    clean.click("text=Date of birth must include a month and a year")
    assert clean.evaluate("document.activeElement.name") == "born_on_month"
    links = clean.locator(".govuk-error-summary a")
    for link in links.all():
        assert clean.locator(link.get_attribute("href")).count() == 1
    assert unusable(clean) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_everything_works_with_script_off(browser, live_server, layout):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/look/?layout={layout}")

    page.fill("[name=rent]", "12.345")
    page.click("text=Check my answers")

    assert page.title().startswith("Error: ")
    assert page.input_value("[name=rent]") == "12.345"
    assert page.locator("text=You can enter up to 400 characters").count() == 1
    context.close()


def test_the_way_out_comes_before_the_menu_and_needs_no_script(clean, live_server):
    clean.goto(f"{live_server.url}/look/")
    heard = []
    for _ in range(4):
        clean.keyboard.press("Tab")
        heard.append(clean.evaluate("document.activeElement.textContent").strip())

    assert heard[:3] == ["Skip to the page", "Sayso", "Leave this page fast"]
    assert clean.get_attribute("text=Leave this page fast", "rel") == "nofollow noreferrer"


def test_the_keyboard_reaches_everything_and_the_focus_is_always_in_sight(clean, live_server):
    clean.goto(f"{live_server.url}/look/?layout=worker")
    stops = clean.evaluate(STOPS)
    hidden = []
    for _ in range(stops):
        clean.keyboard.press("Tab")
        if not clean.evaluate(FOCUS_IN_SIGHT):
            hidden.append(clean.evaluate("document.activeElement.outerHTML"))

    assert stops > 30
    assert hidden == []


@pytest.mark.requirement("X-04")
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "address", ["framed/person/", "framed/worker/", "framed/public/", "framed/sheet/", "words/"]
)
def test_a_full_frame_can_be_used_by_everyone_at_every_width(clean, live_server, address, width):
    clean.set_viewport_size({"width": width, "height": 700})
    clean.goto(f"{live_server.url}/{address}")
    keep_picture(clean, f"{address.strip('/').replace('/', '-')}-{width}")

    assert unusable(clean) == []


@pytest.mark.requirement("S3-09")
def test_the_words_on_a_page_open_without_script(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/framed/person/")

    page.click("summary:has-text('Words on this page')")

    assert page.is_visible("#word-direct-payment")
    context.close()
