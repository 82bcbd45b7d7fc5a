"""What is known of somebody. Dated rows; a correction is a new row, and what it replaces stays.

A row is in force on a day when its period holds that day and nothing has replaced it. `recorded_at` and
`replaced_at` say when we knew it, `starts_on` and `ends_before` when it was so.
"""

from datetime import date, datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Count, F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.protection import ProtectedModel, ProtectedQuerySet
from sayso.rules.refusals import NotFound, Stale


def paired(at: str, by: str, name: str) -> models.CheckConstraint:
    """Return the constraint that a time and the login of it are set together or not at all."""
    unset, is_set = {at: None, by: None}, {f"{at}__isnull": False, f"{by}__isnull": False}
    return models.CheckConstraint(condition=Q(**unset) | Q(**is_set), name=name)


class DatedRows(ProtectedQuerySet):
    """Rows with a period."""

    def current(self) -> Self:
        """Keep what nothing has replaced."""
        return self.filter(replaced_at=None)

    def standing(self, changed: str, **which: Any) -> Any:
        """Return the row that these fields find, held until the transaction ends.

        Raises NotFound where there is none, and Stale, with the sentence `changed`, where it was replaced.
        """
        found = self.select_for_update(of=("self",)).filter(**which).first()
        if found is None:
            raise NotFound(NOT_FOUND)
        if found.replaced_at:
            raise Stale(changed)
        return found

    def version_of(self, person: UUID) -> int:
        """Return a number that grows whenever a row of this person is added, replaced or ended."""
        mine = self.filter(person_id=person)
        counted = {"rows": Count("pk"), "replaced": Count("replaced_at")}
        if issubclass(self.model, Dated):
            counted["ended"] = Count("ends_before")
        return sum(mine.aggregate(**counted).values())

    def on(self, day: date) -> Self:
        """Keep what is in force on this day."""
        return self.current().filter(Q(ends_before=None) | Q(ends_before__gt=day), starts_on__lte=day)


class Said(ProtectedModel):
    """Something recorded about a person: by whom and when, and when it was replaced."""

    area = Area.CONTACT

    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = DatedRows.as_manager()

    class Meta:
        abstract = True
        constraints = [paired("replaced_at", "replaced_by", "people_%(class)s_replaced_at_with_by")]

    def be_replaced(self, *, by: User, at: datetime) -> None:
        """Let it stand no longer; it stays to be read. For actions alone, as every write is."""
        self.replaced_at, self.replaced_by = at, by
        self.save(update_fields=["replaced_at", "replaced_by"])


class Dated(Said):
    """Something that is so for a time. `ends_before` is the first day on which it is no longer so."""

    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)

    class Meta(Said.Meta):
        abstract = True
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_before=None) | Q(ends_before__gte=F("starts_on")),
                name="people_%(class)s_ends_after_start",
            ),
        ]
