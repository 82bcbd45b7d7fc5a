"""Work out the sheets of this topic: many rows at once, each ready to be explained."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import narwhals as nw
import polars as pl

from sayso.rules.authority import Authority
from sayso.rules.refusals import FactsMissing, NotSettled
from sayso.rules.sheet import Row, Sheet
from sayso.rules.units import Unit
from sayso.rules.who_pays.aftercare import DEEMING, ending, lived
from sayso.rules.who_pays.facts import AftercareFacts, LivedFacts, NhsFacts, ResidenceFacts
from sayso.rules.who_pays.nhs import handover
from sayso.rules.who_pays.residence import residence

_TYPES = {Unit.WORD: pl.String, Unit.DATE: pl.Date, Unit.YES_OR_NO: pl.Boolean, Unit.PENCE: pl.Int64}
_SHEETS: dict[type, Sheet] = {
    AftercareFacts: ending,
    LivedFacts: lived,
    ResidenceFacts: residence,
    NhsFacts: handover,
}
Facts = AftercareFacts | LivedFacts | ResidenceFacts | NhsFacts


@dataclass(frozen=True)
class Told:
    """One line as a person reads it: what holds, with the day or the sum where there is one, and its law."""

    step: str
    text: str
    value: Any
    unit: Unit
    authority: Authority


def worked(items: Sequence[Facts]) -> list[Row]:
    """Each of these, in order; all of one kind. A step is None where what it rests on is not known."""
    if not items:
        return []
    sheet = _SHEETS[type(items[0])]
    schema = {name: _TYPES[fact.unit] for name, fact in sheet.facts.items()}
    frame = pl.DataFrame([asdict(one) for one in items], schema=schema, orient="row")
    return sheet.look(sheet.work_out(nw.from_native(frame, eager_only=True)))


def told(row: Row) -> list[Told]:
    """What is to be said of one row, in order: what holds, and each day and sum that is known."""
    return [
        Told(step.name, step.label, row[step.name], step.unit, step.authority)
        for step in row.sheet.steps.values()
        if step.told and row[step.name] not in (None, False)
    ]


def council_for_aftercare(facts: LivedFacts) -> str:
    """The word for the council that owes aftercare. Raises NotSettled where it hangs on new law."""
    [row] = worked([facts])
    if row["hangs_on_new_law"]:
        raise NotSettled(
            "Which council it is hangs on new law that nobody has confirmed. Ask your legal team.",
            missing=[DEEMING.text],
        )
    word: str | None = row["council_for_aftercare"]
    if word is None:
        names = row.why_null("council_for_aftercare")
        asks = "; ".join(row.sheet.facts[name].asks for name in names if name in row.sheet.facts)
        raise FactsMissing(f"We cannot say yet. Find out {asks}.", missing=names)
    return word


def why_it_goes_on(facts: AftercareFacts) -> list[str]:
    """What is still wanting before aftercare may end, by the names of its steps; nothing where it may."""
    [row] = worked([facts])
    if row["may_end"]:
        return []
    wants = ["both_agree"] if not row["both_agree"] else []
    wants += ["was_looked_at"] if not row["was_looked_at"] else []
    return wants + (["order_lasts"] if row["order_lasts"] else [])


def day(row: Row, step: str) -> date | None:
    """The day that a step gives, where it gives one."""
    found: date | None = row[step]
    return found
