"""Questions about the accounts that money goes to."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.payments.models import CouncilAccount, PayeeAccount


def payee_of(person: UUID, *, viewer: Viewer) -> PayeeAccount | None:
    """Return the account that is paid now; None when none was confirmed yet."""
    return payees_of([person], viewer=viewer).get(person)


def payees_of(people: Iterable[UUID], *, viewer: Viewer) -> Mapping[UUID, PayeeAccount]:
    """Return the account that each is paid to now."""
    rows = PayeeAccount.objects.visible_to(viewer).current().filter(person_id__in=people)
    return {row.person_id: row for row in rows.filter(confirmed_at__isnull=False)}


def waiting_payee_of(person: UUID, *, viewer: Viewer) -> PayeeAccount | None:
    """Return details that wait to be confirmed by another login."""
    rows = PayeeAccount.objects.visible_to(viewer).current().filter(person_id=person, confirmed_at=None)
    found: PayeeAccount | None = rows.select_related("recorded_by").first()
    return found


def payees_to_confirm(*, viewer: Viewer) -> list[PayeeAccount]:
    """Return all details that wait to be confirmed, the oldest first."""
    rows = PayeeAccount.objects.visible_to(viewer).current().filter(confirmed_at=None)
    return list(rows.select_related("recorded_by").order_by("recorded_at"))


def waiting_payee(payee: UUID, *, viewer: Viewer) -> PayeeAccount | None:
    """Return one account that waits to be confirmed; None when it is not open, or waits no more."""
    rows = PayeeAccount.objects.visible_to(viewer).current().filter(pk=payee, confirmed_at=None)
    found: PayeeAccount | None = rows.select_related("recorded_by").first()
    return found


def payees_with_statements(*, viewer: Viewer) -> list[PayeeAccount]:
    """Return the accounts that are paid and whose statements we are shown, by name."""
    rows = PayeeAccount.objects.visible_to(viewer).current()
    return list(rows.filter(confirmed_at__isnull=False, gives_statements=True).order_by("name_on_account"))


def council_account() -> CouncilAccount | None:
    """Return the council's own account that payments are made from; None until one was confirmed."""
    return CouncilAccount.objects.filter(replaced_at=None, confirmed_at__isnull=False).first()


def waiting_council_account() -> CouncilAccount | None:
    """Return the council's own account as it waits to be confirmed by another login."""
    rows = CouncilAccount.objects.filter(replaced_at=None, confirmed_at=None)
    return rows.select_related("recorded_by").order_by("-recorded_at").first()
