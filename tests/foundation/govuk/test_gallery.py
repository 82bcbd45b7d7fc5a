"""A real browser looks at every field, piece and picture."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.urls("tests.foundation.govuk.urls")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LAYOUTS = ["person", "worker"]
SMALL_TEXT = """[...document.querySelectorAll('svg text')].filter(
    text => text.getClientRects().length).map(
    text => [parseFloat(text.getAttribute('font-size')) * text.ownerSVGElement.getBoundingClientRect().width
             / text.ownerSVGElement.viewBox.baseVal.width, text.textContent]).filter(([size]) => size < 13.5)"""
OUTSIDE = """[...document.querySelectorAll('svg text')].filter(text => {
    const frame = text.ownerSVGElement.getBoundingClientRect(), box = text.getBoundingClientRect();
    return text.getClientRects().length && (box.left < frame.left - 1 || box.right > frame.right + 1
        || box.bottom > frame.bottom + 1)}).map(text => text.textContent)"""


def faults(page):
    """Return what axe finds wrong, in a form to read."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(rule["id"], rule["impact"], node["html"][:160]) for rule in found for node in rule["nodes"]]


@pytest.mark.requirement("X-04")
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_piece_can_be_used_by_everyone_at_every_width(clean, live_server, layout, width):
    clean.set_viewport_size({"width": width, "height": 800})
    clean.goto(f"{live_server.url}/look/?layout={layout}")
    clean.screenshot(path=f"shots/gallery-{layout}-{width}.png", full_page=True)

    assert faults(clean) == []
    assert clean.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 660, 320])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_words_in_a_picture_are_too_small_to_read_or_cut_off(clean, live_server, layout, width):
    clean.set_viewport_size({"width": width, "height": 800})

    clean.goto(f"{live_server.url}/look/?layout={layout}")

    assert clean.evaluate("document.querySelectorAll('svg text').length") > 50
    assert clean.evaluate(SMALL_TEXT) == []
    assert clean.evaluate(OUTSIDE) == []
