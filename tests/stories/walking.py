"""How a story is walked: signing in, then everything by keys alone, or everything by pointing."""

from collections.abc import Callable
from datetime import date
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

SKIPS = "Skip to the page"


def sign_in(page: Page, role: str) -> None:
    """Sign in with the address and the password that the demonstration prints."""
    page.goto("/sign-in/")
    page.get_by_label("E-mail address").fill(f"{role}@{DOMAIN}")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


class Hand(Protocol):
    """What a hand can do on a page. `words` are how a button or a link begins."""

    page: Page

    def write(self, name: str, typed: str) -> None:
        """Type into a field, over what stood there."""

    def choose(self, name: str, value: str) -> None:
        """Choose one of several answers."""

    def tick(self, name: str, value: str) -> None:
        """Tick one of several boxes."""

    def pick(self, name: str, words: str) -> None:
        """Pick from a list."""

    def date(self, name: str, day: date) -> None:
        """Type a day into its three fields."""

    def give(self, name: str, named: str, content: bytes) -> None:
        """Give a file, as the browser's own window of files would once it is open."""

    def press(self, words: str) -> None:
        """Press a button or a link; a page comes."""


class OnPage:
    """What every hand does alike."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def give(self, name: str, named: str, content: bytes) -> None:
        file = {"name": named, "mimeType": "application/octet-stream", "buffer": content}
        self.page.set_input_files(f"main [name={name}]", files=[file])

    def date(self, name: str, day: date) -> None:
        """Type a day into its three fields."""
        for part in ("day", "month", "year"):
            self.write(f"{name}_{part}", str(getattr(day, part)))

    def write(self, name: str, typed: str) -> None:
        raise NotImplementedError


class Keys(OnPage):
    """A hand with no pointer: Tab, Space, Enter, arrows and letters, and nothing else."""

    def reach(self, *, name: str = "", words: str = "") -> None:
        """Press Tab until the focus stands on this field, or on a button or link of these words.

        The first link of a page skips the menu: whoever has no pointer takes it, and meets the menu last.
        """
        passed: list[str] = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            tag, field, _value, said = self.page.evaluate(STANDS_AT)
            if name and field == name:
                return
            if words and tag in ("A", "BUTTON", "SUMMARY") and said.startswith(words):
                return
            if said == SKIPS and SKIPS not in passed:
                self.page.keyboard.press("Enter")
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


class Pointer(OnPage):
    """A hand that points, as on a telephone."""

    def write(self, name: str, typed: str) -> None:
        self.page.fill(f"main [name={name}]", typed)

    def choose(self, name: str, value: str) -> None:
        self.page.check(f"main [name={name}][value='{value}']")

    def tick(self, name: str, value: str) -> None:
        self.page.check(f"main [name={name}][value='{value}']")

    def pick(self, name: str, words: str) -> None:
        offered = self.page.locator(f"main select[name={name}] option").all_inner_texts()
        self.page.select_option(
            f"main [name={name}]", label=next(one for one in offered if one.startswith(words))
        )

    def press(self, words: str) -> None:
        pressed = self.page.locator("a, button").filter(has_text=words, visible=True)
        with self.page.expect_navigation():
            pressed.first.click()


class Walk:
    """Everybody on a walk: each in a browser of their own, opened when first needed.

    `hand` walks for them; `look` says what keeps anybody from using the page they stand on: a story ends with
    `faults`, all of it.
    """

    def __init__(
        self,
        come_in: Callable[..., Page],
        hand: Callable[[Page], Hand],
        *,
        look: Callable[[Page], list[str]] = lambda page: [],
        with_script: bool = True,
    ) -> None:
        self._come_in, self._hand, self._look = come_in, hand, look
        self._with_script = with_script
        self.faults: list[str] = []
        self._hands: dict[str, Hand] = {}
        self._records: dict[tuple[str, str], str] = {}

    def of(self, role: str) -> Hand:
        """Return the hand of a role, signed in."""
        if role not in self._hands:
            page = self._come_in(role, java_script_enabled=self._with_script)
            self._hands[role] = self._hand(page)
        return self._hands[role]

    def signs_in_again(self, role: str) -> None:
        """Let a role come in anew when next needed: what was hidden is there again."""
        self._hands.pop(role).page.context.close()

    def reads(self, role: str) -> str:
        """Return what stands on the page that a role has before them."""
        return self.of(role).page.inner_text("main")

    def goes(self, role: str, path: str) -> Hand:
        """Go to an address that a role knows; return their hand."""
        hand = self.of(role)
        hand.page.goto(path)
        return hand

    def opens(self, role: str, name: str) -> Hand:
        """Find somebody by name, and open their record; the next time by the address that is known now."""
        if (role, name) in self._records:
            return self.goes(role, self._records[role, name])
        hand = self.goes(role, f"/find/?q={name}")
        hand.press(name)
        self._records[role, name] = hand.page.url
        return hand

    def looks(self, role: str) -> str:
        """See whether everyone can use the page that a role has before them; return what stands on it."""
        self.faults += [f"{role} {fault}" for fault in self._look(self.of(role).page)]
        return self.reads(role)
