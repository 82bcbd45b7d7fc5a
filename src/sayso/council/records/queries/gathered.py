"""What was gathered for a request, how each thing is marked, and how far the two readers are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sayso.council.records.models import DeskWork, Gathered, Mark, RecordRequest
from sayso.council.records.queries.asked import Asked
from sayso.council.records.statuses import How
from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.viewer import Viewer

TAKEN_OUT = "[words taken out]"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing with the mark that stands on it; None while nobody has marked it."""

    row: Gathered
    mark: Mark | None

    @property
    def is_marked(self) -> bool:
        """Whether the first reader has decided, and nobody sent it back."""
        return self.mark is not None and self.mark.sent_back_at is None

    @property
    def is_agreed(self) -> bool:
        """Whether two named people have decided the same of it."""
        return self.mark is not None and self.mark.agreed_at is not None

    @property
    def waits_for_second(self) -> bool:
        """Whether it waits for the second reader."""
        return self.is_marked and not self.is_agreed

    @property
    def lines_given(self) -> list[dict[str, str]]:
        """What of it would be given, without the words taken out; nothing while not marked, or kept back."""
        if self.mark is None or self.mark.how == How.KEEP_BACK:
            return []
        return without(self.row.lines, self.mark.taken_out if self.mark.how == How.WORDS_OUT else [])


@dataclass(frozen=True, kw_only=True)
class Read:
    """How far the reading is, in counts."""

    things: int
    to_mark: int
    sent_back: int
    to_agree: int

    @property
    def is_whole(self) -> bool:
        """Whether two named people have decided each thing."""
        return self.to_mark == self.to_agree == 0


def without(lines: Sequence[dict[str, str]], places: Sequence[Sequence[int]]) -> list[dict[str, str]]:
    """Return lines with each place of their texts replaced: what stood there is in none of it."""
    told = [dict(line) for line in lines]
    for line, first, after in sorted(map(tuple, places), reverse=True):
        text = told[line]["text"]
        told[line]["text"] = f"{text[:first]}{TAKEN_OUT}{text[after:]}"
    return told


def desk_work(row: RecordRequest, *, viewer: Viewer) -> DeskWork | None:
    """Return who works on a request; None while nobody does, or it is not for this viewer."""
    found: DeskWork | None = DeskWork.objects.visible_to(viewer).filter(request=row).first()
    return found


def items_of(row: RecordRequest, *, viewer: Viewer) -> list[Item]:
    """Return what was gathered, in its order, each with the mark that stands."""
    marks = Mark.objects.visible_to(viewer).filter(item__request=row, replaced_at=None)
    by_item = {one.item_id: one for one in marks.select_related("marked_by", "agreed_by", "sent_back_by")}
    rows = Gathered.objects.visible_to(viewer).filter(request=row).order_by("place")
    return [Item(row=one, mark=by_item.get(one.pk)) for one in rows]


def read_of(items: Sequence[Item]) -> Read:
    """Return how far the reading is."""
    return Read(
        things=len(items),
        to_mark=sum(1 for one in items if not one.is_marked),
        sent_back=sum(1 for one in items if one.mark is not None and not one.is_marked),
        to_agree=sum(1 for one in items if one.waits_for_second),
    )


def may_read_second(asked: Asked, items: Sequence[Item], login: User) -> bool:
    """Whether this login is the second reader that was named, and marked none of it."""
    named = asked.work is not None and asked.work.second_id == login.pk
    mine = any(one.mark is not None and one.mark.marked_by_id == login.pk for one in items)
    return named and not mine and login.may(Permission.READ_RECORDS_SECOND)


def waiting_for_second(*, viewer: User) -> list[DeskWork]:
    """Return the open requests for which this login was named as the second reader."""
    rows = DeskWork.objects.visible_to(viewer).filter(second=viewer, request__ended_at=None)
    return list(rows.select_related("request", "owner").order_by("second_at"))


def log_of(asked: Asked, items: Sequence[Item]) -> list[tuple[datetime, str]]:
    """Return what was done, when and by whom, in order. What was decided stands on each thing."""
    row, work = asked.row, asked.work
    told = [(row.recorded_at, f"Written down by {row.recorded_by.name}.")]
    for stop in asked.stops:
        told.append((stop.recorded_at, "We asked what exactly they want. The clock stands still."))
        if stop.answered_at:
            told.append((stop.answered_at, "They answered. The clock goes on."))
    if row.identity_at and row.identity_by:
        told.append((row.identity_at, f"{row.identity_by.name} saw who it is: {row.get_identity_display()}."))
    if row.settled_at and row.settled_by:
        said = "may have it" if row.may_have else "may not have it. It was taken on"
        told.append((row.settled_at, f"{row.settled_by.name}: whoever asks {said}."))
    if work:
        told.append((work.taken_at, f"{work.owner.name} took it up."))
        if work.gathered_at:
            told.append((work.gathered_at, f"Gathered: {len(items)} things."))
        if work.second and work.second_at:
            told.append((work.second_at, f"{work.second.name} was named to read second."))
    marks = [one.mark for one in items if one.mark]
    marked = [(one.marked_at, f"Last marked by {one.marked_by.name}.") for one in marks]
    agreed = [
        (one.agreed_at, f"Last agreed by {one.agreed_by.name}.")
        for one in marks
        if one.agreed_at and one.agreed_by
    ]
    told += [max(some) for some in (marked, agreed) if some]
    if row.ended_at and row.ended_by:
        told.append((row.ended_at, f"{row.get_ended_display()}. {row.ended_by.name}."))
    return sorted(told, key=lambda one: one[0])


def keys_of_marks(items: Sequence[Item]) -> dict[UUID, Item]:
    """Return the things by the key of the mark that stands on them."""
    return {one.mark.pk: one for one in items if one.mark is not None}
