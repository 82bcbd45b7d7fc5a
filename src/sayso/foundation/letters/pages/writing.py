"""Writing one of the council's letters by hand: its fields on one page; it is read before it goes."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import DateField, MoneyField
from sayso.foundation.govuk.fields import LongTextField, TextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import FormPage, Shows
from sayso.foundation.letters import actions
from sayso.foundation.letters.pages.asking_people import head, reach
from sayso.foundation.letters.pages.reading import by_hand
from sayso.foundation.letters.wording import Form, Place, Wording, wording
from sayso.foundation.letters.writing import NewLetter
from sayso.rules.refusals import NotFound

ONE_A_LINE = "One thing on each line."
_FIELDS: Mapping[Form, Callable[..., forms.Field]] = {
    Form.WORDS: TextField,
    Form.SENTENCES: LongTextField,
    Form.LIST: LongTextField,
    Form.DAY: DateField,
    Form.PENCE: MoneyField,
}


def field_of(place: Place) -> forms.Field:
    """Return the field in which a place of a letter is filled in."""
    hint = ONE_A_LINE if place.form is Form.LIST else ""
    return _FIELDS[place.form](label=place.label, hint=hint, required=not place.optional)


class WriteForm(PlainForm):
    """The fields of one wording."""

    def __init__(self, *args: Any, wording: Wording, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wording = wording
        for name, place in wording.places.items():
            self.fields[name] = field_of(place)

    @property
    def given(self) -> dict[str, Any]:
        """Return what was typed, as the wording takes it."""
        return {name: self._taken(place) for name, place in self.wording.places.items()}

    def _taken(self, place: Place) -> Any:
        typed = self.cleaned_data[place.name]
        if place.form is Form.LIST:
            return [line.strip() for line in typed.splitlines() if line.strip()]
        return typed


class WriteLetterView(FormPage):
    """Write a letter. It is read on the next page, and sent from there."""

    permission = Permission.WRITE_LETTER
    shows = Shows.PERSON
    template_name = "letters/write_letter.html"
    form_class = WriteForm
    button = "Write it, and read it before it goes"

    @property
    def wording(self) -> Wording:
        """Return the letter that the address names. Raises NotFound for one that is not written by hand."""
        authorise_on(self.login, person=self.kwargs["person"], area=Area.PAPERS)
        if self.kwargs["code"] not in [code for code, _ in by_hand()]:
            raise NotFound("There is no such letter to write by hand.")
        return wording(self.kwargs["code"])

    def form_arguments(self) -> dict[str, Any]:
        """Give the form its wording."""
        return {"wording": self.wording}

    def act(self, form: WriteForm) -> str:
        """Write it."""
        person: UUID = self.kwargs["person"]
        asked = reach(person, self.login, timezone.localdate(self.request.at))
        letter = actions.write_letter(
            asked=NewLetter(
                person=person,
                code=self.wording.code,
                called=asked.addressee,
                fields=form.given,
                layouts=[asked.layout],
                key=form.cleaned_data["form_key"],
            ),
            by=self.login,
            at=self.request.at,
        )
        return f"{reverse('letter', args=[person, letter.pk])}?layout={asked.layout}"

    def context(self, form: Any) -> dict[str, Any]:
        """Add the letter's name and the way back."""
        person = self.kwargs["person"]
        back = {"title": self.wording.name, "back": reverse("person_letters", args=[person])}
        return back | head(person, self.login, timezone.localdate(self.request.at))

    def people(self) -> Iterable[UUID]:
        """Name whose letter it will be."""
        return [self.kwargs["person"]]
