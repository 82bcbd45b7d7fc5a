"""What somebody asks of the records desk, and what it gathers: acts that the other must never find."""

from uuid import UUID

from sayso.council.records import actions as records
from sayso.council.records import queries
from sayso.council.records.statuses import Channel, How
from tests.worlds.lives import SECRET, Life, private_always


@private_always
def asks_for_all_that_is_held_and_gets_it(life: Life, person: UUID) -> None:
    """Asked, gathered from the other's record too, marked, read second, and left."""
    data, second = life.data, life.second
    with life.by(life.login_of(person)) as hand:
        asked = records.NewRequest(person=person, words=f"All of it. {SECRET}")
        row = records.ask_for_record(asked=asked, **hand)
    with life.by(data) as hand:
        told = {"record_request": row.pk, **hand}
        records.ask_what_exactly(question=f"Which years? {SECRET}", **told)
        records.gather_record(**told)
        items = queries.items_of(row, viewer=data)
        together = [one for one in items if not one.row.alone]
        for some in [together, *([one] for one in items if one.row.alone)]:
            marks = [records.NewMark(item=one.row.pk, how=How.GIVE) for one in some]
            if marks:
                records.mark_items(items=marks, **hand)
        records.name_second_reader(reader=second.pk, **told)
    with life.by(second) as hand:
        told = {"record_request": row.pk, **hand}
        items = queries.items_of(row, viewer=second)
        for one in items:
            if one.mark:
                records.agree_marks(marks=[one.mark.pk], **told)
    with life.by(data) as hand:
        records.let_pack_go(record_request=row.pk, **hand)


@private_always
def waits_for_all_that_is_held_and_complains(life: Life, person: UUID) -> None:
    worker = life.worker_of(person)
    with life.by(worker) as hand:
        told = {"person": person, "words": SECRET, "came_by": Channel.TELEPHONE}
        records.ask_for_record(asked=records.NewRequest(**told), **hand)
        records.complain_of_record(complaint=records.NewComplaint(**told), **hand)
