"""Safe contact and communication needs in words: what we must do, never what somebody is."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from sayso.foundation.govuk.pieces import Caution
from sayso.foundation.govuk.presenting import clock, listed, plain_day
from sayso.journey.people.models import CommunicationNeed, Death, SafeContact
from sayso.journey.people.statuses import NeedKind, SafeWay

DAYS = "Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays".split()
WEEKDAYS = {0, 1, 2, 3, 4}

_REFUSALS = (
    ("do_not_ring", "Do not ring"),
    ("leave_no_messages", "Leave no messages"),
    ("do_not_post", "Do not post"),
    ("do_not_text", "Do not text"),
    ("do_not_email", "Do not e-mail"),
    ("do_not_visit", "Do not go there"),
)
_NEEDS = {
    NeedKind.BSL: "Book a British Sign Language interpreter",
    NeedKind.LIP_SPEAKER: "Book a lip-speaker",
    NeedKind.DEAFBLIND: "Book a deafblind interpreter",
    NeedKind.EASY_READ: "Send Easy Read",
    NeedKind.LARGE_PRINT: "Send large print",
    NeedKind.AUDIO: "Send it as sound",
    NeedKind.BRAILLE: "Send Braille",
    NeedKind.NO_TELEPHONE: "Nothing by telephone",
}
_LABELLED = {
    NeedKind.SPEAKS: "Speaks {}",
    NeedKind.READS: "Reads {}",
    NeedKind.INTERPRETER: "Book an interpreter: {}",
    NeedKind.TIME_OF_DAY: "Best time: {}",
}


def when_words(safe: SafeContact) -> str:
    """Say on which days and between which hours it is safe: "weekdays, 9 am to noon". Empty: any time."""
    days = set(safe.days)
    if not days or len(days) == len(DAYS):
        which = ""
    elif days == WEEKDAYS:
        which = "weekdays"
    else:
        which = listed([DAYS[number] for number in sorted(days)])
    hours = f"{clock(safe.starts_at)} to {clock(safe.ends_at)}" if safe.starts_at and safe.ends_at else ""
    return ", ".join(part for part in (which, hours) if part)


def safe_words(safe: SafeContact) -> str:
    """Say what we must and must not do to reach somebody safely."""
    sentences = []
    if safe.way:
        when = when_words(safe)
        sentences.append(f"{SafeWay(safe.way).label}{', ' + when if when else ''}.")
    if safe.how:
        sentences.append(safe.how if safe.how.endswith((".", "!", "?")) else f"{safe.how}.")
    sentences.extend(f"{words}." for name, words in _REFUSALS if getattr(safe, name))
    if safe.by_whom:
        sentences.append(f"Only {safe.by_whom}.")
    if safe.must_not_know:
        sentences.append(f"Must not know: {safe.must_not_know}.")
    if safe.address_hidden:
        sentences.append("Where they live must stay hidden.")
    return " ".join(sentences)


def said_words(safe: SafeContact | CommunicationNeed) -> str:
    """Say who said so, and when."""
    return f"{safe.said_by}, {plain_day(safe.said_on)}"


def safe_caution(safe: SafeContact, on: date) -> Caution:
    """Return the warning that stands at somebody's name. Past its date it asks to be looked at again."""
    again = "" if safe.look_again_on > on else ". To be asked again"
    return Caution("Safe contact", safe_words(safe), f"{said_words(safe)}{again}.")


def died_caution(death: Death) -> Caution:
    """Return what stands at the name of somebody who has died, and what we must do."""
    text = f"On {plain_day(death.died_on)}. Nothing is sent to them. Be gentle with whoever is close to them."
    return Caution("They have died", text, f"Recorded {plain_day(timezone.localdate(death.recorded_at))}.")


def need_words(need: CommunicationNeed) -> str:
    """Say one communication need as what we must do."""
    kind = NeedKind(need.kind)
    if kind in _LABELLED:
        return _LABELLED[kind].format(need.detail or "ask which")
    does = _NEEDS.get(kind)
    if does is None:
        return need.detail or kind.label
    return f"{does} ({need.detail})" if need.detail else does


def needs_caution(needs: Sequence[CommunicationNeed], on: date) -> Caution:
    """Return the warning that flags communication needs wherever a name leads to a call, letter or visit."""
    late = any(need.review_on <= on for need in needs)
    return Caution(
        "Communication",
        f"{'. '.join(need_words(need) for need in needs)}.",
        f"{said_words(needs[0])}{'. To be asked again' if late else ''}.",
    )
