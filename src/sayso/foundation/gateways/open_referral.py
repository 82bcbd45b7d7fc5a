"""A feed of services in the form of Open Referral UK, read from a file or a folder of pages.

The form is that of the Open Referral UK profile of HSDS 3 (github.com/OpenReferralUK/uk-profile, `schema/`
and `examples/service_full.json`): a service has `id`, `name`, `status`, and in it `organization`,
`schedules` (RFC 5545 days; `opens_at`, `closes_at`), `cost_options`, `service_areas`, `service_at_locations`,
`accessibility`, `attributes` with a `taxonomy_term`, `assured_date`. A page of the API holds `contents` with
`page_number` and `total_pages`.

What of it we rely on stands in `Service`; the rest is let be. A service that we cannot read is named by its
place in the feed, and no other service is kept back in silence: `Feed.wrong` lists every one.
Fetching by address is for a later adapter: here a feed is always given as files.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Protocol

from sayso.foundation.gateways.feed_values import (
    NotRead,
    a_day,
    a_time,
    listed,
    pence,
    text,
    unit_of,
    weekdays,
)
from sayso.rules.refusals import Invalid

STATUSES = ("active", "inactive", "defunct", "temporarily closed")
LARGEST_BYTES = 50_000_000


@dataclass(frozen=True, kw_only=True)
class Hours:
    """When a service can be had: weekdays (Monday 0; none: every day), from and to. A time may be None."""

    days: tuple[int, ...]
    opens_at: time | None
    closes_at: time | None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class Cost:
    """One price. `unit` is hour, session, day or week; "" when the feed does not say of what."""

    pence: int
    unit: str
    words: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class Service:
    """One service of a feed, as far as we rely on it. Whatever the feed leaves out is empty or None."""

    key: str
    name: str
    status: str
    organisation: str
    organisation_key: str
    parent_organisation: str
    what: str
    telephone: str
    website: str
    terms: tuple[str, ...]
    hours: tuple[Hours, ...]
    costs: tuple[Cost, ...]
    areas: tuple[str, ...]
    based_at: tuple[str, ...]
    accessibility: tuple[str, ...]
    ages: tuple[int | None, int | None]
    accreditations: str
    assured_on: date | None


@dataclass(frozen=True)
class Wrong:
    """What cannot be read: its place (`services[3], Meadow: cost_options[0].amount`), and what to do."""

    place: str
    says: str


@dataclass(frozen=True)
class Feed:
    """What was read. `mark` is the SHA-256 of the feed's bytes: the same feed has the same mark."""

    services: tuple[Service, ...]
    wrong: tuple[Wrong, ...]
    mark: str


class ServiceFeed(Protocol):
    """Somewhere services come from."""

    def read(self) -> Feed:
        """Read all of it. Raises Invalid when it is no feed at all, or a page of it is missing."""
        ...


@dataclass(frozen=True)
class FileFeed:
    """A feed in one file: one page of the API, a list of services, or one service."""

    path: Path

    def read(self) -> Feed:
        """Read the file."""
        return read_bytes([_bytes_of(self.path)])


@dataclass(frozen=True)
class FolderFeed:
    """A feed as the pages of its API, each a `.json` file of one folder. A missing page is refused."""

    path: Path

    def read(self) -> Feed:
        """Read every page, in the order of the files' names."""
        pages = sorted(self.path.glob("*.json"))
        if not pages:
            raise Invalid(f"{self.path.name}: there is no .json file in this folder.")
        return read_bytes([_bytes_of(page) for page in pages])


def feed_at(path: Path) -> ServiceFeed:
    """Return the feed that stands at a path: a folder of pages, or a file."""
    return FolderFeed(path) if path.is_dir() else FileFeed(path)


def read_bytes(pages: Sequence[bytes]) -> Feed:
    """Read a feed from the bytes of its pages. Raises Invalid when it is no feed, or a page is missing."""
    found: list[Any] = []
    numbers: dict[int, int] = {}
    for place, page in enumerate(pages, start=1):
        told = _told(page, place)
        contents = told.get("contents", [told]) if isinstance(told, Mapping) else told
        if not isinstance(contents, list):
            raise Invalid("This is not an Open Referral UK feed: “contents” is not a list.")
        if isinstance(told, Mapping) and isinstance(told.get("page_number"), int):
            numbers[told["page_number"]] = int(told.get("total_pages") or 1)
        found += contents
    _whole(numbers)
    mark = hashlib.sha256(b"\n".join(pages)).hexdigest()
    return _read(found, mark)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise Invalid(f"{path.name} is larger than {LARGEST_BYTES // 1_000_000} MB. Give it as pages.")
        return path.read_bytes()
    except OSError as wrong:
        raise Invalid(f"{path.name} cannot be opened. Check the name.") from wrong


def _told(page: bytes, place: int) -> Any:
    try:
        told = json.loads(page.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_number)
    except (UnicodeDecodeError, ValueError, InvalidOperation, RecursionError) as wrong:
        raise Invalid(f"Page {place} is not JSON. Export the feed again.") from wrong
    if not isinstance(told, Mapping | list):
        raise Invalid(f"Page {place} is not an Open Referral UK feed: it holds no services.")
    return told


def _no_number(said: str) -> Any:
    raise ValueError(f"{said} is not a number")


def _whole(numbers: Mapping[int, int]) -> None:
    """Refuse a feed that lacks a page: what stands on it would look as if it had ended."""
    if not numbers:
        return
    missing = sorted(set(range(1, max(numbers.values()) + 1)) - set(numbers))
    if missing:
        raise Invalid(f"Page {missing[0]} of {max(numbers.values())} is not here. Export the feed again.")


def _read(found: Iterable[Any], mark: str) -> Feed:
    services: list[Service] = []
    wrong: list[Wrong] = []
    seen: set[str] = set()
    for at, told in enumerate(found):
        name = told.get("name") if isinstance(told, Mapping) else None
        place = f"services[{at}]" + (f", {name}" if isinstance(name, str) and name else "")
        try:
            service = _service(told)
            if service.key in seen:
                raise NotRead("id", "Two services have the same id. Give each its own.")
        except NotRead as refused:
            wrong.append(Wrong(f"{place}: {refused.place}", refused.says))
            continue
        seen.add(service.key)
        services.append(service)
    return Feed(tuple(services), tuple(wrong), mark)


def _service(told: Any) -> Service:
    if not isinstance(told, Mapping):
        raise NotRead("", "This is not a service.")
    status = text(told, "status", needed=True)
    if status not in STATUSES:
        raise NotRead("status", f"This must be one of: {', '.join(STATUSES)}.")
    body = told.get("organization")
    if not isinstance(body, Mapping):
        raise NotRead("organization", "Say which organisation gives this service.")
    at_locations = listed(told, "service_at_locations")
    schedules = [*listed(told, "schedules"), *(one for at in at_locations for one in listed(at, "schedules"))]
    return Service(
        key=text(told, "id", needed=True, most=100),
        name=text(told, "name", needed=True, most=200),
        status=status,
        organisation=text(body, "name", needed=True, most=200, under="organization"),
        organisation_key=text(body, "id", needed=True, most=100, under="organization"),
        parent_organisation=text(body, "parent_organization_id", most=100, under="organization"),
        what=text(told, "description", most=5000),
        telephone=_telephone(told),
        website=_address(text(told, "url", most=500)),
        terms=tuple(_terms(told)),
        hours=tuple(_hours(one, f"schedules[{at}]") for at, one in enumerate(schedules)),
        costs=tuple(_cost(one, f"cost_options[{at}]") for at, one in enumerate(listed(told, "cost_options"))),
        areas=tuple(_areas(told)),
        based_at=tuple(_postcodes(at_locations)),
        accessibility=tuple(_accessibility(at_locations)),
        ages=(_age(told, "minimum_age"), _age(told, "maximum_age")),
        accreditations=text(told, "accreditations", most=2000),
        assured_on=a_day(told, "assured_date"),
    )


def _hours(told: Mapping[str, Any], place: str) -> Hours:
    # Another week's or month's rhythm is not a weekday on which somebody can count on them.
    if text(told, "freq", under=place) == "MONTHLY" or told.get("interval") not in (None, 1, "1"):
        return Hours(days=(), opens_at=None, closes_at=None)
    return Hours(
        days=weekdays(told, "byday", under=place),
        opens_at=a_time(told, "opens_at", under=place),
        closes_at=a_time(told, "closes_at", under=place),
        valid_from=a_day(told, "valid_from", under=place),
        valid_to=a_day(told, "valid_to", under=place),
    )


def _cost(told: Mapping[str, Any], place: str) -> Cost:
    words = text(told, "amount_description", most=300, under=place)
    currency = text(told, "currency", under=place)
    if currency not in ("", "GBP"):
        raise NotRead(f"{place}.currency", "Give the price in pounds (GBP).")
    return Cost(
        pence=pence(told, "amount", under=place),
        unit=unit_of(words),
        words=words or text(told, "option", most=300, under=place),
        valid_from=a_day(told, "valid_from", under=place),
        valid_to=a_day(told, "valid_to", under=place),
    )


def _terms(told: Mapping[str, Any]) -> Iterable[str]:
    """Yield what kind of help it is, as the feed's own lists name it."""
    for at, one in enumerate(listed(told, "attributes")):
        term = one.get("taxonomy_term")
        if isinstance(term, Mapping):
            name = text(term, "name", most=200, under=f"attributes[{at}].taxonomy_term")
            if name:
                yield name


def _areas(told: Mapping[str, Any]) -> Iterable[str]:
    """Yield where it comes to: each part of `extent` where that is a list of postcodes, else its name."""
    for at, one in enumerate(listed(told, "service_areas")):
        place = f"service_areas[{at}]"
        if "postcode" in text(one, "extent_type", under=place).lower():
            yield from (part.strip().upper() for part in text(one, "extent", under=place).split(",") if part)
        elif name := text(one, "name", most=500, under=place):
            yield name


def _places(at_locations: Sequence[Mapping[str, Any]]) -> Iterable[tuple[str, Mapping[str, Any]]]:
    for at, one in enumerate(at_locations):
        location = one.get("location")
        if isinstance(location, Mapping):
            yield f"service_at_locations[{at}].location", location


def _postcodes(at_locations: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    for place, location in _places(at_locations):
        for one in listed(location, "addresses"):
            if postcode := text(one, "postal_code", most=10, under=place):
                yield postcode.upper()


def _accessibility(at_locations: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    for place, location in _places(at_locations):
        for one in listed(location, "accessibility"):
            if words := text(one, "description", most=500, under=place):
                yield words


def _telephone(told: Mapping[str, Any]) -> str:
    numbers = [text(one, "number", most=40, under="phones") for one in listed(told, "phones")]
    return next((number for number in numbers if number), "")


def _address(said: str) -> str:
    """Return the address of a website; "" for anything that a reader should not be led to."""
    return said if said.startswith(("https://", "http://")) else ""


def _age(told: Mapping[str, Any], name: str) -> int | None:
    said = told.get(name)
    if said is None:
        return None
    if isinstance(said, bool) or not isinstance(said, int | Decimal) or not 0 <= said <= 150:
        raise NotRead(name, "Give an age in years, or leave it out.")
    return int(said)
