"""A payment as the ledger reads it: its parts, each with its arrangement, tags and keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sayso.foundation.ledger.keys import key_for
from sayso.foundation.ledger.transactions import Tags
from sayso.journey.payments.models import RunLine


@dataclass(frozen=True, kw_only=True)
class Part:
    """One budget line's part of a payment, in whole pence."""

    arrangement: UUID
    gross_pence: int
    pence: int
    starts_on: date
    tags: Tags


def parts_of(line: RunLine) -> Iterator[Part]:
    """Yield the parts of a payment. Every leg of them names the person and the days."""
    for part in line.parts:
        arrangement, starts_on = UUID(part["arrangement"]), date.fromisoformat(part["starts_on"])
        yield Part(
            arrangement=arrangement,
            gross_pence=part["gross_pence"],
            pence=part["pence"],
            starts_on=starts_on,
            tags=Tags(
                person=line.person_id,
                arrangement=arrangement,
                funder="council",
                period_starts_on=starts_on,
                period_ends_before=line.period_ends_before,
                service="direct_payment",
            ),
        )


def key_of(line: RunLine, part: Part, step: str) -> UUID:
    """Return the one key of this step of this part: the same again when it is tried again."""
    return key_for(line.pays_on, "payment", line.pk, part.arrangement, step)
