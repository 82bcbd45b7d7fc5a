"""How a story is walked: signing in, then everything by keys alone, or everything by pointing."""

from typing import Protocol

from playwright.sync_api import Page

from sayso.web.demo.sign_ins import DOMAIN, PASSWORD

MOST_STOPS = 250
MOST_ANSWERS = 20
STANDS_AT = """() => {
    const on = document.activeElement
    const said = (on.textContent || '').replace(/\\s+/g, ' ').trim()  // with the words for screen readers
    return [on.tagName, on.name || '', on.value || '', said]
}"""


def sign_in(page: Page, role: str) -> None:
    """Sign in with the address and the password that the demonstration prints."""
    page.goto("/sign-in/")
    page.get_by_label("E-mail address").fill(f"{role}@{DOMAIN}")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


class Hand(Protocol):
    """What a hand can do on a page. `words` are how a button or a link begins."""

    def write(self, name: str, typed: str) -> None:
        """Type into a field, over what stood there."""

    def choose(self, name: str, value: str) -> None:
        """Choose one of several answers."""

    def tick(self, name: str, value: str) -> None:
        """Tick one of several boxes."""

    def pick(self, name: str, words: str) -> None:
        """Pick from a list."""

    def press(self, words: str) -> None:
        """Press a button or a link; a page comes."""


class Keys:
    """A hand with no pointer: Tab, Space, Enter, arrows and letters, and nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, *, name: str = "", words: str = "") -> None:
        """Press Tab until the focus stands on this field, or on a button or link of these words."""
        passed = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            tag, field, _value, said = self.page.evaluate(STANDS_AT)
            if name and field == name:
                return
            if words and tag in ("A", "BUTTON", "SUMMARY") and said.startswith(words):
                return
            passed.append(field or said[:40])
        raise AssertionError(f"Tab never comes to {name or words!r}, only to {list(dict.fromkeys(passed))}")

    def write(self, name: str, typed: str) -> None:
        self.reach(name=name)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(typed)

    def choose(self, name: str, value: str) -> None:
        self.reach(name=name)
        self.page.keyboard.press("Space")
        for _ in range(MOST_ANSWERS):
            if self.page.evaluate(STANDS_AT)[2] == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"The arrows never come to {value!r} of {name}")

    def tick(self, name: str, value: str) -> None:
        for _ in range(MOST_ANSWERS):
            self.reach(name=name)
            if self.page.evaluate(STANDS_AT)[2] == value:
                self.page.keyboard.press("Space")
                return
        raise AssertionError(f"Tab never comes to the box {value!r} of {name}")

    def pick(self, name: str, words: str) -> None:
        self.reach(name=name)
        self.page.keyboard.type(words)

    def press(self, words: str) -> None:
        self.reach(words=words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")


class Pointer:
    """A hand that points, as on a telephone."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def write(self, name: str, typed: str) -> None:
        self.page.fill(f"main [name={name}]", typed)

    def choose(self, name: str, value: str) -> None:
        self.page.check(f"main [name={name}][value={value}]")

    def tick(self, name: str, value: str) -> None:
        self.page.check(f"main [name={name}][value={value}]")

    def pick(self, name: str, words: str) -> None:
        offered = self.page.locator(f"main select[name={name}] option").all_inner_texts()
        self.page.select_option(
            f"main [name={name}]", label=next(one for one in offered if one.startswith(words))
        )

    def press(self, words: str) -> None:
        pressed = self.page.locator("a, button").filter(has_text=words, visible=True)
        with self.page.expect_navigation():
            pressed.first.click()
