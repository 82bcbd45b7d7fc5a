"""A real browser tries a sum: by keyboard, without script, at both widths."""

import pytest
from playwright.sync_api import Error

from sayso.journey.charging.pages.carrying import sealed
from tests.examples import WIDTHS, keep_picture
from tests.stories.looking import OUTSIDE, unusable

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
OTHERS = ["nights", "children", "birth_date", "partner_age"]
OTHERS += ["home", "home_value", "home_people", "weeks_in_home"]
MONEY = [("state_pension", "185.15"), ("private_pension", "60"), ("attendance_allowance", "61.85")]


def go_on(page, button="Continue"):
    page.get_by_role("button", name=button, exact=True).click()


def add(page, kind, amount):
    page.select_option("[name=kind]", kind)
    page.fill("[name=amount_pence]", amount)
    go_on(page, "Add this, then another")


def every_page(page, base, looked):
    """Walk the sum of somebody of 77 at home, looking at each page."""
    page.goto(f"{base}/try-a-sum/")
    looked("start")
    page.get_by_role("button", name="Start").click()
    looked("where")
    page.check("[value=home]")
    go_on(page)
    looked("day")
    for part, typed in {"day": "1", "month": "5", "year": "2022"}.items():
        page.fill(f"[name=on_{part}]", typed)
    go_on(page)
    looked("household")
    page.check("[value=single]")
    go_on(page)
    looked("age")
    page.fill("[name=age]", "77")
    go_on(page)
    looked("before_2016")
    go_on(page)
    looked("premiums")
    go_on(page)
    looked("income")
    for kind, amount in MONEY:
        add(page, kind, amount)
    looked("income-so-far")
    go_on(page, "That is all")
    looked("savings")
    add(page, "savings", "15900")
    go_on(page, "That is all")
    looked("property")
    go_on(page, "That is all")
    looked("housing")
    add(page, "council_tax_net", "20")
    go_on(page, "That is all")
    looked("disability_costs")
    add(page, "heating", "12")
    go_on(page, "That is all")
    looked("cost")
    page.fill("[name=amount_pence]", "300")
    go_on(page)
    looked("check")
    go_on(page, "See the sum")
    looked("answer")
    page.get_by_role("button", name="Get this as a letter").click()
    looked("letter")


@pytest.mark.requirement("X-04")
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_of_the_try_out_can_be_used_by_everyone(clean, live_server, width):
    clean.set_viewport_size({"width": width, "height": 800})
    found = {}

    def looked(name):
        keep_picture(clean, f"try-{name}-{width}")
        found[name] = unusable(clean) + clean.evaluate(OUTSIDE)

    every_page(clean, live_server.url, looked)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert len(found) == 17


@pytest.mark.requirement("X-04", "S1-11")
def test_the_whole_walk_works_without_script_and_ends_in_the_sum(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    places = []

    every_page(page, live_server.url, lambda name: places.append(page.url))

    assert "What you might pay: £87.30 a week" in page.inner_text("h1")
    assert all(place.endswith("/") and "?" not in place for place in places)
    assert places[2].endswith("/try-a-sum/day/")
    context.close()


NO_FIGURE = {
    "where": {"setting": "home"},
    "day": {"on": "2025-05-01"},
    "household": {"household": "single"},
    "age": {"age": 77},
    "income": {"items": [{"kind": "state_pension", "amount_pence": 40_000, "period": "week"}]},
}


def send(page, base, answers, to):
    """Post these answers to a page, as a form of the try-out does."""
    page.goto(f"{base}/try-a-sum/where/")
    page.evaluate(
        """([answers, to]) => { const form = document.querySelector('main form');
            form.action = to; form.answers.value = answers; form.replied.value = ''; form.submit() }""",
        [answers, to],
    )
    page.wait_for_url(f"**{to}")


@pytest.mark.slow
@pytest.mark.requirement("X-04")
@pytest.mark.parametrize("width", WIDTHS)
def test_every_other_question_mistake_and_refusal_can_be_used_by_everyone(clean, live_server, width):
    clean.set_viewport_size({"width": width, "height": 800})
    found = {}

    def looked(name):
        keep_picture(clean, f"try-{name}-{width}")
        found[name] = unusable(clean)

    for slug in OTHERS:
        clean.goto(f"{live_server.url}/try-a-sum/{slug}/")
        looked(slug)
    clean.goto(f"{live_server.url}/try-a-sum/income/")
    clean.fill("[name=amount_pence]", "12.345")
    go_on(clean, "Add this, then another")
    looked("mistake")
    send(clean, live_server.url, sealed(NO_FIGURE), "/try-a-sum/answer/")
    looked("no-figure")
    send(clean, live_server.url, "changed", "/try-a-sum/check/")
    looked("start-again")
    # A form with mistakes comes back with status 422, a changed one with 400; browsers tell both as errors.
    clean.complaints[:] = [told for told in clean.complaints if "422" not in told and "400" not in told]

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert len(found) == len(OTHERS) + 3


FOCUSED = """(() => { const on = document.activeElement;
    return [on.name || '', on.value || '', on.innerText || ''] })()"""


def reach(page, name="", value="", words=""):
    """Press Tab until the focus stands where it is wanted."""
    for _ in range(60):
        page.keyboard.press("Tab")
        found, held, said = page.evaluate(FOCUSED)
        if (name and found == name and value in ("", held)) or (words and words == said.strip()):
            return
    raise AssertionError(f"The keyboard never reached {name} {value} {words}")


def type_in(page, name, typed):
    reach(page, name)
    page.keyboard.press("Control+A")
    page.keyboard.type(typed)


def press(page, words):
    reach(page, words=words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.requirement("X-04")
def test_the_whole_walk_can_be_done_by_keyboard_alone_without_script(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/try-a-sum/")
    press(page, "Start")
    reach(page, "setting")
    page.keyboard.press("Space")
    press(page, "Continue")
    for part, typed in {"day": "1", "month": "5", "year": "2022"}.items():
        type_in(page, f"on_{part}", typed)
    press(page, "Continue")
    reach(page, "household")
    page.keyboard.press("Space")
    press(page, "Continue")
    type_in(page, "age", "77")
    press(page, "Continue")
    press(page, "Continue")
    press(page, "Continue")
    for words, typed in {"State": "185.15", "Private": "60", "Attendance": "61.85"}.items():
        reach(page, "kind")
        page.keyboard.type(words)
        type_in(page, "amount_pence", typed)
        press(page, "Add this, then another")
    for _ in range(3):
        press(page, "That is all")
    reach(page, "kind")
    page.keyboard.type("Council tax after")
    type_in(page, "amount_pence", "20")
    press(page, "That is all")
    press(page, "That is all")
    type_in(page, "amount_pence", "300")
    press(page, "Continue")
    press(page, "See the sum")

    assert "£92.30 a week" in page.inner_text("main")
    context.close()


def test_nobody_finds_the_sum_with_the_back_button_after_leaving(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    every_page(page, live_server.url, lambda name: None)

    page.goto(f"{live_server.url}/words/")
    with pytest.raises(
        Error, match="ERR_CACHE_MISS"
    ):  # the browser has no copy, and asks before it sends again
        page.go_back()
    context.close()


def test_reload_shows_the_same_page_and_adds_nothing_twice(clean, live_server):
    clean.goto(f"{live_server.url}/try-a-sum/income/")
    add(clean, "esa", "50")

    clean.reload()

    assert clean.locator("dt", has_text="Employment and Support Allowance: £50 every week").count() == 1
