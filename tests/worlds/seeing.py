"""Everything that one sign-in can get: every page it can be led to or guess, every door of the API."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit
from uuid import UUID

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from sayso.foundation.access.models import User
from sayso.web.api.site import api

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
#: Signing out, and what only the sign-in library answers.
LEFT_OUT = ("/leave", "/sign-in", "/sign-out")
LINK = re.compile(r'(?:href|src|action)="([^"#]+)"')
#: New in every answer, in every world: the token, the form's own key and its mark, and when answers that
#: travel in the page were signed.
ALWAYS_NEW = re.compile(
    r'name="(?:csrfmiddlewaretoken|form_key|form_owner)" value="[^"]+"'
    r'|(?<=name="answers" value=")(?P<answers>[^":]*):[^"]+(?=")'
)
MOST_PAGES = 1500


@dataclass
class World:
    """What was asked and what came back, word for word."""

    answers: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)

    def apart_from(self, other: "World") -> list[str]:
        """Return the addresses that answer differently in the other world, or are there in one only."""
        every = {**self.answers, **other.answers}
        return [asked for asked in every if self.answers.get(asked) != other.answers.get(asked)]

    def holds(self, words: str) -> list[str]:
        """Return the addresses whose answer holds these words."""
        return [asked for asked, (_, _, body) in self.answers.items() if words.encode() in body]


def world_of(login: User, *, keys: Iterable[UUID], words: Iterable[str] = ()) -> World:
    """Return all that this login gets: led by links from its own page, and by guessing.

    It guesses every address there is with each of `keys`, and searches wherever a search is for `words`.
    """
    client = Client(raise_request_exception=False)
    client.force_login(login, backend=BACKEND)
    seen = World()
    waiting = ["/", *_guesses(list(keys)), *(f"/api/people?q={word}" for word in words)]
    waiting += [f"/find/?q={word}" for word in words]
    while waiting:
        asked = waiting.pop(0)
        if asked in seen.answers or asked.startswith(LEFT_OUT) or len(seen.answers) > MOST_PAGES:
            continue
        answer = client.get(asked)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        kind = answer.headers.get("Content-Type", "")
        if kind.startswith(("text/", "application/json")):
            body = ALWAYS_NEW.sub(lambda new: new["answers"] or "", body.decode()).encode()
        seen.answers[asked] = (answer.status_code, answer.headers.get("Location", ""), body)
        if answer.status_code == 200 and kind.startswith("text/html"):
            waiting += _led_to(asked, body.decode())
    assert len(seen.answers) <= MOST_PAGES, "there are more pages than are looked at: raise the number"
    return seen


def _led_to(page: str, text: str) -> Iterator[str]:
    """Give the addresses of this site to which a page leads; styles and scripts are nobody's record."""
    for link in LINK.findall(text):
        to = urlsplit(urljoin(page, link.replace("&amp;", "&")))
        if not to.netloc and to.scheme in ("", "http") and to.path and not to.path.startswith("/static/"):
            yield to.path + (f"?{to.query}" if to.query else "")


def _guesses(keys: list[UUID]) -> Iterator[str]:
    """Give every address that takes no key, or takes one of these: pages and doors of the API."""
    patterns = [f"/{path}" for path in _paths(get_resolver().url_patterns)]
    patterns += [
        re.sub(r"{\w+}", "<uuid:key>", path)
        for path, verbs in api.get_openapi_schema()["paths"].items()
        if "get" in verbs
    ]
    for pattern in dict.fromkeys(patterns):
        arguments = re.findall(r"<(\w+):\w+>|<(\w+)>", pattern)
        if not arguments:
            yield pattern
        elif len(arguments) == 1 and arguments[0][0] == "uuid":
            yield from (re.sub(r"<uuid:\w+>", str(key), pattern) for key in keys)
        elif all(kind == "uuid" for kind, _ in arguments):
            first, *rest = keys
            for other in rest:
                yield re.sub(r"<uuid:\w+>", str(other), re.sub(r"<uuid:\w+>", str(first), pattern, count=1))


def _paths(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for found in patterns:
        path = before + str(found.pattern)
        if isinstance(found, URLResolver):
            yield from _paths(found.url_patterns, path)
        elif "^" not in path and "\\" not in path:
            yield path
