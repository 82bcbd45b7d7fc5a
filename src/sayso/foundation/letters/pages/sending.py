"""Sending a letter: the safe ways are offered, and any other is refused with the safe one named."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.fields import RadiosField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.pieces import Caution
from sayso.foundation.govuk.presenting import moment
from sayso.foundation.govuk.view import FormPage, Shows
from sayso.foundation.letters import actions
from sayso.foundation.letters.models import Letter, Sending
from sayso.foundation.letters.outbox import Layout, Reach, Way, WayKind
from sayso.foundation.letters.pages.asking_people import head, reach
from sayso.foundation.letters.queries import letter, sendings_of
from sayso.foundation.letters.sending import MESSAGES
from sayso.rules.refusals import NotFound


class AnyWayField(RadiosField):
    """The ways on the page. One that was on it before is heard too: its refusal says what is safe now."""

    def valid_value(self, value: Any) -> bool:
        """Take every way there is."""
        return value in WayKind._value2member_map_


ONLY_THE_WORD = "It says only that there is a letter. They read it on their own page, or ring."
NAMES_NOBODY = "It says only that there is a message. It names nobody: not the council, not its number."


def hint_of(way: Way) -> str:
    """Return what somebody should know who sends it this way; "" where that is plain."""
    if way.kind not in MESSAGES:
        return ""
    return NAMES_NOBODY if way.quiet else ONLY_THE_WORD


class SendForm(PlainForm):
    """Which way, and in which layout."""

    way = AnyWayField(label="How should it go?", missing="Choose how it should go")
    layout = RadiosField(label="In which print?", choices=[(one.value, one.words) for one in Layout])

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("way", [(one.kind.value, one.words) for one in reach.safe])
        way: Any = self.fields["way"]
        way.widget.hints = {one.kind.value: hint for one in reach.safe if (hint := hint_of(one))}


class SendLetterView(FormPage):
    """Send a letter the safe way."""

    permission = Permission.SEND_LETTER
    shows = Shows.PERSON
    template_name = "letters/send_letter.html"
    form_class = SendForm
    title = "Send this letter"
    button = "Send this letter"

    @property
    def found(self) -> Letter:
        """Return the letter that the address names. Raises NotFound."""
        return letter(self.kwargs["letter_key"], viewer=self.login, person=self.kwargs["person"])

    @property
    def today(self) -> date:
        """Return the day in England."""
        return timezone.localdate(self.request.at)

    def reach(self) -> Reach:
        """Ask how the person may be reached. The letter must be open to this login first."""
        return reach(self.found.person_id, self.login, self.today)

    def form_arguments(self) -> dict[str, Any]:
        """Give the form the ways that are safe."""
        return {"reach": self.reach()}

    def initial(self) -> dict[str, Any]:
        """Start with the best safe way, in the print that the person needs."""
        asked = self.reach()
        return {"way": asked.safe[0].kind.value if asked.safe else "", "layout": asked.layout.value}

    def act(self, form: SendForm) -> str:
        """Send it once: the page's own key is the sending's."""
        given = form.cleaned_data
        sent = actions.send_letter(
            letter=self.found,
            reach=self.reach(),
            way=WayKind(given["way"]),
            layout=Layout(given["layout"]),
            key=given["form_key"],
            by=self.login,
            at=self.request.at,
        )
        now = sent.not_before <= self.request.at
        told = "The letter is on its way." if now else f"It goes {moment(sent.not_before, self.today)}."
        messages.success(self.request, told)
        return reverse("letter", args=[sent.person_id, sent.letter_id])

    def context(self, form: Any) -> dict[str, Any]:
        """Add the ways that are not safe, each with why, and the letter to go back to."""
        asked = self.reach()
        unsafe = [
            Caution("Letters", f"Not {way.kind.words}. {way.because}")
            for way in asked.ways
            if not way.allowed
        ]
        person = self.found.person_id
        told = {"unsafe": unsafe, "no_way": not asked.safe, "addressee": asked.addressee}
        back = {"back": reverse("letter", args=[person, self.found.pk]), "back_label": "Do not send it"}
        return told | back | head(person, self.login, self.today)

    def people(self) -> Iterable[UUID]:
        """Name whose letter it is."""
        return [self.found.person_id]


class ReturnedForm(PlainForm):
    """Nothing to fill in: the button says it."""


class LetterReturnedView(FormPage):
    """Record that a letter came back."""

    permission = Permission.SEND_LETTER
    shows = Shows.PERSON
    form_class = ReturnedForm
    title = "Did this letter come back?"
    lead = "The next letter is not posted to that address until you find out where they are."
    button = "It came back"

    @property
    def sending(self) -> Sending:
        """Return the sending that the address names. Raises NotFound."""
        found = letter(self.kwargs["letter_key"], viewer=self.login, person=self.kwargs["person"])
        sent = sendings_of(found, viewer=self.login).filter(pk=self.kwargs["sending"]).first()
        if sent is None:
            raise NotFound("We cannot find that letter. It may not exist, or it may not be open to you.")
        return sent

    def act(self, form: ReturnedForm) -> str:
        """Record it."""
        actions.record_returned(sending=self.sending, by=self.login, at=self.request.at)
        return reverse("letter", args=[self.kwargs["person"], self.kwargs["letter_key"]])

    def context(self, form: Any) -> dict[str, Any]:
        """Add the way back."""
        back = reverse("letter", args=[self.sending.person_id, self.sending.letter_id])
        return {"back": back}

    def people(self) -> Iterable[UUID]:
        """Name whose letter it was."""
        return [self.sending.person_id]
