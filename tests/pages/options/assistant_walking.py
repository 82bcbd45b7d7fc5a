"""Walk the try-out about an assistant, from the start to the answer, as a browser without script does."""

import re

from django.test import Client
from django.urls import reverse

from tests.pages.charging.walking import Walk

START = "/try-an-assistant/"
ONE = {"minutes": "30", "wage_pence": "12.71", "age": "35"}
EMPLOYER = {"insurance_pence": "90", "payroll_pence": "192"}
USUAL = {
    "allowance": {"allowance": "yes"},
    "employer": EMPLOYER,
    "compare": {"budget_pence": "15.00"},
}


def walk(*people, client=None, **replies) -> Walk:
    """Walk from the start to the answer, as a browser without script does.

    `replies` maps a question to what is typed, beside what is usual. What is asked of each assistant is named
    without the mark of its box.
    """
    page = to("check", *people, client=client, **replies)
    return page.post(reverse("try_assistant_answer"))


def to(question, *people, client=None, **replies) -> Walk:
    """Walk as far as one question. `passed` holds those that were answered on the way, in order."""
    page = Walk(client or Client()).open(f"{START}assistants/")
    page.passed = []
    if question == "assistants":
        return page
    for one in people or (ONE,):
        page.say(add="yes", **one)
    page.say(done="yes")
    while not page.at.endswith(f"/{question}/"):
        slug = page.at.rstrip("/").rsplit("/", 1)[1]
        assert slug not in page.passed, page.html
        page.passed.append(slug)
        page.say(**marked(page, {**USUAL, **replies}.get(slug, {})))
    return page


def marked(page: Walk, typed: dict) -> dict:
    """Give each name the mark of its box; what is asked of more than one assistant is answered alike."""
    found = {}
    for name, value in typed.items():
        plain, _, part = name.partition(":")  # a part of a date: `born:day`
        tail = f"_{part}" if part else ""
        boxes = re.findall(rf'name="({plain}_[0-9]+_[0-9a-f]{{8}}{tail})"', page.html)
        found |= dict.fromkeys(boxes or [name], value)
    return found
