"""Two pages: somebody has died, and it was a mistake."""

from typing import Any

from sayso.foundation.govuk.presenting import plain_day
from sayso.journey.people import actions, models
from sayso.journey.people.pages import forms
from sayso.journey.people.pages.one_person import ChangePage, OverwritePage


class RecordDeathView(OverwritePage):
    """Record that somebody has died, and who told us."""

    title = "They have died"
    button = "Save this"
    lead = (
        "From this minute no letter or message goes to them, and payments to them wait. "
        "What somebody close to them has of their own goes on. You can undo this."
    )
    replaces = models.Death
    form_class = forms.DeathForm

    def words(self, row: models.Death) -> str:
        """Say what stands."""
        return f"They died on {plain_day(row.died_on)}. Told by: {row.told_by}"

    def record(self, answers: dict[str, Any]) -> None:
        """Record it."""
        death = actions.NewDeath(person=self.person, died_on=answers["died_on"], told_by=answers["told_by"])
        actions.record_death(
            death=death, by=self.login, at=self.request.at, seen_version=answers["seen_version"]
        )


class UndoDeathView(ChangePage):
    """Undo it: they are alive."""

    title = "This was a mistake: they are alive"
    button = "Undo it"
    lead = "All is as it was before. Letters that waited leave now. Tell whoever was told."
    form_class = forms.AliveForm

    def record(self, answers: dict[str, Any]) -> None:
        """Undo it."""
        actions.undo_death(person=self.person, because=answers["because"], by=self.login, at=self.request.at)
