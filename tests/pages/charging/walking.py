"""Walk the try-out as a browser without script does: post a page's own form, and go where it sends us."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

HIDDEN = re.compile(r'name="answers" value="([^"]*)"')
START = "/try-a-sum/"


@dataclass
class Walk:
    """One browser's walk: the page it is on, and every answer of the server on the way."""

    client: Client = field(default_factory=Client)
    seen: list[Any] = field(default_factory=list)

    @property
    def page(self) -> Any:
        return self.seen[-1]

    @property
    def html(self) -> str:
        return self.page.content.decode()

    @property
    def at(self) -> str:
        """The address that the browser shows."""
        return self.page.request["PATH_INFO"]

    @property
    def carried(self) -> str:
        return unescape(HIDDEN.search(self.html)[1])

    def open(self, address: str) -> "Walk":
        self.seen.append(self.client.get(address))
        return self

    def post(self, address: str, **typed: Any) -> "Walk":
        """Post the carried answers with what was typed; follow as a browser follows."""
        found = self.client.post(address, {"answers": self.carried, **typed}, follow=True)
        self.seen.append(found)
        return self

    def say(self, **typed: Any) -> "Walk":
        """Reply to the question that is shown."""
        slug = self.at.rstrip("/").rsplit("/", 1)[1]
        return self.post(self.at, replied=slug, **typed)

    def answer(self) -> "Walk":
        return self.post(reverse("try_charge_answer"))

    def letter(self) -> "Walk":
        return self.post(reverse("try_charge_letter"))


def walk(replies: Mapping[str, Any], *, client: Client | None = None) -> Walk:
    """Walk from the start to the page for checking, replying to each question as it comes.

    `replies` maps a question to what is typed; a list to each thing in turn. A question without a reply is
    passed by with nothing typed, which only a question that may be left out allows.
    """
    made = Walk(client or Client())
    made.open(START + "where/")
    while made.at.startswith(START) and not made.at.endswith(("/check/",)):
        slug = made.at.rstrip("/").rsplit("/", 1)[1]
        reply = replies.get(slug, {})
        before = made.at
        if isinstance(reply, Sequence):
            for thing in reply:
                made.say(add="yes", **thing)
            made.say(done="yes")
        else:
            made.say(**{"period": "week"} | reply if slug == "cost" else reply)
        assert made.at != before, made.html
    return made
