"""Bring in a feed of services, all or nothing, and hold one that drops more than half of them."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.gateways.open_referral import Feed
from sayso.journey.options import facts, queries
from sayso.journey.options.models import FeedImport, Offer
from sayso.journey.options.statuses import ImportState
from sayso.rules.refusals import Held, Invalid, NotFound, WrongState

GONE = ("inactive", "defunct")
NEWER = "A newer list was taken since. Bring this one in again if it is the right one."
RULE = "A second person looks before a feed may take away more than half of what it gave."
RELEASES = "Somebody else who may bring in feeds reads it and says whether it is right."
MOST_WRONG = 200


@dataclass(frozen=True, kw_only=True)
class NewFeed:
    """A feed to bring in: what we call it ("lindenshire"), the name of its file, and what was read."""

    feed: str
    named: str
    read: Feed
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.DECIDES, permission=Permission.IMPORT_OFFERS)
def import_offers(*, new: NewFeed, by: User, at: datetime) -> FeedImport:
    """Take a feed, and say what it changed: `state` tells whether it was taken.

    It waits, and changes nothing, when any service cannot be read; it is held, and changes nothing, when it
    drops more than half of what stands from this feed; the same feed again changes nothing. Raises Invalid
    for a feed without a name or without a service.
    """
    if not new.feed.strip() or len(new.feed) > 60:
        raise Invalid(
            "Give the feed a short name, such as “lindenshire”.", fields={"feed": "Give it a name."}
        )
    if not new.read.services and not new.read.wrong:
        raise Invalid("There is no service in this file. Nothing was changed.")
    _one_at_a_time(new.feed)
    made = FeedImport(
        id=new.key,
        feed=new.feed.strip(),
        named=new.named[:200],
        mark=new.read.mark,
        state=_state(new),
        services=len(new.read.services),
        wrong=[{"place": one.place, "says": one.says} for one in new.read.wrong[:MOST_WRONG]],
        imported_at=at,
        imported_by=by,
    )
    today = timezone.localdate(at)
    rows = [
        {"key": one.key} | facts.offer_values(one, today)
        for one in new.read.services
        if one.status not in GONE
    ]
    if made.state == ImportState.TAKEN:
        made.added, made.changed, made.ended = _take(made.feed, rows, today)
    elif made.state == ImportState.HELD:
        made.kept = rows
    made.save(force_insert=True)
    write([_event("options.import_offers", made, by=by, at=at)])
    return made


@named_action(kind=Kind.DECIDES, permission=Permission.IMPORT_OFFERS)
def settle_import(*, feed_import: UUID, is_right: bool, by: User, at: datetime) -> FeedImport:
    """Say that a feed which is held is right, and take it; or that it is not, and leave all as it is.

    Raises NotFound, WrongState when it is held no longer or a newer list was taken since, and Held for
    whoever brought it in.
    """
    made = FeedImport.objects.select_for_update().filter(pk=feed_import).first()
    if made is None:
        raise NotFound("We cannot find that import.")
    if made.state != ImportState.HELD:
        raise WrongState("This import is held no longer. Open the list to see what became of it.")
    if made.imported_by_id == by.pk:
        raise Held("Somebody else has to say whether it is right.", rule=RULE, releases=RELEASES)
    if is_right:
        _one_at_a_time(made.feed)
        last = queries.last_taken(made.feed)
        if last and last.imported_at > made.imported_at:
            raise WrongState(NEWER)
    made.settled_at, made.settled_by = at, by
    made.state = ImportState.TAKEN if is_right else ImportState.TURNED_DOWN
    if is_right:
        made.added, made.changed, made.ended = _take(made.feed, made.kept, timezone.localdate(at))
    made.save()
    write([_event("options.settle_import", made, by=by, at=at)])
    return made


def _state(new: NewFeed) -> ImportState:
    if new.read.wrong:
        return ImportState.WAITS
    before = queries.last_taken(new.feed.strip())
    if before and before.mark == new.read.mark:
        return ImportState.SAME
    standing = set(Offer.objects.filter(feed=new.feed.strip(), ended_on=None).values_list("key", flat=True))
    kept = {one.key for one in new.read.services if one.status not in GONE}
    return ImportState.HELD if 2 * len(standing - kept) > len(standing) else ImportState.TAKEN


def _one_at_a_time(feed: str) -> None:
    """Let two who bring in one feed at once go one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"options.import.{feed.strip()}"])


def _take(feed: str, rows: Sequence[Mapping[str, Any]], today: date) -> tuple[int, int, int]:
    """Put a feed in the place of what stood; return how many were added, changed and ended."""
    before = {one.key: one for one in Offer.objects.filter(feed=feed)}
    added, changed, seen = [], [], []
    for row in rows:
        values = dict(row) | {"assured_on": _day(row["assured_on"])}
        offer = before.get(row["key"])
        if offer is None:
            added.append(Offer(feed=feed, first_seen_on=today, last_seen_on=today, **values))
            continue
        differs = offer.ended_on is not None or any(getattr(offer, name) != to for name, to in values.items())
        for name, to in values.items():
            setattr(offer, name, to)
        offer.last_seen_on, offer.ended_on = today, None
        seen.append(offer)
        if differs:
            changed.append(offer)
    kept = {row["key"] for row in rows}
    ended = [one for one in before.values() if one.key not in kept and one.ended_on is None]
    for one in ended:
        one.ended_on = today
    Offer.objects.bulk_create(added, batch_size=500)
    if seen:
        names = [*rows[0], "last_seen_on", "ended_on"]
        Offer.objects.bulk_update(seen, [name for name in names if name != "key"], batch_size=200)
    Offer.objects.bulk_update(ended, ["ended_on"], batch_size=500)
    return len(added), len(changed), len(ended)


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _event(action: str, made: FeedImport, *, by: User, at: datetime) -> Any:
    told = {
        "state": str(made.state),
        "services": made.services,
        "added": made.added,
        "changed": made.changed,
        "ended": made.ended,
        "wrong": len(made.wrong),
    }
    return event(action, by=by, at=at, about=("feed_import", made.pk), facts=told)
