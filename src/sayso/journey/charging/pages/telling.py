"""Telling somebody what they pay by letter, and answering when they ask us to look again."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.fields import LongTextField, RadiosField, TicksField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import Shows
from sayso.foundation.letters.outbox import Layout
from sayso.journey.casework.pages.persons import PersonForm
from sayso.journey.charging import actions, queries
from sayso.journey.charging.facts.challenged import Challenged, LineAnswer, challenged
from sayso.journey.charging.models import FinancialAssessment, LookAgain
from sayso.journey.charging.statuses import LookedAgain
from sayso.rules.refusals import NotFound

LAYOUTS = [
    (Layout.STANDARD.value, "Plain words"),
    (Layout.LARGE.value, "Large print"),
    (Layout.EASY.value, "Easy Read"),
]


class TellForm(PlainForm):
    """In which layouts the letter is drawn."""

    layouts = TicksField(label="How do they read it best?", choices=LAYOUTS, initial=[Layout.STANDARD.value])


class TellChargeView(PersonForm):
    """Write the letter about a sum that counts: what is paid, each line, and how to ask us to look again."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PERSON
    form_class = TellForm
    title = "Write the letter about the sum"
    heading = "Write to {called} about the sum"
    lead = "The letter holds each line with its reason. You read it before it goes."
    button = "Write the letter"

    def found(self) -> FinancialAssessment:
        """Return the sum in the address. Raises NotFound."""
        key: UUID = self.kwargs["means"]
        kept = queries.one_assessment(self.header.person, key, viewer=self.login)
        if kept is None or kept.charge_pence_a_week is None:
            raise NotFound(NOT_FOUND)
        return kept

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back to the sum."""
        self.found()
        return super().context(form) | {"back": reverse("means", args=[self.person])}

    def act(self, form: TellForm) -> str:
        """Write it."""
        kept = self.found()
        letter = actions.NewTelling(
            assessment=kept,
            called=self.header.called,
            our_number=self.header.council_number,
            layouts=[Layout(one) for one in form.cleaned_data["layouts"]],
            key=form.cleaned_data["form_key"],
        )
        written = actions.tell_charge(telling=letter, by=self.login, at=self.request.at)
        return reverse("letter", args=[self.person, written.pk])


class AnswerForm(PlainForm):
    """What came of it, and why: of each line that they asked about, and of the sum."""

    answer = RadiosField(
        label="What came of the sum?", choices=LookedAgain.choices, missing="Choose what came of the sum"
    )
    reason = LongTextField(
        label="Why?",
        hint="They read this. Say what you looked at, and what you found.",
        rows=4,
        missing="Write why",
    )

    def __init__(self, *args: Any, asked: Sequence[Challenged], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for at, line in enumerate(asked):
            self.fields |= _fields_of_line(at, line)
        self.order_fields([*(name for at in range(len(asked)) for name in _names_of_line(at)), "answer"])

    def lines(self) -> list[LineAnswer]:
        """Return what came of each line."""
        return [self._line(at, line) for at, line in enumerate(self.asked)]

    def _line(self, at: int, line: Challenged) -> LineAnswer:
        answer, reason = (self.cleaned_data[name] for name in _names_of_line(at))
        return LineAnswer(step=line.step, answer=LookedAgain(answer), reason=reason)


def _names_of_line(at: int) -> tuple[str, str]:
    return f"answer_{at}", f"reason_{at}"


def _fields_of_line(at: int, line: Challenged) -> dict[str, Any]:
    answer, reason = _names_of_line(at)
    return {
        answer: RadiosField(
            label=f"They ask about this line. {line.label}",
            choices=[
                (LookedAgain.STAYS.value, "It is right and stays"),
                (LookedAgain.CHANGES.value, "It changes"),
            ],
            missing=f"Choose what came of “{line.label}”",
        ),
        reason: LongTextField(
            label="Why?", hint="They read this.", rows=2, missing=f"Write why for “{line.label}”"
        ),
    }


class AnswerLookView(PersonForm):
    """Say what came of looking at a sum again. Whoever worked it out is told to let a colleague look."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PERSON
    form_class = AnswerForm
    title = "Look at a sum again"
    heading = "{called} asks us to look again"
    button = "Send this answer"

    def found(self) -> LookAgain:
        """Return the wish in the address. Raises NotFound."""
        looks = queries.looks_of(self.header.person, viewer=self.login)
        for one in looks:
            if one.pk == self.kwargs["look"]:
                return one
        raise NotFound(NOT_FOUND)

    def form_arguments(self) -> dict[str, Any]:
        """Return the lines that they asked about."""
        return {"asked": list(challenged(self.found().lines))}

    def context(self, form: Any) -> dict[str, Any]:
        """Return their words and the way back."""
        said = self.found().words
        lead = f"They say: “{said}”" if said else "They gave no reason, and need none. Look at every line."
        return super().context(form) | {"lead": lead, "back": reverse("means", args=[self.person])}

    def act(self, form: AnswerForm) -> str:
        """Keep the answer."""
        actions.answer_look(
            look=self.found().pk,
            person=self.header.person,
            answer=LookedAgain(form.cleaned_data["answer"]),
            reason=form.cleaned_data["reason"],
            lines=form.lines(),
            by=self.login,
            at=self.request.at,
        )
        return reverse("means", args=[self.person])
