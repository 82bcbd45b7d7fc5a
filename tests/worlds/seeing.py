"""Everything that one sign-in can get: every page it can be led to or guess, every door of the API."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from uuid import UUID
from zlib import crc32

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from sayso.foundation.access.models import User
from sayso.foundation.govuk.view import NOT_FOR_THIS_SIGN_IN
from sayso.web import api as of_the_api
from sayso.web.api.site import api
from tests.examples import everything

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
#: Signing out, what only the sign-in library answers, and what is made of no record: it is dear to draw.
LEFT_OUT = ("/leave", "/sign-in", "/sign-out", "/api/docs", "/api/openapi.json", "/look/", "/how-we-decide/")
KEY = re.compile(r"<(?:\w+:)?\w+>")
LINK = re.compile(r'(?:href|src|action)="([^"#]+)"')
#: New in every answer, in every world: the token, the form's own key and its mark, and when answers that
#: travel in the page were signed.
ALWAYS_NEW = re.compile(
    r'name="(?:csrfmiddlewaretoken|form_key|form_owner)" value="[^"]+"'
    r'|(?<=name="answers" value=")(?P<answers>[^":]*):[^"]+(?=")'
)
MOST_PAGES = 1500
NEVER_WAS = UUID(int=7)
Answer = tuple[int, str, bytes]


@dataclass
class World:
    """What was asked and what came back, word for word."""

    answers: dict[str, Answer] = field(default_factory=dict)

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
    A page that is not part of what this sign-in is for says so before it reads a key: it is asked with one.
    """
    client, seen, shut = signed_in(login), World(), set()
    waiting = [("/", "/"), *_guesses(list(keys)), *((f"/api/people?q={word}", word) for word in words)]
    waiting += [(f"/find/?q={word}", word) for word in words]
    while waiting:
        asked, pattern = waiting.pop(0)
        if asked in seen.answers or asked.startswith(LEFT_OUT) or len(seen.answers) > MOST_PAGES:
            continue
        if pattern in shut:
            continue
        seen.answers[asked], is_page = got(client, asked)
        if seen.answers[asked][0] == 403 and NOT_FOR_THIS_SIGN_IN.encode() in seen.answers[asked][2]:
            shut.add(pattern)
        if is_page:
            waiting += ((to, to) for to in _led_to(asked, seen.answers[asked][2].decode()))
    assert len(seen.answers) <= MOST_PAGES, "there are more pages than are looked at: raise the number"
    return seen


def unlike_an_unknown_key(login: User, keys: Mapping[str, UUID], *, own: UUID, half: int) -> list[str]:
    """Return the addresses that answer to one of these keys otherwise than to a key that never was.

    `keys` are by table: a page is asked for those of its own room, a door of the API for those of every
    room that its file reads. Of these pairs each run asks one `half`, 0 or 1: who asks one half of Ana asks
    the other of Bea. When everything is run, every address is asked for every table.
    `own` is the key of its own record, for addresses that take two.
    """
    client, betrayed = signed_in(login), []
    for pattern, rooms in _patterns().items():
        places = KEY.findall(pattern)
        if not places or not _takes_keys(places):
            continue
        address = pattern if len(places) == 1 else KEY.sub(str(own), pattern, count=1)
        expected, _ = got(client, KEY.sub(str(NEVER_WAS), address))
        if expected[0] == 403:
            continue  # not for this sign-in at all, whatever the key
        for table, key in keys.items():
            mine = table.startswith(rooms) and crc32(f"{pattern} {table}".encode()) % 2 == half
            if not mine and not everything():
                continue
            guessed = KEY.sub(str(key), address)
            (code, to, body), _ = got(client, guessed)
            if (code, to, body.replace(str(key).encode(), str(NEVER_WAS).encode())) != expected:
                betrayed.append(guessed)
    return betrayed


def signed_in(login: User) -> Client:
    """Return a browser of this login."""
    client = Client(raise_request_exception=False)
    client.force_login(login, backend=BACKEND)
    return client


def got(client: Client, asked: str) -> tuple[Answer, bool]:
    """Return what comes back, without what is new in every answer, and whether it is a page with links."""
    answer = client.get(asked)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith(("text/", "application/json")):
        body = ALWAYS_NEW.sub(lambda new: new["answers"] or "", body.decode()).encode()
    is_page = answer.status_code == 200 and kind.startswith("text/html")
    return (answer.status_code, answer.headers.get("Location", ""), body), is_page


def _led_to(page: str, text: str) -> Iterator[str]:
    """Give the addresses of this site to which a page leads; styles and scripts are nobody's record."""
    for link in LINK.findall(text):
        to = urlsplit(urljoin(page, link.replace("&amp;", "&")))
        if not to.netloc and to.scheme in ("", "http") and to.path and not to.path.startswith("/static/"):
            yield to.path + (f"?{to.query}" if to.query else "")


def _guesses(keys: list[UUID]) -> Iterator[tuple[str, str]]:
    """Give every address that takes no key, or takes one of these, with its pattern: pages and doors."""
    for pattern in _patterns():
        places = KEY.findall(pattern)
        if not _takes_keys(places):
            continue
        for first in keys:
            yield KEY.sub(str(keys[-1]), KEY.sub(str(first), pattern, count=1)), pattern


def _takes_keys(places: list[str]) -> bool:
    return all(place.startswith("<uuid:") for place in places)


@functools.cache
def _patterns() -> dict[str, tuple[str, ...]]:
    """Return the address of every page, and of every door of the API that is read from.

    With each stands how the tables begin whose keys somebody would try there first.
    """
    found = {
        f"/{path}": _tables([room] if room else []) for path, room in _paths(get_resolver().url_patterns)
    }
    files = _files_of_doors()
    for path, verbs in api.get_openapi_schema()["paths"].items():
        if "get" in verbs:
            room = re.findall(r"\bsayso\.(?:journey|foundation)\.(\w+)", files[verbs["get"]["operationId"]])
            found[re.sub(r"{\w+}", "<uuid:key>", path)] = _tables(room)
    return {pattern: rooms for pattern, rooms in found.items() if not pattern.startswith(LEFT_OUT)}


def _tables(rooms: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({f"{room}_" for room in rooms}))


def _files_of_doors() -> dict[str, str]:
    """Return the text of the file in which each door of the API stands, by the door's name."""
    texts = [
        path.read_text(encoding="utf-8") for path in sorted(Path(of_the_api.__file__).parent.glob("*.py"))
    ]
    return {name: text for text in texts for name in re.findall(r"^def (\w+)\(", text, re.MULTILINE)}


def _paths(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, str]]:
    for found in patterns:
        path = before + str(found.pattern)
        if isinstance(found, URLResolver):
            yield from _paths(found.url_patterns, path)
        elif "^" not in path and "\\" not in path:
            module = getattr(found.callback, "view_class", found.callback).__module__
            yield path, module.split(".")[2] if module.startswith("sayso.") else ""
