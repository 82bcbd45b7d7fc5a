"""The records desk, for tests: Ana asks, Bea has said something of her in private, two people read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.council.records import actions, queries
from sayso.council.records.models import Gathered, Mark, RecordRequest
from sayso.council.records.statuses import Ground, How
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.partnership.statuses import Part
from tests.factories.logins import a_login
from tests.factories.partnership import Two, says, the_two

#: What Bea says of Ana, in private, and of nobody else.
LINE = "Mum shouts at me at night, and I am afraid of her."


@dataclass
class Desk:
    """The two of them, and the two who read."""

    two: Two
    dora: User  # data officer
    max: User  # manager
    now: datetime

    def ana_asks(self, **changed: Any) -> RecordRequest:
        """Return Ana's request, from her own page."""
        with transaction.atomic(), viewing(self.two.ana_in, at=self.now):
            asked = actions.NewRequest(person=self.two.ana, **({"words": "All of it."} | changed))
            return actions.ask_for_record(asked=asked, by=self.two.ana_in, at=self.now)

    def bea_says(self, words: str = LINE) -> None:
        """Let Bea say something of Ana in her own account."""
        says(self.two.beas, words, by=self.two.bea_in, now=self.now, part=Part.GIVES)

    def gathers(self, row: RecordRequest) -> list[Gathered]:
        """Return what Dora gathers."""
        with transaction.atomic(), viewing(self.dora, at=self.now):
            return actions.gather_record(record_request=row.pk, by=self.dora, at=self.now)

    def items(self, row: RecordRequest, *, by: User | None = None) -> list[queries.Item]:
        """Return what lies at the desk."""
        viewer = by or self.dora
        with transaction.atomic(), viewing(viewer, at=self.now):
            return queries.items_of(row, viewer=viewer)

    def marks(self, items: Iterable[Gathered], **changed: Any) -> list[Mark]:
        """Mark each thing by itself: give it, or as told."""
        told = {"how": How.GIVE} | changed
        with transaction.atomic(), viewing(self.dora, at=self.now):
            return [
                mark
                for one in items
                for mark in actions.mark_items(
                    items=[actions.NewMark(item=one.pk, **told)], by=self.dora, at=self.now
                )
            ]

    def names_max(self, row: RecordRequest) -> None:
        """Let Dora name Max to read second."""
        with transaction.atomic(), viewing(self.dora, at=self.now):
            actions.name_second_reader(record_request=row.pk, reader=self.max.pk, by=self.dora, at=self.now)

    def max_agrees(self, row: RecordRequest, marks: Iterable[UUID] | None = None) -> None:
        """Let Max agree to each mark by itself."""
        with transaction.atomic(), viewing(self.max, at=self.now):
            found = queries.items_of(row, viewer=self.max)
            keys = marks or [one.mark.pk for one in found if one.mark and one.waits_for_second]
            for key in keys:
                actions.agree_marks(record_request=row.pk, marks=[key], by=self.max, at=self.now)

    def lets_go(self, row: RecordRequest, **more: Any) -> Any:
        """Let the pack leave."""
        with transaction.atomic(), viewing(self.dora, at=self.now):
            return actions.let_pack_go(record_request=row.pk, by=self.dora, at=self.now, **more)

    def decided(self, row: RecordRequest, **of_beas_line: Any) -> None:
        """Gather, give all, mark what stands on Bea's record as told, and let Max agree to each."""
        self.gathers(row)
        items = [one.row for one in self.items(row)]
        theirs = [one for one in items if one.of_another]
        self.marks([one for one in items if not one.of_another])
        self.marks(theirs, **(of_beas_line or QUIET))
        self.names_max(row)
        self.max_agrees(row)


#: Kept back, and the pack says nothing of it.
QUIET: dict[str, Any] = {
    "how": How.KEEP_BACK,
    "ground": Ground.HARM,
    "because": "Bea is afraid. If Ana reads that Bea said it, she may be hurt.",
    "silent": True,
}


def a_desk(now: datetime) -> Desk:
    """Return the two of them and the desk; nothing was asked yet."""
    return Desk(
        two=the_two(now),
        dora=a_login("data", now=now, name="Dora Quill"),
        max=a_login("manager", now=now, name="Max Fenner"),
        now=now,
    )
