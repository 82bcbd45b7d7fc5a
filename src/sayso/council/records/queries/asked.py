"""What was asked, how its clock stands, what left, and complaints: for the desk, and for the person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sayso.council.records.models import ClockStop, DataComplaint, DeskWork, Pack, RecordRequest
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.viewer import Viewer
from sayso.rules.clocks.clock import Clock
from sayso.rules.clocks.complaints import COPY_GIVEN, COPY_GIVEN_AT_LATEST, PRIVACY_COMPLAINT_HEARD
from sayso.rules.clocks.stopping import Stands, Stop, stands
from sayso.rules.refusals import NotFound


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request with its questions, how its clock stands, who works on it, and the pack that left.

    `stands` is None while the clock has not begun: we do not know yet that it is them. `first` is how the
    first month stands, in which a longer time must be told. `work` and `pack` are None where there is none,
    or none for whoever looks.
    """

    row: RecordRequest
    stops: Sequence[ClockStop]
    stands: Stands | None
    first: Stands | None
    work: DeskWork | None = None
    pack: Pack | None = None

    @property
    def waits_for_answer(self) -> ClockStop | None:
        """The question that waits for an answer; None when none does."""
        return next((one for one in self.stops if one.answered_on is None), None)

    @property
    def clock(self) -> Clock:
        """Which clock it is on."""
        return COPY_GIVEN_AT_LATEST if self.row.longer_told_on else COPY_GIVEN


def how_it_stands(row: RecordRequest, stops: Iterable[ClockStop], clock: Clock) -> Stands | None:
    """Return how a clock of a request stands; None while it has not begun."""
    if row.began_on is None:
        return None
    return stands(
        clock,
        row.began_on,
        [Stop(asked_on=one.asked_on, answered_on=one.answered_on) for one in stops],
    )


def is_known(row: RecordRequest) -> bool:
    """Whether we know that it is them who asks."""
    return bool(row.identity)


def request_of(key: UUID, *, viewer: Viewer) -> RecordRequest:
    """Return one request. Raises NotFound when there is none, or none for this viewer."""
    rows = RecordRequest.objects.visible_to(viewer).select_related("recorded_by", "ended_by", "identity_by")
    found: RecordRequest | None = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def asked_of(key: UUID, *, viewer: Viewer) -> Asked:
    """Return one request with all that belongs to it. Raises NotFound."""
    return _whole([request_of(key, viewer=viewer)], viewer=viewer)[0]


def requests_of(person: UUID, *, viewer: Viewer) -> list[Asked]:
    """Return the requests about one person that this viewer may see, the newest first."""
    rows = RecordRequest.objects.visible_to(viewer).filter(person_id=person)
    return _whole(rows.order_by("-asked_on", "-recorded_at"), viewer=viewer)


def open_requests(*, viewer: Viewer) -> list[Asked]:
    """Return what waits for an answer, the one that is due first at the head, what stands still last."""
    rows = RecordRequest.objects.visible_to(viewer).filter(ended_at=None)
    found = _whole(rows.order_by("asked_on", "recorded_at"), viewer=viewer)
    return sorted(
        found, key=lambda one: one.stands.last_day if one.stands and one.stands.last_day else date.max
    )


def stops_of(row: RecordRequest, *, viewer: Viewer) -> list[ClockStop]:
    """Return the questions that stopped the clock of a request, the first one first."""
    return list(ClockStop.objects.visible_to(viewer).filter(request=row).order_by("asked_on", "recorded_at"))


def pack_of(key: UUID, *, viewer: Viewer) -> Pack:
    """Return the pack that left for one request. Raises NotFound where there is none."""
    found: Pack | None = Pack.objects.visible_to(viewer).filter(request_id=key).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def complaints_open(*, viewer: Viewer) -> list[tuple[DataComplaint, date]]:
    """Return the complaints that wait for an answer, each with the last day on which to say that it came."""
    rows = DataComplaint.objects.visible_to(viewer).filter(ended_at=None)
    return [(one, _heard_by(one)) for one in rows.order_by("came_on", "recorded_at")]


def complaints_of(person: UUID, *, viewer: Viewer) -> list[tuple[DataComplaint, date]]:
    """Return the complaints of one person, the newest first, each with that day."""
    rows = DataComplaint.objects.visible_to(viewer).filter(person_id=person)
    return [(one, _heard_by(one)) for one in rows.order_by("-came_on", "-recorded_at")]


def complaint(key: UUID, *, viewer: Viewer) -> tuple[DataComplaint, date]:
    """Return one complaint with that day. Raises NotFound."""
    found: DataComplaint | None = DataComplaint.objects.visible_to(viewer).filter(pk=key).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found, _heard_by(found)


def _heard_by(one: DataComplaint) -> date:
    return PRIVACY_COMPLAINT_HEARD.after(one.came_on)


def _whole(rows: Iterable[RecordRequest], *, viewer: Viewer) -> list[Asked]:
    found = list(rows)
    stops: dict[UUID, list[ClockStop]] = {}
    for stop in ClockStop.objects.visible_to(viewer).filter(request__in=found).order_by("asked_on"):
        stops.setdefault(stop.request_id, []).append(stop)
    works = DeskWork.objects.visible_to(viewer).filter(request__in=found).select_related("owner", "second")
    work = {one.request_id: one for one in works}
    left = Pack.objects.visible_to(viewer).filter(request__in=found).defer("pdf", "content")
    packs = {one.request_id: one for one in left}
    return [
        Asked(
            row=row,
            stops=stops.get(row.pk, []),
            stands=how_it_stands(
                row, stops.get(row.pk, []), COPY_GIVEN_AT_LATEST if row.longer_told_on else COPY_GIVEN
            ),
            first=how_it_stands(row, stops.get(row.pk, []), COPY_GIVEN),
            work=work.get(row.pk),
            pack=packs.get(row.pk),
        )
        for row in found
    ]
