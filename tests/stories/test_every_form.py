"""Every form that a stranger comes to by links, sent in ways nobody planned for: each is answered in words.

Empty; by somebody who means harm; as it stands and filled with anything, both twice as a double click sends.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import product
from typing import Any

import pytest
from django.test import Client
from lxml.html import HTMLParser, document_fromstring

from tests.stories.looking import Element, Seen, whole
from tests.stories.test_every_page import EVERY_ADDRESS, ROLES, asker, name_of, walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

#: Signing in and out, and leaving, end the walk.
ENDS = {"account_login", "account_logout", "leave"}
HARM = "<script>alert(1)</script> '; drop table people_person; -- \x00 Ǽ‮ " * 60
#: What stands in a box by the end of its name, where nobody typed anything: in November 2026, and on no day.
PARTS = {"day": ("20", "31"), "month": ("11", "2"), "year": ("2026", "99999"), "time": ("10:30", "25:61")}
TYPED = "He said it twice."
ANSWERED = {200, 302, 303, 307, 400, 404, 409, 422}


class Way(Enum):
    """How a form is sent."""

    HARMFUL = "by somebody who means harm"
    EMPTY = "empty"
    AS_IT_STANDS = "as it stands"
    FILLED = "filled with anything"


@dataclass
class Sending:
    """The forms of one role's pages as they are sent, and what was wrong with any answer."""

    client: Client
    role: str
    wrong: list[str] = field(default_factory=list)
    answers: Counter[tuple[Way, int]] = field(default_factory=Counter)

    def send(self, form: Element, to: str, way: Way) -> None:
        sent: dict[str, list[str]] = {}
        for name, value in boxes(form, way):
            sent.setdefault(name, []).append(value)
        first = self.sent(to, sent, way, "")
        if way in (Way.AS_IT_STANDS, Way.FILLED):
            again = self.sent(to, sent, way, ", a second time")
            if (
                "form_key" in sent
                and first.status_code == 303
                and getattr(again, "url", again.status_code) != first.url
            ):
                self.wrong.append(
                    f"{self.role} {to} {way.value}: a double click is answered as no single one"
                )

    def sent(self, to: str, sent: dict[str, list[str]], way: Way, often: str) -> Any:
        """Send it once; note what is wrong with the answer."""
        answer = self.client.post(to, sent)
        self.answers[way, answer.status_code] += 1
        said = f"{self.role} {to} {way.value}{often}: {answer.status_code}"
        if answer.status_code not in ANSWERED:
            self.wrong.append(said)
        elif answer.status_code in (302, 303, 307):
            after = self.client.get(answer.url, follow=True).status_code
            self.wrong += [f"{said}, and then {after}"] if after != 200 else []
        elif answer.status_code in (400, 409, 422):
            page = answer.content.decode()
            self.wrong += [f"{said}: {fault}" for fault in in_words(page)]
            if any(TYPED in value for values in sent.values() for value in values) and TYPED not in page:
                self.wrong.append(f"{said}: what was typed is lost")
        return answer


def boxes(form: Element, way: Way) -> Iterator[tuple[str, str]]:
    """Yield name and value of each box of a form as it would be sent."""
    chosen = set()
    for box in form.iter("input", "select", "textarea"):
        name, kind = box.get("name"), (box.get("type") or box.tag).lower()
        if not name or kind == "file":
            continue
        if name in ("csrfmiddlewaretoken", "form_key"):
            yield name, box.get("value") or ""
        elif kind in ("radio", "checkbox"):
            if way is Way.HARMFUL:
                yield name, "no such answer\x00"
            elif way is Way.AS_IT_STANDS and box.get("checked") is not None:
                yield name, box.get("value") or "on"
            elif way is Way.FILLED and (kind == "checkbox" or name not in chosen):
                yield name, box.get("value") or "on"
            chosen.add(name)
        else:
            yield name, value(box, name, kind, way)


def value(box: Element, name: str, kind: str, way: Way) -> str:
    """Return what one box of words, numbers or choices is sent with."""
    stands, offered = box.get("value") or box.text or "", [""]
    if kind == "select":
        offered = [one.get("value", "") for one in box.iter("option")] or [""]
        stands = next(
            (one.get("value", "") for one in box.iter("option") if "selected" in one.attrib), offered[0]
        )
    if kind == "textarea" and way is Way.FILLED:
        return stands or TYPED
    good, bad = PARTS.get(name.rpartition("_")[2], ("12", "-1e999" if box.get("inputmode") else HARM))
    filled = next((one for one in offered if one), good)
    return {
        Way.HARMFUL: "x\x00y" if kind in ("hidden", "select") else bad,
        Way.EMPTY: "",
        Way.AS_IT_STANDS: stands,
        Way.FILLED: stands if kind == "hidden" else stands or filled,
    }[way]


def in_words(page: str) -> list[str]:
    """Return what a page that sends something back does not say."""
    seen = Seen(role="", name="", address="", status=422, text=page)
    if not whole(next(iter(seen.root.iter("h1")))):
        return ["no heading says what happened"]
    told = [one for one in seen.root.iter("div") if "govuk-error-summary" in (one.get("class") or "")]
    return [] if told or len(whole(seen.main)) > 80 else ["nothing says what to do"]


def forms(address: str, text: str) -> Iterator[tuple[int, Element, str]]:
    """Yield the forms of a page that keep something, each with its number and where it goes."""
    root = document_fromstring(text, parser=HTMLParser())
    for number, form in enumerate(root.iter("form")):
        to = form.get("action") or address
        if (form.get("method") or "get").lower() == "post" and name_of(to.partition("?")[0]) not in ENDS:
            yield number, form, to


@pytest.mark.requirement("B-12")
def test_no_form_ever_meets_a_fault_of_ours_and_each_says_what_to_do(lindenshire, it_is):
    wrong, kinds, answers = [], set(), Counter()
    for role in ROLES:
        sending = Sending(client=asker(role), role=role)
        with_forms = [
            page.address for page in walk(role, most=EVERY_ADDRESS) if any(forms(page.address, page.text))
        ]
        for way, address in product(Way, with_forms):
            page = sending.client.get(address, follow=True)  # anew: what was sent before may have changed it
            for number, form, to in forms(address, page.content.decode()):
                kind = (name_of(to.partition("?")[0]), number if to == address else 0, way)
                if kind not in kinds:
                    kinds.add(kind)
                    sending.send(form, to, way)
        wrong += sending.wrong
        answers += sending.answers
    assert not wrong, "\n".join(wrong)
    assert sum(answers.values()) > 500, answers
    assert {status for _, status in answers} >= {303, 422}, answers
