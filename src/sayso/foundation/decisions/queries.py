"""What was decided for somebody, why, and what waits. Each query looks with the viewer's own eyes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.decisions.grounds import basis_sentences
from sayso.foundation.decisions.holds import CAPACITY_RECORD, HOLDS, Hold
from sayso.foundation.decisions.models import Decision, DecisionWords, UnmetNeed
from sayso.foundation.decisions.states import SETTLED, State
from sayso.rules.refusals import NotFound


@dataclass(frozen=True)
class HeldBox:
    """What a page shows of a held decision, for `{% held box.rule box.authority %}`.

    `stays` is said first, then each way on (`releases`). Rules beyond the first stand in `also`.
    """

    stays: str
    rule: str
    authority: str
    releases: Sequence[str]
    also: Sequence[Hold]


def decisions_of(person: UUID, *, viewer: Viewer) -> QuerySet[Decision]:
    """Return a person's decisions that this viewer may see, the newest first."""
    return Decision.objects.visible_to(viewer).filter(person_id=person).order_by("-proposed_at")


def decision(key: UUID, *, viewer: Viewer) -> Decision:
    """Return one decision. Raises NotFound when there is none, or none for this viewer."""
    found: Decision | None = Decision.objects.visible_to(viewer).filter(pk=key).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def words_of(decided: Decision, part: str, *, viewer: Viewer) -> list[str]:
    """Return the newest words of one part: `question`, `option`, `reasons`, `reply` or `outcome`."""
    written = list(DecisionWords.objects.visible_to(viewer).filter(decision=decided, part=part))
    newest = max((word.written_at for word in written), default=None)
    return [word.text for word in written if word.written_at == newest]


def words_by_decision(
    decided: Iterable[UUID], parts: Sequence[str], *, viewer: Viewer
) -> dict[tuple[UUID, str], list[str]]:
    """Return the newest words of these parts of many decisions, by decision and part, in one question."""
    rows = DecisionWords.objects.visible_to(viewer).filter(decision__in=list(decided), part__in=parts)
    found: dict[tuple[UUID, str], list[DecisionWords]] = {}
    for word in rows:
        found.setdefault((word.decision_id, word.part), []).append(word)
    newest = {key: max(word.written_at for word in words) for key, words in found.items()}
    return {
        key: [word.text for word in words if word.written_at == newest[key]] for key, words in found.items()
    }


def held_box(decided: Decision) -> HeldBox | None:
    """Return what to show of a decision that is held; None for one that is not."""
    if decided.state != State.HELD:
        return None
    first, *others = [HOLDS[code] for code in decided.held_by_rules]
    releases = [hold.releases for hold in (first, *others)]
    return HeldBox(first.stays, first.rule, first.authority, releases, others)


def basis(decided: Decision) -> list[str]:
    """Return the basis of a settled decision in sentences, as its letter prints them."""
    if decided.state not in SETTLED:
        return []
    return basis_sentences(decided.whether, decided.how_main, decided.how_others)


def takes_effect(decided: Decision, *, on: date) -> bool:
    """Whether what was decided may happen on this day.

    What lowers or ends support waits until people were told and could answer, and on while their answer waits
    for us. A step that keeps somebody safe never waits.
    """
    if decided.state not in SETTLED or decided.outcome in ("changed", "withdrawn"):
        return False
    if not decided.lowers_or_ends or decided.keeps_safe or decided.state == State.CLOSED:
        return True
    if decided.waits or decided.reply_until is None:
        return False
    return on > decided.reply_until


def unmet_needs(*, viewer: Viewer, person: UUID | None = None) -> QuerySet[UnmetNeed]:
    """Return the needs that go unmet now, the oldest first."""
    needs = UnmetNeed.objects.visible_to(viewer).filter(ended_at=None)
    return (needs.filter(person_id=person) if person else needs).order_by("opened_at")


def capacity_records_due(*, viewer: Viewer, people: Iterable[UUID]) -> QuerySet[Decision]:
    """Return what was decided to keep somebody safe, by somebody else and before the record that says why."""
    settled = Decision.objects.visible_to(viewer).filter(person_id__in=people, state__in=SETTLED)
    without = settled.filter(holder_because=CAPACITY_RECORD, holder_because_key=None, keeps_safe=True)
    return without.order_by("decided_at")
