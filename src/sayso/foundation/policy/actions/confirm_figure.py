"""Confirm an amount of the law that nobody has yet: one reads and enters it, another reads it too."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.foundation.policy.models import CouncilFigure
from sayso.rules.figures import Figure, statutory
from sayso.rules.money import GREATEST_PENCE
from sayso.rules.refusals import Invalid, NotFound, WrongState


@dataclass(frozen=True, kw_only=True)
class NewFigure:
    """An amount as it stands in an official text: of which figure, from when, where it was read.

    `amount` is in the figure's unit: whole pence, hundredths of a percent, or weeks.
    """

    name: str
    starts_on: date
    amount: int
    instrument: str
    page: str
    key: UUID = field(default_factory=uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.CONFIRM_FIGURES)
def enter_figures(*, items: Sequence[NewFigure], by: User, at: datetime) -> list[CouncilFigure]:
    """Enter amounts read in a circular or an instrument. None counts until another person has read it too.

    Raises Invalid for a figure we do not know, one that the law has confirmed for that day, or an amount that
    cannot be; WrongState where an amount stands already for that day.
    """
    for item in items:
        _check(item)
    made = [
        CouncilFigure(
            id=item.key,
            name=item.name,
            starts_on=item.starts_on,
            amount=item.amount,
            instrument=item.instrument.strip(),
            page=item.page.strip(),
            entered_at=at,
            entered_by=by,
        )
        for item in items
    ]
    CouncilFigure.objects.bulk_create(made)
    write([_event("policy.enter_figure", row, by, at) for row in made])
    return made


@named_action(kind=Kind.DECIDES, permission=Permission.CONFIRM_FIGURES)
def confirm_figure(*, figure: UUID, amount: int, by: User, at: datetime) -> CouncilFigure:
    """Say that you read the same amount in the same place. From now on it counts.

    `amount` is what this person read. Raises Invalid where the two differ; WrongState for whoever entered it,
    and for one that is confirmed already or withdrawn.
    """
    found = _one(figure)
    if found.confirmed_at:
        raise WrongState("Two people have read this amount already. It counts.")
    if found.entered_by_id == by.pk:
        raise WrongState("You entered this amount. Somebody else must read it too.")
    if amount != found.amount:
        sentence = "This is not the amount that was entered. Read it again; one of you may have misread it."
        raise Invalid(sentence, fields={"amount": sentence})
    found.confirmed_at, found.confirmed_by = at, by
    found.save(update_fields=["confirmed_at", "confirmed_by"])
    write([_event("policy.confirm_figure", found, by, at)])
    return found


@named_action(kind=Kind.RECORDS, permission=Permission.CONFIRM_FIGURES)
def withdraw_figure(*, figure: UUID, because: str, by: User, at: datetime) -> CouncilFigure:
    """Take an amount back, with the reason. It no longer counts for sums to come; sums already kept stay."""
    if not because.strip():
        raise Invalid("Say why.", fields={"because": "Say why this amount is withdrawn."})
    found = _one(figure)
    found.withdrawn_at, found.withdrawn_by, found.withdrawn_because = at, by, because.strip()
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    write([_event("policy.withdraw_figure", found, by, at)])
    return found


def _one(figure: UUID) -> CouncilFigure:
    found = CouncilFigure.objects.select_for_update().filter(pk=figure).first()
    if found is None:
        raise NotFound("There is no such amount.")
    if found.withdrawn_at:
        raise WrongState("This amount was withdrawn. Enter it anew.")
    return found


def _check(item: NewFigure) -> None:
    figure = statutory().by_name.get(item.name)
    if figure is None:
        raise Invalid(f"There is no figure called “{item.name}”.", fields={"name": "Not a figure."})
    wrong = {
        name: sentence
        for name, is_wrong, sentence in (
            (
                "starts_on",
                _is_confirmed(figure, item.starts_on),
                "The law's amount is confirmed on this day.",
            ),
            ("amount", not 0 < item.amount <= GREATEST_PENCE, "Write the amount as the text gives it."),
            ("instrument", not item.instrument.strip(), "Name the circular or the instrument."),
            ("page", not item.page.strip(), "Say where it stands: the page or the paragraph."),
        )
        if is_wrong
    }
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
    if CouncilFigure.objects.filter(name=item.name, starts_on=item.starts_on, withdrawn_at=None).exists():
        raise WrongState(f"An amount stands for “{figure.title}” from that day. Withdraw it first.")


def _is_confirmed(figure: Figure, on: date) -> bool:
    amount = figure.on(on)
    return amount is not None and amount.value is not None


def _event(name: str, row: CouncilFigure, by: User, at: datetime) -> Event:
    return event(name, by=by, at=at, about=("figure", row.pk), facts={"figure": row.name})
