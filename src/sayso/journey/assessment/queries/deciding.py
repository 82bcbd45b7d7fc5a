"""What was decided on somebody's needs, and who helps them to have their say."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.assessment.models import AdvocateReferral, Eligibility, NeedsAssessment, SupporterCheck
from sayso.journey.assessment.statuses import Reached, Supporter, Unsuitable
from sayso.journey.people.statuses import StandingKind


@dataclass(frozen=True)
class Advocacy:
    """Whether somebody needs an independent advocate, why, and how far asking for one has come."""

    is_needed: bool
    unsuitable: Unsuitable | None = None
    referral: AdvocateReferral | None = None

    @property
    def is_to_be_asked(self) -> bool:
        """Whether an advocate is needed and nobody has asked for one."""
        return self.is_needed and self.referral is None

    @property
    def waits(self) -> bool:
        """Whether one was asked for, and has not come."""
        return self.is_needed and self.referral is not None and self.referral.came_on is None


def eligibility_of(person: UUID, standing: StandingKind, *, viewer: Viewer) -> Eligibility | None:
    """Return the decision that stands on somebody's needs, as an adult or as a carer."""
    rows = Eligibility.objects.visible_to(viewer).current().filter(person_id=person, standing=standing)
    found: Eligibility | None = rows.filter(reached=Reached.DECIDED).select_related("recorded_by").first()
    return found


def eligibility_of_many(
    people: Iterable[UUID], standing: StandingKind, *, viewer: Viewer
) -> dict[UUID, Eligibility]:
    """Return the decision that stands on the needs of each of these people, by person; nobody undecided."""
    rows = Eligibility.objects.visible_to(viewer).current().filter(person_id__in=list(people))
    return {row.person_id: row for row in rows.filter(standing=standing, reached=Reached.DECIDED)}


def health_at_risk(assessments: Iterable[UUID], *, viewer: Viewer) -> set[UUID]:
    """Return those of these assessments that found somebody's own health at risk."""
    rows = NeedsAssessment.objects.visible_to(viewer).filter(pk__in=list(assessments), health_at_risk=True)
    return set(rows.values_list("pk", flat=True))


def proposed_of(person: UUID, standing: StandingKind, *, viewer: Viewer) -> Eligibility | None:
    """Return what is proposed or held, and not decided yet."""
    rows = Eligibility.objects.visible_to(viewer).current().filter(person_id=person, standing=standing)
    found: Eligibility | None = rows.exclude(reached=Reached.DECIDED).select_related("recorded_by").first()
    return found


def eligibility(key: UUID, *, viewer: Viewer) -> Eligibility | None:
    """Return one decision, whether it still stands or not."""
    found: Eligibility | None = Eligibility.objects.visible_to(viewer).filter(pk=key).first()
    return found


def advocacy(assessments: Iterable[NeedsAssessment], *, viewer: Viewer) -> dict[UUID, Advocacy]:
    """Return, by assessment, whether an advocate is needed and how far asking has come: two questions."""
    asked = list(assessments)
    hard = [one for one in asked if one.difficulties]
    checks = SupporterCheck.objects.visible_to(viewer).filter(assessment__in=[one.pk for one in hard])
    checked = {check.assessment: check for check in checks}
    people = {one.person_id for one in hard}
    rows = AdvocateReferral.objects.visible_to(viewer).filter(person_id__in=people)
    last = {one.person_id: one for one in rows.order_by("asked_on", "recorded_at")}
    return {one.pk: _advocacy(one, checked.get(one.pk), last.get(one.person_id)) for one in asked}


def supporter_check(assessment: UUID, *, viewer: Viewer) -> SupporterCheck | None:
    """Return who the supporter named in an assessment is, for whoever reads the story."""
    found: SupporterCheck | None = (
        SupporterCheck.objects.visible_to(viewer).filter(assessment=assessment).first()
    )
    return found


def without_an_advocate(people: Iterable[UUID], *, viewer: Viewer) -> list[NeedsAssessment]:
    """Return, of these people, who can hardly have a say and for whom an advocate is still to be asked."""
    return [one for one, asked in _standing(people, viewer=viewer) if asked.is_to_be_asked]


def waiting_for_an_advocate(people: Iterable[UUID], *, viewer: Viewer) -> list[AdvocateReferral]:
    """Return, of these people, for whom an advocate was asked and has not come, the longest first."""
    rows = AdvocateReferral.objects.visible_to(viewer).filter(person_id__in=people, came_on=None)
    return list(rows.order_by("asked_on", "recorded_at"))


def referrals_of(person: UUID, *, viewer: Viewer) -> list[AdvocateReferral]:
    """Return when an advocate was asked for, and came, the newest first."""
    rows = AdvocateReferral.objects.visible_to(viewer).filter(person_id=person)
    return list(rows.order_by("-asked_on", "-recorded_at"))


def proposals(people: Iterable[UUID], *, viewer: Viewer) -> list[Eligibility]:
    """Return what was proposed for these people and waits for a registered worker, the longest first."""
    rows = Eligibility.objects.visible_to(viewer).current().filter(person_id__in=people)
    return list(rows.filter(reached=Reached.PROPOSED).order_by("recorded_at"))


def _standing(people: Iterable[UUID], *, viewer: Viewer) -> list[tuple[NeedsAssessment, Advocacy]]:
    rows = NeedsAssessment.objects.visible_to(viewer).current().filter(person_id__in=people)
    found = list(rows.exclude(difficulties=[]).order_by("recorded_at"))
    asked = advocacy(found, viewer=viewer)
    return [(one, asked[one.pk]) for one in found]


def _advocacy(
    found: NeedsAssessment, check: SupporterCheck | None, referral: AdvocateReferral | None
) -> Advocacy:
    if not found.difficulties:
        return Advocacy(is_needed=False)
    if found.supporter != Supporter.SOMEBODY:
        return Advocacy(is_needed=True, referral=referral)
    why = check.unsuitable if check else Unsuitable.NOT_SAID
    return Advocacy(is_needed=why is not None, unsuitable=why, referral=referral)
