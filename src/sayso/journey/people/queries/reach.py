"""How somebody may be reached: the one door that everything which leaves the building goes through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.letters.outbox import EVERY_DAY, Layout, Reach, SafeTimes, Way, WayKind
from sayso.journey.people.models import Address, ContactPoint, SafeContact
from sayso.journey.people.queries.joined import record_keys
from sayso.journey.people.queries.known import Known, known
from sayso.journey.people.queries.safe_words import when_words
from sayso.journey.people.statuses import AddressKind, NeedKind, PointKind
from sayso.rules.refusals import NotFound

HIDDEN = "Where they live is hidden. Only the people named for it can send this."
DIED = "We were told that they have died. Nothing is sent to them."
TIMED = frozenset({WayKind.TEXT, WayKind.TELEPHONE, WayKind.EMAIL, WayKind.BY_HAND})
NO_MESSAGE = "leave no message"
_POINTS = {
    WayKind.EMAIL: (PointKind.EMAIL,),
    WayKind.TEXT: (PointKind.MOBILE,),
    WayKind.TELEPHONE: (
        PointKind.VIDEO_RELAY,
        PointKind.TEXT_RELAY,
        PointKind.MOBILE,
        PointKind.TELEPHONE,
    ),
}
_NONE = {
    WayKind.EMAIL: "We have no e-mail address for them.",
    WayKind.TEXT: "We have no mobile number for them.",
    WayKind.TELEPHONE: "We have no telephone number for them.",
}
_ASKED = {
    WayKind.POST: "They asked us not to post.",
    WayKind.EMAIL: "They asked us not to e-mail.",
    WayKind.TEXT: "They asked us not to text.",
    WayKind.TELEPHONE: "They asked us not to ring.",
    WayKind.BY_HAND: "They asked us not to go there.",
}


@dataclass(frozen=True)
class _Refused:
    """What any half of this life refused, open to the viewer or not."""

    post: bool = False
    ring: bool = False
    text: bool = False
    email: bool = False
    visit: bool = False
    messages: bool = False
    hidden: bool = False
    died: bool = False

    def refuses(self, kind: WayKind) -> bool:
        """Whether this way is refused."""
        named = {
            WayKind.POST: self.post,
            WayKind.EMAIL: self.email,
            WayKind.TEXT: self.text,
            WayKind.TELEPHONE: self.ring,
            WayKind.BY_HAND: self.visit,
        }
        return named.get(kind, False)


def ways_to_reach(person: UUID, viewer: Viewer, on: date, *, legal: bool = False) -> Reach:
    """Return the ways in which one person may be reached on a day, the safest first.

    Every refused way says why in a sentence for staff, with what to do instead. Letters use the called name;
    `legal` gives the legal one. A hidden address comes only to those named for it, and is marked.
    Whoever has died is reached in no way. Raises NotFound when the viewer may not see how to reach them.
    """
    keys = record_keys(person, viewer=viewer)
    if not keys:
        raise NotFound(NOT_FOUND)
    halves = list(known(keys, viewer=viewer, on=on).values())
    halves.sort(key=lambda half: keys.index(half.person.person_id))
    refused = _refused(person, on)
    safe = next((half.safe for half in halves if half.safe), None)
    ways = [_checked(way, refused, safe, halves) for way in _ways(halves, refused, safe)]
    if refused.died:
        ways = [replace(way, allowed=False, to="", to_key=None, because=DIED) for way in ways]
    ways.sort(key=lambda way: (not way.allowed, way.kind != (safe.way if safe else "")))
    best = next((way for way in ways if way.allowed), None)
    return Reach(
        person=keys[0],
        addressee=halves[0].legal_name if legal else halves[0].called,
        ways=[_with_offer(way, best) for way in ways],
        layout=_layout(halves),
    )


def _refused(person: UUID, on: date) -> _Refused:
    with connection.cursor() as cursor:
        cursor.execute(
            "select post, ring, text, email, visit, messages, hidden, died from refused_ways(%s, %s)",
            [person, on],
        )
        row = cursor.fetchone()
    return _Refused(*row) if row else _Refused()


def _ways(halves: Sequence[Known], refused: _Refused, safe: SafeContact | None) -> Iterator[Way]:
    """Give each way there is, as if nobody had refused any; and each there is not, with why."""
    yield _post(halves, refused)
    points = [point for half in halves for point in half.points]
    for kind, of_kinds in _POINTS.items():
        point = _point(points, of_kinds, safe if safe and safe.way == kind else None)
        if point:
            yield Way(kind=kind, allowed=True, to=point.value, to_key=point.pk)
        else:
            yield Way(kind=kind, allowed=False, because=_NONE[kind])
    yield Way(kind=WayKind.BY_HAND, allowed=True)
    has_page = User.objects.filter(
        subject_id__in=[half.person.person_id for half in halves], is_active=True
    ).exists()
    no_page = "They have no page of their own yet."
    yield Way(kind=WayKind.PORTAL, allowed=has_page, because="" if has_page else no_page)


def _point(
    points: Sequence[ContactPoint], of_kinds: Sequence[PointKind], safe: SafeContact | None
) -> ContactPoint | None:
    """Return the number to use: the one they named as safe, else the first by kind."""
    if safe and safe.point_id:
        named = next((point for point in points if point.pk == safe.point_id), None)
        if named:
            return named
    return next((point for kind in of_kinds for point in points if point.kind == kind), None)


def _post(halves: Sequence[Known], refused: _Refused) -> Way:
    hidden = next((half.hidden_addresses[-1] for half in halves if half.hidden_addresses), None)
    for_post = _kept_for_post(halves)
    if for_post:
        return Way(kind=WayKind.POST, allowed=True, to=_envelope(for_post), to_key=for_post.pk)
    if hidden:
        return Way(kind=WayKind.POST, allowed=True, to=_envelope(hidden), to_key=hidden.pk, hidden=True)
    if refused.hidden:
        return Way(kind=WayKind.POST, allowed=False, because=HIDDEN)
    home = next((half.lives_at for half in halves if half.lives_at), None)
    if home is None or home.kind == AddressKind.NONE:
        return Way(kind=WayKind.POST, allowed=False, because="We have no address to post to.")
    return Way(kind=WayKind.POST, allowed=True, to=_envelope(home), to_key=home.pk)


def _kept_for_post(halves: Sequence[Known]) -> Address | None:
    addresses = [address for half in halves for address in half.addresses]
    return next((address for address in addresses if address.kind == AddressKind.POST), None)


def _envelope(address: object) -> str:
    lines: str = address.lines  # type: ignore[attr-defined]  # an address has lines
    postcode: str = address.postcode  # type: ignore[attr-defined]  # an address has lines
    return "\n".join(part for part in (lines, postcode) if part)


def _checked(way: Way, refused: _Refused, safe: SafeContact | None, halves: Sequence[Known]) -> Way:
    """Refuse the way if they did, and give it the times at which it is safe."""
    if not way.allowed:
        return way
    if refused.refuses(way.kind):
        return replace(way, allowed=False, to="", to_key=None, because=_ASKED[way.kind])
    no_telephone = any(need.kind == NeedKind.NO_TELEPHONE for half in halves for need in half.needs)
    if way.kind is WayKind.TELEPHONE and no_telephone:
        return replace(way, allowed=False, to="", to_key=None, because="Nothing reaches them by telephone.")
    if safe and safe.way and safe.must_not_know and way.kind not in (safe.way, WayKind.PORTAL):
        return replace(way, allowed=False, to="", to_key=None, because="They named one safe way, not this.")
    times = _times(safe, way.kind, refused) if way.kind in TIMED else None
    watched = any(half.safe and half.safe.must_not_know for half in halves)
    return replace(way, times=times, quiet=watched or refused.messages)


def _times(safe: SafeContact | None, kind: WayKind, refused: _Refused) -> SafeTimes | None:
    words = [when_words(safe)] if safe else []
    if kind is WayKind.TELEPHONE and refused.messages:
        words.append(NO_MESSAGE)
    said = ", ".join(word for word in words if word)
    if not said:
        return None
    return SafeTimes(
        words=said,
        days=frozenset(safe.days) if safe and safe.days else EVERY_DAY,
        starts=safe.starts_at if safe and safe.starts_at else time(0),
        ends=safe.ends_at if safe and safe.ends_at else time(23, 59, 59),
    )


def _with_offer(way: Way, best: Way | None) -> Way:
    """Add to a refused way what to do instead."""
    if way.allowed or best is None:
        return way
    return replace(way, because=f"{way.because} {best.words}.")


def _layout(halves: Sequence[Known]) -> Layout:
    kinds = {need.kind for half in halves for need in half.needs}
    if NeedKind.EASY_READ in kinds:
        return Layout.EASY
    return Layout.LARGE if NeedKind.LARGE_PRINT in kinds else Layout.STANDARD
