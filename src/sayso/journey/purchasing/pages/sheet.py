"""The order as it goes to whoever gives the help."""

from datetime import datetime

from sayso.foundation.access.viewer import Viewer
from sayso.foundation.govuk.pieces import Caution, Fact, Part, Sheet
from sayso.foundation.govuk.presenting import LONDON, clock, count, plain_day
from sayso.journey.control.queries import signs_of
from sayso.journey.people.models import SafeContact
from sayso.journey.people.queries.known import Known, known
from sayso.journey.people.queries.safe_words import need_words, when_words
from sayso.journey.people.statuses import SafeWay
from sayso.journey.purchasing import queries
from sayso.journey.purchasing.models import Order

HIDDEN = "Not written here. Ring us, and we tell you how to come."
_FORBIDS = (
    ("do_not_ring", "Do not ring."),
    ("leave_no_messages", "Leave no messages."),
    ("do_not_post", "Send nothing by post."),
    ("do_not_text", "Do not text."),
    ("do_not_email", "Do not e-mail."),
)


def sheet_of(order: Order, *, viewer: Viewer, at: datetime) -> Sheet:
    """Return the sheet. It obeys safe contact, and never says where somebody lives who must stay hidden.

    From whom a person has to be kept safe is not on it: papers are left on tables.
    """
    today = at.astimezone(LONDON).date()
    about = known([order.person_id], viewer=viewer, on=today)[order.person_id]
    note = queries.note_of(order, viewer=viewer)
    parts = [
        _what_they_want(order),
        Part("Who and where", [Fact("Called", about.called), Fact("Where", _where(about))]),
        Part("What whoever comes must know", sentences=_must_know(about, note)),
        *_early_signs(order, viewer),
        Part(
            "On time",
            sentences=[
                "The time is theirs. We count each visit that comes at it, and they see the number.",
                f"Write {order.number} beside each visit that you send us.",
            ],
        ),
    ]
    warnings = [Caution("Reaching them", " ".join(_forbidden(about.safe)))] if about.safe else []
    printed = f"{plain_day(today)}, {clock(at.astimezone(LONDON).time())}"
    return Sheet(
        f"Order {order.number}",
        f"To {order.provider}{': ' + order.service if order.service else ''}",
        parts,
        warnings=warnings,
        printed=printed,
    )


def _what_they_want(order: Order) -> Part:
    how_long = count(order.minutes_each, "minute") if order.minutes_each else "As the person wishes"
    told = [
        Fact("In their words", f"“{order.aim}”", first=True),
        Fact("How", order.what or "As the person says"),
        Fact("When", queries.when_wished(order) or "No time is wished. Ask what suits."),
        Fact("How long each time", how_long),
        Fact("From", plain_day(order.starts_on)),
        Fact("Until", plain_day(order.ends_before) if order.ends_before else "No end is set"),
    ]
    return Part("What they want", told, wide=True)


def _where(about: Known) -> str:
    safe = about.safe
    if about.address_is_hidden or (safe and safe.do_not_visit):
        return HIDDEN
    return about.address_words


def _must_know(about: Known, note: str) -> list[str]:
    told = [f"{need_words(need)}." for need in about.needs]
    told += [note] if note else []
    return told or ["Nothing is written down. Ask them, the first time."]


def _early_signs(order: Order, viewer: Viewer) -> list[Part]:
    """Return their early signs and what to do then, in their words: only where they said that it may."""
    signs = signs_of(order.person_id, viewer=viewer)
    if signs is None or not signs.on_sheet:
        return []
    then = [f"What to do then: “{signs.what_helps}”"] if signs.what_helps else []
    return [Part("How they notice that they are not well", sentences=[f"“{signs.signs}”", *then])]


def _forbidden(safe: SafeContact | None) -> list[str]:
    """Say how to reach them, and how not to. Whom it must be kept from is for us, and not for paper."""
    if safe is None:
        return []
    told = []
    if safe.way:
        when = when_words(safe)
        told.append(f"{SafeWay(safe.way).label}{', ' + when if when else ''}.")
    told += [words for name, words in _FORBIDS if getattr(safe, name)]
    return told or ["Ask us before you get in touch."]
