"""Logins, subjects, teams, roles held, grants and restrictions."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.roles import ROLES, permissions_of


class Subject(models.Model):
    """The key that grants, accounts, decisions and letters point at. A person shares its key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        db_table = "access_subject"

    def __str__(self) -> str:
        return str(self.id)


class Team(models.Model):
    """A team of the council. Work that nobody owns lies in its tray."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80, unique=True)
    duty_telephone = models.CharField(max_length=30, blank=True, default="")

    class Meta:
        db_table = "access_team"

    def __str__(self) -> str:
        return self.name


class Logins(BaseUserManager["User"]):
    """Finds logins by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the login with this e-mail address."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A login, and only that. Who the person behind it is stands in `people`, under `subject`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    telephone = models.CharField(max_length=30, blank=True, default="")
    subject = models.OneToOneField(
        Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="login"
    )
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="members")
    is_active = models.BooleanField(default=True)
    made_up = models.BooleanField(default=False)
    joined_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = Logins()

    class Meta:
        db_table = "access_user"

    def __str__(self) -> str:
        return self.name

    @property
    def role_codes(self) -> frozenset[str]:
        """The codes of the roles held today. Read once a request."""
        kept: frozenset[str] | None = self.__dict__.get("_role_codes")
        if kept is None:
            held = self.roles_held.filter(ended_at=None).values_list("role", flat=True)
            kept = frozenset(code for code in held if code in ROLES)
            self.__dict__["_role_codes"] = kept
        return kept

    @property
    def permissions(self) -> frozenset[Permission]:
        """Everything this login's roles permit."""
        return permissions_of(self.role_codes) if self.is_active else permissions_of(frozenset())

    def may(self, permission: Permission) -> bool:
        """Whether a role of this login permits this. Whose record it reaches is a matter of grants."""
        return permission in self.permissions

    @property
    def is_staff(self) -> bool:
        """Whether a role of this login is a role of the council's own people."""
        return any(ROLES[code].is_staff for code in self.role_codes)

    @property
    def opens(self) -> frozenset[Area]:
        """The areas that opening a record with a purpose gives this login."""
        return frozenset().union(*(ROLES[code].opens for code in self.role_codes))

    @property
    def role_names(self) -> str:
        """The roles, in words for a screen."""
        return ", ".join(sorted(ROLES[code].name for code in self.role_codes))

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read again, roles too."""
        self.__dict__.pop("_role_codes", None)
        super().refresh_from_db(*args, **kwargs)


class RoleHeld(models.Model):
    """A role that a login holds or held, who gave it and who ended it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=40)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "access_role_held"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"], condition=models.Q(ended_at=None), name="access_one_live_role"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_by=None)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="access_role_ended_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}"


class Grant(models.Model):
    """One login may see one area of one person's record, or of everyone's, for a time, for a reason.

    Written only by the database's `give_grant` and `end_grant`, which write the audit event too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    login = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    person = models.ForeignKey(Subject, null=True, on_delete=models.PROTECT, related_name="grants")
    area = models.CharField(max_length=20, choices=[(area.value, area.sentence) for area in Area])
    period = DateTimeRangeField()
    because = models.CharField(max_length=60)
    # Opens the record even while it is restricted: one's own, the named group, or broken glass.
    opens_restricted = models.BooleanField(default=False)

    class Meta:
        db_table = "access_grant"

    def __str__(self) -> str:
        return f"{self.area} because {self.because}"


class Restriction(models.Model):
    """A record closed to all but a named group, for a time, with who decided and when to look again.

    Rows that say why are codes (`staff`, `family_of_staff`, `hidden_address`, `named_case`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="restrictions")
    because = models.CharField(max_length=40)
    restricted_at = models.DateTimeField()
    restricted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    look_again_on = models.DateField()
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "access_restriction"
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(lifted_at=None), name="access_one_live_restriction"
            )
        ]

    def __str__(self) -> str:
        return self.because


class Opening(models.Model):
    """A record opened with a purpose, or by breaking the glass. A sample is looked at by somebody else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="openings")
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="openings")
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    purpose = models.CharField(max_length=60)
    reason = models.TextField(blank=True, default="")
    broke_glass = models.BooleanField(default=False)
    to_check = models.BooleanField(default=False)
    check_by = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    finding = models.TextField(blank=True, default="")

    class Meta:
        db_table = "access_opening"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(checked_at=None, checked_by=None)
                | models.Q(checked_at__isnull=False, checked_by__isnull=False),
                name="access_opening_checked_at_with_by",
            ),
            models.CheckConstraint(
                condition=models.Q(checked_by=None) | ~models.Q(checked_by=models.F("opened_by")),
                name="access_opening_checked_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.purpose


class LooksReleased(models.Model):
    """One login's reads of one record, shown to the person from now on, and by whose decision.

    Until then the reads of safeguarding, data officers, audit and out-of-hours are left out of the list.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    login = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "access_looks_released"

    def __str__(self) -> str:
        return str(self.released_at)


class PracticeMark(models.Model):
    """The mark of a database that holds practice, made before its first row and never taken away.

    Only the owner of the tables can make it, and nobody can change it: `sayso practice build` does.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    marked_at = models.DateTimeField()

    class Meta:
        db_table = "access_practice_mark"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="access_one_practice_mark")]

    def __str__(self) -> str:
        return "practice"


class ApiToken(models.Model):
    """A program's token for one login. Only its fingerprint is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "access_api_token"

    def __str__(self) -> str:
        return self.name
