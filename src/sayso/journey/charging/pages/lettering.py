"""The try-out on paper: the letter "what you would pay", as a PDF for the browser. We keep no copy."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sayso.foundation.govuk.brand import brand
from sayso.foundation.govuk.presenting import day
from sayso.foundation.letters.composing import compose
from sayso.foundation.letters.content import Content, Frame
from sayso.foundation.letters.outbox import Layout
from sayso.foundation.letters.printing import article, letter_pdf
from sayso.foundation.letters.wording import wording
from sayso.foundation.policy.queries import value
from sayso.journey.charging.facts import Sum
from sayso.journey.charging.facts.drawn import above_the_limit, where_it_goes
from sayso.journey.charging.facts.in_letters import lines_of, steps_of

CODE = "what_you_would_pay"
FILE_NAME = "a-sum.pdf"  # says nothing of whose it is, or what it is about


def paper(found: Sum, told: Iterable[Mapping[str, Any]], layout: Layout, *, today: date) -> bytes:
    """Return the letter as a tagged PDF. Only for a sum with a charge: there is no letter without one."""
    content = letter_of(found, told, today=today)
    return letter_pdf(article(content, layout), layout, content.frame)


def letter_of(found: Sum, told: Iterable[Mapping[str, Any]], *, today: date) -> Content:
    """Return what the letter says. It is addressed to nobody: we asked no name."""
    given = {
        "charge_pence": found.charge_pence,
        "tried_on": today,
        "lines": lines_of(found),
        "steps": steps_of(where_it_goes(found)),
        "above": steps_of(above_the_limit(found)),
        "made_up_of": [f"{row['title']}: {', '.join(row['said'])}" for row in told if row["said"]],
    }
    return compose(wording(CODE), given, _frame(today))


def _frame(today: date) -> Frame:
    council, address = brand(), value("council_address", on=today)
    return Frame(
        council=council.name,
        address=tuple(str(address).split(", ")) if address else (),
        telephone=council.telephone,
        written_on=day(today),
        our_number="",
        called="reader",
        writer=council.name,
        writer_role="This is a try-out. Nobody signed it, and we kept nothing.",
        writer_telephone="",
    )
