"""Letters for tests: what stands in each wording, and ways to reach somebody."""

import uuid
from datetime import UTC, date, datetime, time
from typing import Any

from sayso.foundation.access.models import Subject, User
from sayso.foundation.letters import actions
from sayso.foundation.letters.content import Line
from sayso.foundation.letters.models import Letter
from sayso.foundation.letters.outbox import WEEKDAYS, Layout, Reach, SafeTimes, Way, WayKind
from sayso.foundation.letters.writing import NewLetter

ADDRESS = "14 Orchard Row\nLindenbridge\nZZ1 4QT"
MORNINGS = SafeTimes(words="weekday mornings", days=WEEKDAYS, starts=time(9), ends=time(12))
HOME = uuid.UUID("6f0b8c6e-6c5b-4f55-9d5f-0a4c7f1f0a01")

FIELDS: dict[str, dict[str, Any]] = {
    "advice": {
        "answer": "You can get a grab rail for free",
        "asked_on": date(2026, 11, 18),
        "asked": "I slip getting out of the bath. Can somebody put up a rail?",
        "advice": ["A rail by the bath can be fitted for free.", "Home Safe comes within two weeks."],
        "places": ["Home Safe Lindenshire: 01632 960 140."],
        "why": "You told us that a rail is all you need now.",
    },
    "what_you_would_pay": {
        "charge_pence": 5900,
        "tried_on": date(2026, 11, 20),
        "lines": [
            Line("Your pension and benefits", 31250, "SI 2014/2672, regulation 14"),
            Line("Less what the law says you keep", -23260),
            Line("Your rent", None),
            Line("What you would pay", 5900, total=True),
        ],
        "steps": [
            Line("Money you get", 31250),
            Line("To live on: yours", -25350),
            Line("You would pay", 5900, total=True),
        ],
        "above": [
            Line("What you have that counts", 3_000_000),
            Line("Up to the limit", -2_325_000),
            Line("Above the limit", 675_000, total=True),
        ],
        "made_up_of": ["You live alone.", "You have £4,000 saved."],
    },
    "what_you_pay": {
        "charge_pence": 5275,
        "starts_on": date(2026, 11, 20),
        "the_rest": "The council pays the rest.",
        "assessed_on": date(2026, 11, 18),
        "reasons": ["Your pension went up in April."],
        "steps": [
            Line("Money you get", 31250),
            Line("To live on: yours", -25975),
            Line("You pay", 5275, total=True),
        ],
        "above": [
            Line("What you have that counts", 3_000_000),
            Line("Up to the limit", -2_325_000),
            Line("Above the limit", 675_000, total=True),
        ],
        "from_when": ["The new sum counts from the day of the change."],
        "costs": ["Cleaning: £30.00 a week. £12.50 of it counts. Others live in the other rooms."],
        "looked": "yes",
        "not_looked": "yes",
        "changed": ["Your charge goes up by £2.75 a week, from £50.00 to £52.75."],
        "changed_easily": ["State pension: you pay £2.75 more."],
        "telephone": "01632 960 500",
        "lines": [
            Line("Your pension and benefits", 31250, "SI 2014/2672, regulation 14"),
            Line("Less what the law says you keep", -25975),
            Line("What you pay", 5275, total=True),
        ],
        "within": "25",
    },
    "eligibility": {
        "answer": "We meet your needs with eating and with washing",
        "assessed_on": date(2026, 11, 18),
        "basis": ["Main reason: the need itself.", "Money was not a reason."],
        "reasons": "You told us that you lie and wait on bad days. You need somebody then.",
        "needs": ["Eating and drinking", "Keeping yourself clean"],
        "advice": "The garden group meets on Wednesdays. The path is level now.",
        "next": ["We plan with you how each need is met."],
        "worker": "Sam Okafor",
        "worker_telephone": "01632 960 118",
        "reply_until": date(2026, 12, 18),
    },
    "paid_close": {
        "answer": "Bea can be paid to help you",
        "decided_on": date(2026, 11, 18),
        "basis": ["Main reason: your need.", "Money was not a reason."],
        "reasons": "You have tried other help twice. Bea is whom you let wash you.",
        "next": ["We talk with each of you alone about the hours and the pay."],
        "worker": "Sam Okafor",
        "worker_telephone": "01632 960 118",
        "reply_until": date(2026, 12, 18),
    },
    "record_ready": {"asked_on": date(2026, 10, 22), "telephone": "01632 960 118"},
    "who_works_with_you": {
        "worker": "Sam Okafor",
        "worker_role": "social worker",
        "worker_telephone": "01632 960 118",
        "starts_on": date(2026, 11, 23),
        "before": "Priya Nair",
        "first_step": "Sam rings you on Tuesday 24 November in the morning.",
        "out_of_hours": "01632 960 199",
    },
    "personal_budget": {
        "gross_pence": 11_475,
        "starts_on": date(2026, 11, 20),
        "lines": [
            Line("Tea at seven", 7_875),
            Line("Help in the garden", 3_600),
            Line("All of it", 11_475, "Care Act 2014, section 26", total=True),
        ],
        "part_pence": None,
        "part_not_known": "yes",
        "council_pence": None,
        "before_pence": 13_000,
        "waits": "yes",
        "reasons": "You want tea at seven, and to be in your garden. This pays for both.",
        "basis": ["Main reason: what you want.", "Money was not a reason."],
        "decided_by": "Sam Okafor",
        "decided_by_role": "social worker",
        "council_telephone": "01632 960 100",
        "reply_until": date(2026, 12, 18),
        "out_of_hours": "01632 960 199",
    },
    "urgent_support": {
        "support": "two visits a day, from tonight",
        "starts_at": datetime(2026, 11, 20, 19, 0, tzinfo=UTC),
        "who_comes": "Bright Homecare",
        "until": date(2026, 11, 27),
        "costs": "You pay nothing until we have looked at what you can afford.",
        "worker": "Sam Okafor",
        "worker_telephone": "01632 960 118",
        "out_of_hours": "01632 960 199",
        "looked_at_by": date(2026, 11, 25),
    },
}


def new_letter(person: Subject, code: str = "advice", **changed: Any) -> NewLetter:
    """Return what is needed to write one of our letters to Ana."""
    given = {"called": "Ana", "our_number": "L-204-113", "fields": FIELDS[code]} | changed
    return NewLetter(person=person.pk, code=code, **given)


def a_letter(person: Subject, code: str = "advice", *, by: User, at: datetime, **changed: Any) -> Letter:
    """Return a letter written to this person."""
    return actions.write_letter(asked=new_letter(person, code, **changed), by=by, at=at)


def a_way(kind: WayKind, **changed: Any) -> Way:
    """Return a safe way of one kind."""
    to = {WayKind.POST: ADDRESS, WayKind.TEXT: "07700 900 118", WayKind.EMAIL: "ana@example.test"}
    return Way(**({"kind": kind, "allowed": True, "to": to.get(kind, ""), "to_key": HOME} | changed))


def reach_by_post(person: Subject, **changed: Any) -> Reach:
    """Return somebody whose letters may be posted."""
    return Reach(**({"person": person.pk, "addressee": "Ana Marsh", "ways": [a_way(WayKind.POST)]} | changed))


def reach_without_post(person: Subject) -> Reach:
    """Return somebody to whom a letter is a danger: no post, a text on weekday mornings."""
    because = "Do not post anything to this person."
    return Reach(
        person=person.pk,
        addressee="Ana Marsh",
        ways=[
            a_way(WayKind.TEXT, times=MORNINGS),
            a_way(WayKind.POST, allowed=False, because=because, hidden=True),
        ],
        layout=Layout.STANDARD,
    )
