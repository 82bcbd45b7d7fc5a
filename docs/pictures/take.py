"""Take pictures of pages of a made-up council that is being served: for the README, and for whoever looks.

script/pictures                    the README's two, into docs/pictures
script/pictures ROLE PATH…         any pages as one role, at 1280 and 320 pixels, into shots/
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from sayso.web.demo.sign_ins import PASSWORD

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = os.environ.get("SAYSO_PICTURES_OF", "http://127.0.0.1:8000")
WIDE, NARROW = 1280, 320


def signed_in(browser: Browser, role: str, width: int) -> Page:
    """Return a page signed in as one role; `nobody` is not signed in."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    if role != "nobody":
        page.goto(f"{ADDRESS}/sign-in/")
        page.get_by_label("E-mail address").fill(f"{role}@demo.sayso.test")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
    return page


def for_the_readme(browser: Browser) -> None:
    """Take the worker's day, and the start of a sum."""
    day = signed_in(browser, "social-worker", WIDE)
    day.goto(f"{ADDRESS}/my-day/")
    day.screenshot(
        path=ROOT / "docs/pictures/my_day.png", clip={"x": 0, "y": 0, "width": WIDE, "height": 900}
    )
    tried = signed_in(browser, "nobody", WIDE)
    tried.goto(f"{ADDRESS}/try-a-sum/")
    tried.screenshot(path=ROOT / "docs/pictures/try_a_sum.png")


def anything(browser: Browser, role: str, paths: list[str]) -> None:
    """Take these pages at both widths."""
    folder = ROOT / "shots"
    folder.mkdir(exist_ok=True)
    for width in (WIDE, NARROW):
        page = signed_in(browser, role, width)
        for path in paths:
            page.goto(ADDRESS + path)
            name = path.strip("/").replace("/", "-").split("?")[0] or "home"
            page.screenshot(path=folder / f"{role}-{name}-{width}.png", full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth")
            print(f"{role} {path} {width}: {page.title()}" + ("  SCROLLS SIDEWAYS" if wide > width else ""))


def main(words: list[str]) -> None:
    """Take what was asked for."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        if words:
            anything(browser, words[0], words[1:] or ["/"])
        else:
            for_the_readme(browser)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
