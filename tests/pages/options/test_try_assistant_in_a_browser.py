"""A real browser tries what employing someone costs: every page, narrow, without script, with axe."""

import pytest

from tests.examples import WIDTHS, keep_picture
from tests.stories.looking import sideways, unusable

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
#: Each made of other pieces than the rest. The slow run, at full width, looks at all of them.
UNLIKE = ("assistants", "nights", "family", "check", "answer")


def go_on(page, button="Continue"):
    page.get_by_role("button", name=button, exact=True).click()


def fill(page, **typed):
    for name, value in typed.items():
        page.fill(f"[name={name}]", value)


def of_each(page, name, *typed):
    """Fill the box of each assistant, in order."""
    boxes = page.locator(f"input[name^={name}_]").all()
    for box, value in zip(boxes, typed, strict=True):
        box.fill(value)


def the_walk(page, base, looked):
    """Walk from the start to the answer, looking at each page."""
    page.goto(f"{base}/try-an-assistant/")
    looked("start")
    page.get_by_role("button", name="Start").click()
    for age in ("35", "45"):
        fill(page, minutes="15", wage_pence="12.71", age=age)
        for tick in ("nights", "close"):
            page.check(f"[name=ticks][value={tick}]")
        go_on(page, "Add this, then another")
    looked("assistants")
    go_on(page, "That is all")
    of_each(page, "nights", "2", "1")
    fill(page, night_pence="60", awake_minutes="0.5", wakings="3")
    looked("nights")
    go_on(page)
    for box in page.locator("[value=parent], [value=same_home]").all():
        box.check()
    looked("family")
    go_on(page)
    page.check("[name=allowance][value=no]")
    looked("allowance")
    go_on(page)
    looked("employer")
    go_on(page)
    fill(page, sick_days="5")
    page.check("[name=sets_aside][value=yes]")
    looked("plan")
    go_on(page)
    of_each(page, "days", "3", "2")
    go_on(page)
    of_each(page, "years", "3", "0")
    looked("service")
    go_on(page)
    fill(page, budget_pence="15", agency_pence="28", self_employed_pence="18")
    looked("compare")
    go_on(page)
    looked("status")
    go_on(page)
    looked("check")
    go_on(page, "See the sum")
    looked("answer")


@pytest.mark.requirement("X-04")
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_can_be_used_by_everyone(clean, live_server, width):
    clean.set_viewport_size({"width": width, "height": 800})
    found = {}

    def looked(name):
        found[name] = sideways(clean)
        if width == 320 and name not in UNLIKE:
            return
        clean.evaluate("window.scrollTo(0, 0)")  # else the way out, which stays on screen, may hide a box
        keep_picture(clean, f"assistant-{name}-{width}")
        found[name] = unusable(clean)

    the_walk(clean, live_server.url, looked)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert clean.get_by_role("heading", name="Is your budget enough? No").count()


@pytest.mark.slow
def test_the_whole_walk_can_be_done_without_script_and_the_answer_prints(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    the_walk(page, live_server.url, lambda name: None)

    assert page.get_by_role("heading", name="The sum, line by line").count() == 1
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Change my answers").is_visible()
    context.close()
