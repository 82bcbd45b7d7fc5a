"""Ana and Graham ask what is held about them, and Tom complains. Two read before anything leaves."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sayso.council.records import actions, queries
from sayso.council.records.models import RecordRequest
from sayso.council.records.queries import Item
from sayso.council.records.statuses import Channel, Ground, How, Identity
from sayso.foundation.access.models import User
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import Council, acting

MEI, MAX = "Mei Leung", "Max Hale"
#: How what stands on somebody else's record is marked: for Ana the pack says so in general, for Graham not.
OTHERS: dict[str, Any] = {
    "how": How.KEEP_BACK,
    "ground": Ground.OTHERS,
    "because": "It was said in private by somebody close, and they have not agreed.",
}
HARM: dict[str, Any] = {
    "how": How.KEEP_BACK,
    "ground": Ground.HARM,
    "because": "Whoever said it may be hurt if it is read, or if a gap is seen.",
    "silent": True,
}


def tell(council: Council) -> None:
    """Put both requests and the complaint on record, as far as they are on the council's day."""
    _ana(council)
    _graham(council)
    _tom(council)


def _ana(council: Council) -> None:
    """Ana asks on her own page. It is gathered and marked, and Max has begun to read it."""
    ana, at = council.logins["Ana Marsh"], council.at("19:10", days_ago=18)
    asked = actions.NewRequest(
        person=council.people["Ana Marsh"],
        words="Everything since Bea began to help me.",
        key=Chance("record request of Ana").key(),
    )
    with acting(ana, at):
        row = actions.ask_for_record(asked=asked, by=ana, at=at)
    mei = council.logins[MEI]
    _wait(council, row, mei, question="Do you want the letters too, or have you kept them?", days_ago=14)
    at = council.at("11:20", days_ago=8)
    _marked(council, row, mei, at, OTHERS)
    _named(council, row, mei, council.at("16:40", days_ago=2))


def _graham(council: Council) -> None:
    """Graham rings. What his wife said of him in private is gathered too, and kept back without a word."""
    mei, at = council.logins[MEI], council.at("10:40", days_ago=11)
    asked = actions.NewRequest(
        person=council.people["Graham Fairley"],
        came_by=Channel.TELEPHONE,
        words="I want to see what she has been telling you.",
        identity=Identity.QUESTIONS,
        key=Chance("record request of Graham").key(),
    )
    with acting(mei, at):
        row = actions.ask_for_record(asked=asked, by=mei, at=at)
    at = council.at("14:00", days_ago=4)
    _marked(council, row, mei, at, HARM)
    _named(council, row, mei, council.at("16:45", days_ago=2))


def _tom(council: Council) -> None:
    sam, at = council.logins["Sam Whitlock"], council.at("15:20", days_ago=7)
    complaint = actions.NewComplaint(
        person=council.people["Tom Pryce"],
        words="My letter was in somebody else's envelope. They read it before me.",
        came_by=Channel.IN_PERSON,
        key=Chance("complaint of Tom").key(),
    )
    with acting(sam, at):
        actions.complain_of_record(complaint=complaint, by=sam, at=at)


def _wait(council: Council, row: RecordRequest, mei: User, *, question: str, days_ago: int) -> None:
    asked, answered = council.ago(days_ago), council.ago(days_ago - 2)
    at = council.at("09:50", on=asked)
    with acting(mei, at):
        actions.ask_what_exactly(record_request=row.pk, question=question, on=asked, by=mei, at=at)
    at = council.at("12:10", on=answered)
    with acting(mei, at):
        actions.hear_what_exactly(
            record_request=row.pk, answer="The letters too.", on=answered, by=mei, at=at
        )


def _marked(council: Council, row: RecordRequest, mei: User, at: datetime, others: dict[str, Any]) -> None:
    """Gather, and mark each thing: what is on their own record is given."""
    with acting(mei, at):
        actions.gather_record(record_request=row.pk, by=mei, at=at)
        items = queries.items_of(row, viewer=mei)
        together = [one for one in items if not one.row.alone]
        for some in (together, *([one] for one in items if one.row.alone)):
            if some:
                marks = _marks(row, some, others)
                actions.mark_items(items=marks, by=mei, at=at)


def _marks(row: RecordRequest, items: Sequence[Item], others: dict[str, Any]) -> list[actions.NewMark]:
    return [
        actions.NewMark(
            item=one.row.pk,
            key=Chance(f"mark {row.pk} {one.row.table} {one.row.source}").key(),
            **(others if one.row.of_another else {"how": How.GIVE}),
        )
        for one in items
    ]


def _named(council: Council, row: RecordRequest, mei: User, at: datetime) -> None:
    with acting(mei, at):
        reader = council.logins[MAX].pk
        actions.name_second_reader(record_request=row.pk, reader=reader, by=mei, at=at)
