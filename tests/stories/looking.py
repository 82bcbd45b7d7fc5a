"""Looking at a page as a stranger does: what it says, where it leads, whether everyone can use it."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from lxml.html import HTMLParser, document_fromstring
from playwright.sync_api import Page

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.foundation.govuk.words import glossary
from tests.examples import keep_picture, widths

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Only what is wrong is worked out whole, and no style is fetched a second time: no rule of ours reads it.
ASKED = {"runOnly": RULES, "resultTypes": ["violations"], "preload": False}
SMALL_TEXT = """[...document.querySelectorAll('svg text')].filter(
    text => text.getClientRects().length).map(
    text => [parseFloat(text.getAttribute('font-size')) * text.ownerSVGElement.getBoundingClientRect().width
             / text.ownerSVGElement.viewBox.baseVal.width, text.textContent]).filter(
    ([size]) => size < 13.5)"""
#: Words of a picture that are cut off at its edge.
OUTSIDE = """[...document.querySelectorAll('svg text')].filter(text => {
    const frame = text.ownerSVGElement.getBoundingClientRect(), box = text.getBoundingClientRect();
    return text.getClientRects().length && (box.left < frame.left - 1 || box.right > frame.right + 1
        || box.bottom > frame.bottom + 1)}).map(text => text.textContent)"""
#: Fewer words than this are labels, not prose: no grade says anything about them.
ENOUGH_WORDS = 60
#: Not our prose: tables and labels, pictures, choices, what people said or typed, and the head of a record.
NOT_PROSE = {"table", "dl", "svg", "script", "form", "nav", "header", "button", "summary"}
QUOTED = {"w-said", "said", "w-head", "warn", "w-warn", "law", "w-hide", "words"}
SENTENCES = {"p", "li"}
Element = Any
"""An element of lxml's."""


class Seen:
    """One page as it came: `role` asked for `address`."""

    def __init__(self, *, role: str, name: str, address: str, status: int, text: str) -> None:
        self.role, self.name, self.address, self.status, self.text = role, name, address, status, text

    @cached_property
    def root(self) -> Element:
        """The page, without what a reader of it never sees."""
        return document_fromstring(self.text, parser=HTMLParser(remove_comments=True))

    @property
    def main(self) -> Element:
        """What stands between menu and foot."""
        return next(iter(self.root.iter("main")))

    def links(self) -> Iterator[str]:
        """Yield the addresses on this site that the page leads to, once each, without what is asked."""
        found = {}
        for link in self.root.iter("a"):
            to = urlsplit(urljoin(self.address, link.get("href") or ""))
            if not to.scheme and not to.netloc and to.path:
                found[to.path] = True
        yield from found

    # -- what is wrong with it ------------------------------------------------------------------------

    def faults(self) -> list[str]:
        """Return what is wrong with the page's words, in sentences."""
        checks = (self._headed, self._has_a_way_back, self._explained, self._readable)
        return [f"{self.role} {self.address}: {fault}" for check in checks for fault in check()]

    def _headed(self) -> Iterator[str]:
        headings = [whole(one) for one in self.root.iter("h1")]
        if len(headings) != 1 or not headings[0]:
            yield f"its first headings are {headings}"
        title = whole(next(iter(self.root.iter("title"))))
        if title.startswith("–") or not title:
            yield f"its title is {title!r}"

    def _has_a_way_back(self) -> Iterator[str]:
        before_and_after = {link.get("href") for link in self.root.iter("a")}
        if "/" not in before_and_after:
            yield "no link leads home"
        if not any((href or "").startswith("/help/") for href in before_and_after):
            yield "no link leads to help"

    def _explained(self) -> Iterator[str]:
        said = re.sub(r"\s+", " ", " ".join(prose(self.main))).lower().replace("’", "'")
        explained = " | ".join(whole(one).lower() for one in self.root.iter("dt"))
        for term in glossary().values():
            stands = re.search(rf"(?<![\w-]){re.escape(term.term.lower())}(?![\w-])", said)
            if stands and not term.everyday and term.term.lower() not in explained:
                yield f"{term.term!r} is not explained"

    def _readable(self) -> Iterator[str]:
        ours = list(prose(self.main))
        if sum(len(one.split()) for one in ours) >= ENOUGH_WORDS:
            grade = reading_grade("\n\n".join(ours))
            if grade > CEILING:
                yield f"its words are of grade {grade:.1f}, over {CEILING}"


def whole(element: Element) -> str:
    """Return everything an element says, on one line."""
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def prose(element: Element) -> Iterator[str]:
    """Yield the paragraphs that we wrote: no table, label, name, form or quoted words."""
    for inside in element:
        if inside.tag in NOT_PROSE or QUOTED & set((inside.get("class") or "").split()):
            continue
        if inside.tag in SENTENCES:
            yield _without_quotes(inside)
        else:
            yield from prose(inside)


def _without_quotes(element: Element) -> str:
    parts = [element.text or ""]
    for inside in element:
        if inside.tag not in NOT_PROSE and not QUOTED & set((inside.get("class") or "").split()):
            parts.append(_without_quotes(inside))
        parts.append(inside.tail or "")
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def unusable(page: Page, width: int | None = None) -> list[str]:
    """Return what is wrong with the page that this browser shows, at one width or as wide as it is."""
    if width:
        page.set_viewport_size({"width": width, "height": 800})
    wrong = [f"{rule['id']}: {node['html'][:160]}" for rule in broken(page) for node in rule["nodes"]]
    wrong += sideways(page)
    wrong += [f"{size:.1f} px is too small: {words}" for size, words in page.evaluate(SMALL_TEXT)]
    return [f"{wide(page)} px {page.url}: {one}" for one in wrong]


def broken(page: Page) -> list[dict[str, Any]]:
    """Return the rules of axe that a page breaks, each with where. A page is given axe once."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate("asked => axe.run(asked).then(ran => ran.violations)", ASKED)
    return found


def sideways(page: Page) -> list[str]:
    """Return that a page scrolls sideways, where it does."""
    found = page.evaluate("document.documentElement.scrollWidth") > wide(page)
    return ["it scrolls sideways"] if found else []


def wide(page: Page) -> int:
    """Return how wide the window of a page is, in pixels."""
    assert page.viewport_size is not None
    return page.viewport_size["width"]


class Pictures:
    """An eye that says what is wrong with a page, and keeps a picture of it when everything is run."""

    def __init__(self, story: str) -> None:
        self.story, self.number = story, 0

    def __call__(self, page: Page) -> list[str]:
        self.number += 1
        wrong = []
        for width in widths():
            wrong += unusable(page, width)
            keep_picture(page, f"{self.story}-{self.number:02}-{width}")
        return wrong
