"""What the steps of building share: the day, who works here, who is on record, and whose hand acts when."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.models import Team, User
from sayso.foundation.access.viewer import viewing
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.policy.models import Consultation
from sayso.web.demo.crowd import Family

MANAGERS = {
    "North team": "Max Hale",
    "South team": "Brenda Garside",
    "Reviews team": "Kwame Grant",
    "Hospital team": "Eluned Gwynne",
    "Carers team": "Sunil Sharma",
}


@dataclass
class Council:
    """The made-up council while it is built. `day` is the day on which it opens."""

    day: date
    families: list[Family] = field(default_factory=list)
    teams: dict[str, Team] = field(default_factory=dict)
    logins: dict[str, User] = field(default_factory=dict)  # by name
    of_team: dict[str, list[User]] = field(default_factory=dict)  # who may lead for somebody, by team
    people: dict[str, UUID] = field(default_factory=dict)  # the storytellers' records, by name
    leads: dict[UUID, User] = field(default_factory=dict)  # who leads, by person
    led_since: dict[UUID, date] = field(default_factory=dict)
    asked: dict[str, Consultation] = field(default_factory=dict)  # consultations, by a short name
    closed: set[UUID] = field(default_factory=set)  # records of the crowd that few may open

    @cached_property
    def names(self) -> dict[UUID, str]:
        """What each of the crowd is called, by the key of their record."""
        return {one.key: one.name for family in self.families for one in family.people}

    def ago(self, days: int) -> date:
        """Return the day so many days before the council opens; below nothing, after it."""
        return self.day - timedelta(days=days)

    def at(self, hour: str = "10:00", *, days_ago: int = 0, on: date | None = None) -> datetime:
        """Return a moment in Lindenshire, by the clock on the wall."""
        day = on or self.ago(days_ago)
        return datetime.combine(day, time.fromisoformat(hour), tzinfo=LONDON)


@contextmanager
def acting(by: User, at: datetime) -> Iterator[None]:
    """Act as one login at one moment, all or nothing."""
    with transaction.atomic(), viewing(by, at=at):
        yield
