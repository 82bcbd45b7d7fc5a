"""The council's letters, as YAML under `wordings/`: one file a letter and a version, nothing unknown in it.

An old version's file stays: letters written in it say which. The newest version is the one in use.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from sayso.foundation.letters.content import ADDED_AND_KEPT
from sayso.foundation.letters.outbox import Layout
from sayso.rules.reading import read_yaml
from sayso.rules.refusals import Invalid

FOLDER = Path(__file__).with_name("wordings")
_HOLDING = ("quote", "sum", "picture")
PLACE = re.compile(r"\{([a-z_]+)\}")


class Form(StrEnum):
    """What kind of thing stands in a field."""

    WORDS = "words"  # a few words inside a sentence
    SENTENCES = "sentences"  # whole sentences, typed
    LIST = "list"  # several sentences or names, each alone
    DAY = "day"  # datetime.date
    MOMENT = "moment"  # datetime.datetime
    PENCE = "pence"  # whole pence
    LINES = "lines"  # lines of a sum


@dataclass(frozen=True)
class Place:
    """A field of a letter: its form, what it is in plain words, and whether the letter can do without it."""

    name: str
    form: Form
    label: str
    optional: bool = False


@dataclass(frozen=True)
class Part:
    """One row of a wording, not yet filled in. `when` names a field without which it is left out."""

    kind: str
    say: Sequence[str] = ()
    easy: Sequence[str] = ()
    symbol: str = ""
    law: str = ""
    when: str = ""
    caption: str = ""
    of: str = ""  # the field that holds the words of a quote, or the lines of a sum or of a picture
    key: Sequence[str] = ADDED_AND_KEPT  # of a picture: what a step up is called, and a step down


@dataclass(frozen=True)
class Chapter:
    """The rows under one heading."""

    heading: str
    parts: Sequence[Part]
    when: str = ""


@dataclass(frozen=True)
class Wording:
    """One version of one of the council's letters."""

    code: str
    version: int
    name: str
    heading: str
    easy_heading: str
    places: Mapping[str, Place]
    chapters: Sequence[Chapter]
    layouts: Sequence[Layout] = field(default=tuple(Layout))


def wording(code: str, version: int | None = None) -> Wording:
    """Return a letter's wording, the newest unless a version is named. Raises Invalid when there is none."""
    found = [one for one in wordings() if one.code == code and version in (None, one.version)]
    if not found:
        raise Invalid(f"There is no letter called “{code}”. Choose one from the list.", letter=code)
    return max(found, key=lambda one: one.version)


@cache
def wordings() -> Sequence[Wording]:
    """Return every version of every letter."""
    return tuple(read_wording(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml")))


def read_wording(text: str) -> Wording:
    """Read one wording. Raises Invalid, naming what is unknown, missing or used without being declared."""
    given = _only(
        read_yaml(text), {"code", "version", "name", "heading", "easy_heading", "fields", "chapters"}
    )
    places = {name: _place(name, told) for name, told in given["fields"].items()}
    made = Wording(
        code=given["code"],
        version=given["version"],
        name=given["name"],
        heading=given["heading"],
        easy_heading=given.get("easy_heading", given["heading"]),
        places=places,
        chapters=tuple(_chapter(told) for told in given["chapters"]),
    )
    loose = sorted(_used(made) - set(places))
    if loose:
        raise Invalid(f"{made.code} {made.version} uses fields that it does not declare: {', '.join(loose)}.")
    return made


def _only(given: Any, known: set[str]) -> dict[str, Any]:
    unknown = sorted(set(given) - known)
    if unknown:
        raise Invalid(f"A wording has words that we do not know: {', '.join(unknown)}.")
    return dict(given)


def _place(name: str, told: Mapping[str, Any]) -> Place:
    given = _only(told, {"form", "label", "optional"})
    return Place(name, Form(given["form"]), given["label"], given.get("optional", False))


def _chapter(told: Mapping[str, Any]) -> Chapter:
    given = _only(told, {"heading", "rows", "when"})
    parts = tuple(_part(row) for row in given["rows"])
    return Chapter(given.get("heading", ""), parts, given.get("when", ""))


def _part(told: Mapping[str, Any]) -> Part:
    given = _only(told, {"say", "easy", "symbol", "law", "when", "caption", "key", *_HOLDING})
    kind = next((kind for kind in _HOLDING if kind in told), "say")
    of = "".join(given.pop(name, "") for name in _HOLDING)
    given["key"] = tuple(given.get("key", ADDED_AND_KEPT))
    say, easy = tuple(given.pop("say", ())), tuple(given.pop("easy", ()))
    return Part(kind=kind, of=of, say=say, easy=easy, **given)


def _used(made: Wording) -> set[str]:
    said = [made.heading, made.easy_heading]
    named = set()
    for chapter in made.chapters:
        said.append(chapter.heading)
        named.add(chapter.when)
        for part in chapter.parts:
            said += [*part.say, *part.easy, part.caption]
            named |= {part.when, part.of}
    return {name for text in said for name in PLACE.findall(text)} | (named - {""})
