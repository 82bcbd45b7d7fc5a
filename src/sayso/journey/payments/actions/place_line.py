"""Place one line of a statement by hand."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.payments.actions import settling
from sayso.journey.payments.facts.matching import payment_seen_on, payment_shown
from sayso.journey.payments.models import StatementLine
from sayso.journey.payments.statuses import PlaceAs, Placed, Spent
from sayso.rules.refusals import Invalid, NotFound, Stale


@dataclass(frozen=True, kw_only=True)
class NewPlace:
    """What a line is: a payment by its reference, money spent and on what, or not ours and why."""

    line: UUID
    place_as: PlaceAs
    payment: str = ""
    spent_on: Spent | str = ""
    because: str = ""


@named_action(kind=Kind.RECORDS, permission=Permission.IMPORT_STATEMENT)
def place_line(*, place: NewPlace, by: User, at: datetime) -> StatementLine:
    """Place it. Raises NotFound, Stale when it was placed meanwhile, and Invalid for what it cannot be."""
    rows = StatementLine.objects.select_for_update(of=("self",)).filter(pk=place.line)
    line = rows.select_related("statement", "statement__payee").first()
    if line is None:
        raise NotFound(NOT_FOUND)
    if line.placed != Placed.WAITING:
        raise Stale("Somebody placed this line meanwhile. Open the list again to see it.")
    _PLACES[place.place_as](line, place, by, at)
    person = {"person": line.person_id} if line.person_id else {}
    facts, about = {"as": place.place_as.value}, ("statement_line", line.pk)
    write([event("payments.place_line", by=by, at=at, about=about, facts=facts, **person)])
    return line


def _payment(line: StatementLine, place: NewPlace, by: User, at: datetime) -> None:
    if line.statement.payee_id:
        paid = payment_seen_on(line, viewer=by, named=place.payment)
        if paid is None:
            raise _no_such_payment()
        write(settling.see(line, paid, how=Placed.BY_HAND, by=by, at=at))
        return
    found = payment_shown(line, viewer=by, named=place.payment)
    if found is None:
        raise _no_such_payment()
    write(settling.settle(found, how=Placed.BY_HAND, by=by, at=at))
    write(settling.finish_runs([one.run for one in found.payments[:1]], by=by, at=at))


def _no_such_payment() -> Invalid:
    sentence = "No payment at the bank has this reference and this sum. Check the reference on the run."
    return Invalid(sentence, fields={"payment": sentence})


def _spent(line: StatementLine, place: NewPlace, by: User, at: datetime) -> None:
    _of_a_payee(line, is_in=False)
    if place.spent_on not in Spent.values:
        sentence = "Choose on what it was spent."
        raise Invalid(sentence, fields={"spent_on": sentence})
    settling.spent(line, place.spent_on, by=by, at=at)
    settling.place(line, how=Placed.BY_HAND, by=by, at=at, spent_on=place.spent_on)


def _own_money(line: StatementLine, place: NewPlace, by: User, at: datetime) -> None:
    _of_a_payee(line, is_in=True)
    settling.own_money(line, by=by, at=at)
    settling.place(line, how=Placed.BY_HAND, by=by, at=at)


def _of_a_payee(line: StatementLine, *, is_in: bool) -> None:
    if line.statement.payee_id is None or (line.pence > 0) != is_in:
        way = "into" if is_in else "out of"
        sentence = f"Only money {way} a person’s own account can be this. Choose another."
        raise Invalid(sentence, fields={"place_as": sentence})


def _set_aside(line: StatementLine, place: NewPlace, by: User, at: datetime) -> None:
    if not place.because.strip():
        sentence = "Write why it is not ours to place."
        raise Invalid(sentence, fields={"because": sentence})
    settling.place(line, how=Placed.SET_ASIDE, by=by, at=at, because=place.because.strip())


_PLACES = {
    PlaceAs.PAYMENT: _payment,
    PlaceAs.SPENT: _spent,
    PlaceAs.OWN_MONEY: _own_money,
    PlaceAs.SET_ASIDE: _set_aside,
}
