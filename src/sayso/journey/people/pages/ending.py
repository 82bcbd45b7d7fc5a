"""One page for each dated row that can end: an address left, a number out of use, a need, a tie."""

from abc import abstractmethod
from typing import Any

from django.http import Http404

from sayso.journey.people import actions, models
from sayso.journey.people import statuses as kinds
from sayso.journey.people.pages import forms
from sayso.journey.people.pages.one_person import ChangePage


class EndPage(ChangePage):
    """A page that ends one dated row of somebody's record."""

    form_class = forms.EndForm
    button = "Save this day"
    model: Any

    def row(self) -> Any:
        """Return the row in the address, if it is this person's and open to the viewer."""
        rows = self.model.objects.visible_to(self.login).current()
        found = rows.filter(person_id=self.person, pk=self.kwargs["row"]).first()
        if found is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return {"ends_before": self.today}

    def context(self, form: Any) -> dict[str, Any]:
        """Say what is to end."""
        return super().context(form) | {"lead": self.words(self.row())}

    @abstractmethod
    def words(self, row: Any) -> str:
        """Say what the row is, in a sentence."""


class LeaveAddressView(EndPage):
    """Record that somebody left an address."""

    title = "They left this address"
    model = models.Address

    def words(self, row: Any) -> str:
        """Say which address."""
        return f"{kinds.AddressKind(row.kind).label}: {row.one_line}"

    def record(self, answers: dict[str, Any]) -> None:
        """End it."""
        ends = answers["ends_before"]
        actions.end_address(address=self.row(), ends_before=ends, by=self.login, at=self.request.at)


class EndContactPointView(EndPage):
    """Record that a number or e-mail address is no longer in use."""

    title = "No longer in use"
    model = models.ContactPoint

    def words(self, row: Any) -> str:
        """Say which number."""
        return f"{kinds.PointKind(row.kind).label}: {row.value}"

    def record(self, answers: dict[str, Any]) -> None:
        """End it."""
        ends = answers["ends_before"]
        actions.end_contact_point(point=self.row(), ends_before=ends, by=self.login, at=self.request.at)


class EndCommunicationNeedView(EndPage):
    """Record that somebody no longer needs something."""

    title = "No longer needed"
    model = models.CommunicationNeed

    def words(self, row: Any) -> str:
        """Say which need."""
        return f"{kinds.NeedKind(row.kind).label} {row.detail}".strip()

    def record(self, answers: dict[str, Any]) -> None:
        """End it."""
        ends = answers["ends_before"]
        actions.end_communication_need(need=self.row(), ends_before=ends, by=self.login, at=self.request.at)


class EndTieView(EndPage):
    """Record that a tie ended."""

    title = "This ended"
    model = models.Tie

    def words(self, row: Any) -> str:
        """Say who."""
        return f"{row.other_called}: {kinds.TieKind(row.kind).label.lower()}"

    def record(self, answers: dict[str, Any]) -> None:
        """End it."""
        ends = answers["ends_before"]
        actions.end_tie(tie=self.row(), ends_before=ends, by=self.login, at=self.request.at)
