"""Who somebody is: their record, their names, their particulars, and what they chose to answer."""

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.people import statuses as kinds
from sayso.journey.people.models.born import Born
from sayso.journey.people.models.dated import Dated, Said


class Person(ProtectedModel):
    """Somebody known to the council. Shares the key of its `Subject`: `id` and `person_id` are the same."""

    area = Area.CONTACT

    person = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="+")
    council_number = models.CharField(max_length=16, unique=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    not_the_same_because = models.TextField(blank=True, default="")
    made_up = models.BooleanField(default=False)

    class Meta:
        db_table = "people_person"
        constraints = [models.CheckConstraint(condition=Q(id=F("person")), name="people_person_shares_key")]

    def __str__(self) -> str:
        return self.council_number


class Particulars(Said):
    """Birth, gender, pronouns, title. One row is current; each change is a new one.

    A birth date is whole (`birth_date`), partial (`birth_year`, perhaps `birth_month`), or not known.
    """

    birth_date = models.DateField(null=True, blank=True)
    birth_year = models.SmallIntegerField(null=True, blank=True)
    birth_month = models.SmallIntegerField(null=True, blank=True)
    birth_is_estimate = models.BooleanField(default=False)
    gender = models.CharField(max_length=20, choices=kinds.Gender.choices, blank=True, default="")
    gender_words = models.CharField(max_length=60, blank=True, default="")
    pronouns = models.CharField(max_length=40, blank=True, default="")
    title = models.CharField(max_length=40, blank=True, default="")

    class Meta(Said.Meta):
        db_table = "people_particulars"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(replaced_at=None), name="people_one_particulars"
            ),
            models.CheckConstraint(
                condition=Q(birth_date=None) | Q(birth_year=None, birth_month=None),
                name="people_birth_whole_or_partial",
            ),
            models.CheckConstraint(
                condition=Q(birth_month=None) | Q(birth_month__range=(1, 12), birth_year__isnull=False),
                name="people_birth_month_of_a_year",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person_id)

    @property
    def born(self) -> Born:
        """When they were born, as well as we know it."""
        return Born(
            on=self.birth_date, year=self.birth_year, month=self.birth_month, estimate=self.birth_is_estimate
        )


class Name(Dated):
    """A name as given: the whole of it, in the order and letters that its owner uses."""

    kind = models.CharField(max_length=20, choices=kinds.NameKind.choices)
    text = models.CharField(max_length=200)
    say_it = models.CharField(max_length=80, blank=True, default="")

    class Meta(Dated.Meta):
        db_table = "people_name"

    def __str__(self) -> str:
        return self.text


class Standing(Dated):
    """That somebody is known as an adult who draws on support, as a carer, or as both."""

    kind = models.CharField(max_length=10, choices=kinds.StandingKind.choices)

    class Meta(Dated.Meta):
        db_table = "people_standing"

    def __str__(self) -> str:
        return self.kind


class NhsNumber(Said):
    """An NHS number, where it came from, and whether the national service has traced it."""

    number = models.CharField(max_length=10)
    source = models.CharField(max_length=20, choices=kinds.NumberSource.choices)
    traced = models.BooleanField(default=False)

    class Meta(Said.Meta):
        db_table = "people_nhs_number"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(replaced_at=None), name="people_one_nhs_number"
            ),
            models.CheckConstraint(condition=Q(number__regex=r"^\d{10}$"), name="people_nhs_ten_digits"),
        ]

    def __str__(self) -> str:
        return str(self.person_id)


class EqualityAnswer(Said):
    """One answer to one question. No row: not asked. `preferred_not_to_say`: asked, and kept to themself."""

    question = models.CharField(max_length=30, choices=kinds.Question.choices)
    answer = models.CharField(max_length=120, blank=True, default="")
    preferred_not_to_say = models.BooleanField(default=False)
    said_by = models.CharField(max_length=200)
    said_on = models.DateField()

    class Meta(Said.Meta):
        db_table = "people_equality_answer"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "question"], condition=Q(replaced_at=None), name="people_one_answer"
            ),
            models.CheckConstraint(
                condition=Q(answer="", preferred_not_to_say=True)
                | (~Q(answer="") & Q(preferred_not_to_say=False)),
                name="people_answer_or_not_said",
            ),
        ]

    def __str__(self) -> str:
        return self.question
