"""Finding people: by any of their names as heard, birth date, part of an address, or a number.

What comes back is what the database's `find_people` gives this viewer. A record closed to them is not in it,
not counted in it, and leaves no gap in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from uuid import UUID

from django.db import connection

from sayso.foundation.access.viewer import Viewer, current_viewer
from sayso.foundation.govuk.pieces import Caution
from sayso.journey.people.models import Born
from sayso.journey.people.queries.keys import (
    SWAPPED,
    Asked,
    birth_keys,
    keys_asked,
    point_keys,
)
from sayso.journey.people.queries.sounds import words

MOST = 25
READ = 60  # rows ranked more finely than the database does
WORTH_SHOWING = 0.4  # of the best score
LIKELY = 30  # the score from which a match stands beside the form for a new person

_REASONS = {
    "c": "same record number",
    "i": "same NHS number",
    "t": "same telephone number",
    "e": "same e-mail address",
    "t6": "telephone number ends the same",
    "t4": "telephone number ends the same",
    "p": "same postcode",
    "h": "same door and street",
    "a": "same word in the address",
    "q": "postcode near by",
    "y": "born in the same year",
}
_SAYS_MORE = {"t": {"t6", "t4"}, "t6": {"t4"}, "p": {"q"}, "h": {"a"}}


@dataclass(frozen=True, kw_only=True)
class Found:
    """Somebody found, with why: `reasons` are phrases such as "sounds like".

    A name used before is a reason, and is never shown: it may tell what its owner keeps to themself.
    """

    person: UUID
    name: str
    birth: str
    birth_date: date | None
    address: str
    council_number: str
    worker_name: str
    caution: Caution | None
    score: int
    reasons: tuple[str, ...]

    @property
    def why(self) -> str:
        """Why this may be the one, in one sentence: "Sounds like, same birth date."."""
        text = ", ".join(self.reasons)
        return f"{text[:1].upper()}{text[1:]}." if text else ""


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """What is known of somebody who may be known already."""

    name: str = ""
    born: Born = field(default_factory=Born)
    lines: str = ""
    postcode: str = ""
    points: tuple[str, ...] = ()
    nhs_number: str = ""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two records that may be one life, and what they share."""

    one: UUID
    other: UUID
    reasons: tuple[str, ...]


def find(text: str, *, viewer: Viewer, on: date, most: int = MOST) -> list[Found]:
    """Return who is found by what somebody typed, the likeliest first."""
    return _found(keys_asked(text, on), viewer, words(text), most)


def likely(like: Likeness, *, viewer: Viewer, most: int = 6) -> list[Found]:
    """Return who may already be the person described, the likeliest first."""
    asked = Asked()
    asked.add_words(like.name)
    asked.add("birth", birth_keys(like.born))
    if like.born.on and like.born.on.day <= 12:
        turned = date(like.born.on.year, like.born.on.day, like.born.on.month)
        asked.add("birth", birth_keys(Born(on=turned)) - set(asked.weights), SWAPPED)
    asked.add_places(like.lines, like.postcode)
    for point in like.points:
        asked.add(point, point_keys(point))
    if like.nhs_number:
        asked.add("nhs", [f"i:{like.nhs_number}"])
    found = _found(asked, viewer, words(like.name), most)
    return [one for one in found if one.score >= LIKELY]


def likely_duplicates(*, viewer: Viewer, most: int = 50) -> list[Pair]:
    """Return pairs of records that may be one life, those with the same NHS number first."""
    _same_eyes(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select one, other, shared from likely_duplicates(%s)", [most])
        rows = cursor.fetchall()
    return [Pair(one=one, other=other, reasons=tuple(_shared(shared))) for one, other, shared in rows]


def closed_record(*, number: str = "", name: str = "", born: date | None = None) -> UUID | None:
    """Return the key of one record, closed or not, for breaking the glass. None: no record, or several.

    The page that asks writes an event whatever the answer.
    """
    keys = [f"n:{word}" for word in words(name)]
    with connection.cursor() as cursor:
        cursor.execute("select closed_record(%s, %s::text[], %s)", [number.strip().upper(), keys, born])
        (key,) = cursor.fetchone()
    found: UUID | None = key
    return found


def _same_eyes(viewer: Viewer) -> None:
    if current_viewer() != (viewer.pk if viewer.is_authenticated else None):
        raise RuntimeError("a search was asked for one viewer while another looks")


def _found(asked: Asked, viewer: Viewer, spelt: list[str], most: int) -> list[Found]:
    _same_eyes(viewer)
    if not asked.weights:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "select key, name, other_names, birth, birth_date, address, warning, council_number, worker_name,"
            " score, matched from find_people(%s::text[], %s::integer[], %s::text[], %s)",
            [list(asked.weights), list(asked.weights.values()), list(asked.groups.values()), max(most, READ)],
        )
        columns = [column.name for column in cursor.description or ()]
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    ranked = sorted((_of_row(row, asked.weights, spelt) for row in rows), key=lambda one: -one.score)
    return [one for one in ranked if one.score >= WORTH_SHOWING * ranked[0].score][:most]


def _of_row(row: Mapping[str, object], weights: Mapping[str, int], spelt: list[str]) -> Found:
    matched: list[str] = row["matched"]  # type: ignore[assignment]  # a row of our own query
    names = f"{row['name']} {row['other_names']}"
    close = round(10 * _closeness(spelt, words(names)))
    warning = str(row["warning"])
    return Found(
        person=row["key"],  # type: ignore[arg-type]  # a row of our own query
        name=str(row["name"]),
        birth=str(row["birth"]),
        birth_date=row["birth_date"],  # type: ignore[arg-type]  # a row of our own query
        address=str(row["address"]),
        council_number=str(row["council_number"]),
        worker_name=str(row["worker_name"]),
        caution=Caution("Safe contact", warning) if warning else None,
        score=int(row["score"]) + close,  # type: ignore[call-overload]  # a row of our own query
        reasons=tuple(_reasons(matched, weights, words(str(row["name"])))),
    )


def _closeness(spelt: Iterable[str], names: list[str]) -> float:
    """Return how near what was typed comes to the names, from 0 to 1: each word against its nearest."""
    nearest = [
        max((SequenceMatcher(None, word, name).ratio() for name in names), default=0) for word in spelt
    ]
    return sum(nearest) / len(nearest) if nearest else 0.0


def _reasons(matched: list[str], weights: Mapping[str, int], called: list[str]) -> list[str]:
    """Say why, the strongest first: names, then birth, then places and numbers."""
    kinds = {key.split(":", 1)[0] for key in matched}
    reasons = list(_name_reasons(matched, kinds, called))
    for key in matched:
        if key.startswith("b:"):
            swapped = weights.get(key) == SWAPPED
            reasons.append("birth date with day and month swapped" if swapped else "same birth date")
    told = set().union(*(_SAYS_MORE.get(kind, set()) for kind in kinds))
    if any(key.startswith("b:") for key in matched):
        told.add("y")
    reasons.extend(words for kind, words in _REASONS.items() if kind in kinds - told)
    return list(dict.fromkeys(reasons))


def _name_reasons(matched: list[str], kinds: set[str], called: list[str]) -> Iterable[str]:
    same = {key[2:] for key in matched if key.startswith("n:")}
    if same & set(called):
        yield "same name" if len(same & set(called)) > 1 else "part of the name is the same"
    if same - set(called):
        yield "a name used before is the same"
    elif "s" in kinds and len([key for key in matched if key.startswith("s:")]) > len(same):
        yield "sounds like"
    elif "d" in kinds and not same:
        yield "spelt nearly the same"
    if "k" in kinds and not same:
        yield "a short form of the name"


def _shared(keys: Iterable[str]) -> Iterable[str]:
    kinds = {key.split(":", 1)[0] for key in keys}
    if "nhs" in kinds:
        yield "same NHS number"
    if "born" in kinds:
        yield "same birth date, and names that sound alike"
