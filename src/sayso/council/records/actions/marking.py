"""The first reader's mark on each thing: give it, take words out, or keep it back, and on what ground."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from sayso.council.records.actions.desk import open_request, wrote
from sayso.council.records.models import DeskWork, Gathered, Mark
from sayso.council.records.statuses import MAY_BE_SILENT, Ground, How
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale

ONE_BY_ONE = "Some of these are read one by one. Open each of them, and mark it by itself."
SECOND = "You were named to read this second, so somebody else marks it."
WHY = "Choose on what ground. Giving everything is the rule."
SAY_WHY = "Write why, for whoever reads it second."
NO_SILENCE = "On this ground the pack says, in general, that something was left out."
WHOLE = "Where saying so would do harm, keep the whole of it back: a gap in the words can be seen."
WHICH = "Write the words to take out, one line for each."


@dataclass(frozen=True, kw_only=True)
class NewMark:
    """A mark on one thing. `seen` is the key of the mark that stood when it was read; None: there was none.

    `words_out` are the words to take out, each as it stands there. `silent`: the pack says nothing of it.
    """

    item: UUID
    how: How
    ground: Ground | None = None
    because: str = ""
    silent: bool = False
    words_out: Sequence[str] = ()
    seen: UUID | None = None
    key: UUID = field(default_factory=uuid4)

    def check(self) -> None:
        """Raise Invalid, by field."""
        if self.how == How.GIVE:
            return
        wrong = {}
        if self.ground is None:
            wrong["ground"] = WHY
        if not self.because.strip():
            wrong["because"] = SAY_WHY
        if self.silent and self.how != How.KEEP_BACK:
            wrong["silent"] = WHOLE
        elif self.silent and self.ground is not None and self.ground not in MAY_BE_SILENT:
            wrong["silent"] = NO_SILENCE
        if self.how == How.WORDS_OUT and not [one for one in self.words_out if one.strip()]:
            wrong["words_out"] = WHICH
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.DECIDES, permission=Permission.ANSWER_RECORD_REQUESTS)
def mark_items(*, items: Sequence[NewMark], by: User, at: datetime) -> list[Mark]:
    """Mark things of one request. A changed mark is read second anew. Nothing leaves by it.

    Raises NotFound, WrongState once it was answered, NotPermitted for the second reader, Stale where somebody
    marked meanwhile, and Invalid by field.
    """
    rows = _rows([one.item for one in items], by=by)
    for one in items:
        one.check()
    if len(items) > 1 and any(row.alone for row in rows.values()):
        raise Invalid(ONE_BY_ONE, fields={"how": ONE_BY_ONE})
    work = _work(rows.values(), by=by)
    if work.second_id == by.pk:
        raise NotPermitted(SECOND)
    standing = {
        one.item_id: one for one in Mark.objects.visible_to(by).filter(item__in=rows, replaced_at=None)
    }
    for one in items:
        before = standing.get(one.item)
        if (before.pk if before else None) != one.seen:
            raise Stale("Somebody marked this while you read it. Look at what they decided.")
    made = [_made(one, rows[one.item], by=by, at=at) for one in items]
    Mark.objects.visible_to(by).filter(pk__in=[one.pk for one in standing.values()]).update(replaced_at=at)
    Mark.objects.bulk_create(made)
    wrote("mark_items", work.request, by=by, at=at, marks=len(made))
    return made


def _rows(keys: Sequence[UUID], *, by: User) -> dict[UUID, Gathered]:
    found = Gathered.objects.visible_to(by).filter(pk__in=keys)
    rows = {one.pk: one for one in found}
    if not rows or set(rows) != set(keys) or len({one.request_id for one in rows.values()}) != 1:
        raise NotFound(NOT_FOUND)
    return rows


def _work(rows: Iterable[Gathered], *, by: User) -> DeskWork:
    """Return who works on it. Its request is locked: no pack leaves meanwhile. Raises WrongState."""
    row = open_request(next(iter(rows)).request_id, by=by)
    work: DeskWork = DeskWork.objects.visible_to(by).select_related("request").get(request=row)
    return work


def _made(one: NewMark, row: Gathered, *, by: User, at: datetime) -> Mark:
    gives = one.how == How.GIVE
    return Mark(
        id=one.key,
        person_id=row.person_id,
        item=row,
        how=one.how,
        ground="" if gives or one.ground is None else one.ground,
        because="" if gives else one.because.strip(),
        silent=one.silent and not gives,
        taken_out=places(row.lines, one.words_out) if one.how == How.WORDS_OUT else [],
        marked_at=at,
        marked_by=by,
    )


def places(lines: Sequence[Mapping[str, str]], words: Sequence[str]) -> list[list[int]]:
    """Return each place where one of these words stands: line, first letter, and the letter after the last.

    Places that touch are one. Raises Invalid for words that stand nowhere in it.
    """
    found: list[list[int]] = []
    for word in (one.strip() for one in words if one.strip()):
        here = [
            [number, at, at + len(word)]
            for number, line in enumerate(lines)
            for at in range(len(line["text"]))
            if line["text"].startswith(word, at)
        ]
        if not here:
            say = f"“{word}” does not stand in it. Write the words just as they stand."
            raise Invalid(say, fields={"words_out": say})
        found += here
    joined: list[list[int]] = []
    for line, first, after in sorted(found):
        if joined and joined[-1][0] == line and first <= joined[-1][2]:
            joined[-1][2] = max(joined[-1][2], after)
        else:
            joined.append([line, first, after])
    return joined
