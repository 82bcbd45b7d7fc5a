"""The letter about a budget: what it says, writing it, and keeping that the person was told."""

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.decisions.actions import tell_decision
from sayso.foundation.decisions.queries import basis, words_of
from sayso.foundation.govuk.brand import brand
from sayso.foundation.govuk.view import Shows
from sayso.foundation.letters.actions import write_letter
from sayso.foundation.letters.content import Line
from sayso.foundation.letters.models import Sending
from sayso.foundation.letters.outbox import Layout
from sayso.foundation.letters.queries import letters_of
from sayso.foundation.letters.writing import NewLetter
from sayso.foundation.policy.queries import value
from sayso.journey.budget import queries
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.budget.pages.forms import SureForm
from sayso.journey.budget.pages.working import _BudgetForm
from sayso.journey.people.queries import ways_to_reach
from sayso.rules.budget.sheets import BUDGET, LOCAL_PRICE
from sayso.rules.clocks.complaints import REPLY
from sayso.rules.refusals import WrongState

CODE, ABOUT = "personal_budget", "budget"
NOT_SENT = "Send the letter first. Then keep here that the person was told."


def fields_of(budget: PersonalBudget, *, viewer: User, on: date) -> dict[str, Any]:
    """Return what the letter says of a budget that was decided. Raises WrongState for any other."""
    if budget.agreed_at is None:
        raise WrongState("Nobody has agreed this budget yet. Agree it first, then write.")
    decided_by = budget.agreed_by
    assert decided_by is not None, "a budget with a time of agreement says by whom"
    before = _before(budget, viewer=viewer)
    parts = queries.parts_of(budget, viewer=viewer, on=on)
    part = parts.person_pence_a_week
    council = brand()
    return {
        "gross_pence": budget.gross_pence_a_week,
        "starts_on": budget.starts_on,
        "lines": lines_of(budget, viewer=viewer),
        "part_pence": part,
        "part_not_known": "yes" if part is None else None,
        "council_pence": parts.council_pence_a_week,
        "before_pence": before.gross_pence_a_week if before else None,
        "waits": "yes" if budget.waits_to_begin else None,
        "reasons": " ".join(words_of(budget.decision, "reasons", viewer=viewer)),
        "basis": basis(budget.decision),
        "decided_by": decided_by.name,
        "decided_by_role": decided_by.role_names.lower(),
        "council_telephone": council.telephone,
        "reply_until": reply_until(on),
        "out_of_hours": council.out_of_hours,
    }


def lines_of(budget: PersonalBudget, *, viewer: User) -> list[Line]:
    """Return each line with its sum, and all of it."""
    found = queries.lines_of(budget, viewer=viewer)
    lines = [Line(line.words, line.pence_a_week, LOCAL_PRICE.text) for line in found]
    return [*lines, Line("All of it", budget.gross_pence_a_week, BUDGET.text, total=True)]


def _before(budget: PersonalBudget, *, viewer: User) -> PersonalBudget | None:
    """Return the budget that this one takes the place of."""
    if budget.waits_to_begin:
        rows = queries.budgets_of(budget.person_id, viewer=viewer)
        return next((one for one in rows if one.standing == budget.standing and one.state == "agreed"), None)
    return queries.before(budget, viewer=viewer)


def reply_until(on: date) -> date:
    """Return the last day on which people can answer a letter of this day."""
    days = value(REPLY.setting, on=on)
    assert isinstance(days, int)
    return REPLY.after(on, days)


class WriteBudgetLetterView(_BudgetForm):
    """Write the letter about a budget. It is read on the next page, and sent from there."""

    permission = Permission.WRITE_LETTER
    shows = Shows.PERSON
    form_class = SureForm
    title = "The letter about this budget"
    heading = "Write to {called} about the budget"
    lead = "It says each line, who pays which part, why, who decided, and how to ask us to look again."
    button = "Write it, and read it before it goes"

    def act(self, form: SureForm) -> str:
        """Write it in the print that the person needs, and show it."""
        person = self.header.person
        asked = ways_to_reach(person, self.login, self.today)
        letter = write_letter(
            asked=NewLetter(
                person=person,
                code=CODE,
                called=asked.addressee,
                our_number=self.header.council_number,
                fields=fields_of(self.found, viewer=self.login, on=self.today),
                layouts=list(dict.fromkeys([asked.layout, Layout.EASY])),
                about=(ABOUT, self.found.pk),
                key=form.cleaned_data["form_key"],
            ),
            by=self.login,
            at=self.request.at,
        )
        return f"{reverse('letter', args=[person, letter.pk])}?layout={asked.layout}"


class TellBudgetView(_BudgetForm):
    """Keep that the person was told by a letter that was sent: the time to answer begins."""

    permission = Permission.SEND_LETTER
    shows = Shows.PERSON
    form_class = SureForm
    title = "The person was told"
    heading = "{called} was told about the budget"
    button = "Keep that they were told"

    def sent(self) -> Sending | None:
        """Return the last time that the letter about this budget went, and did not come back."""
        if self.found.agreed_at is None:
            raise Http404
        return sent_letter(self.found, viewer=self.login)

    def context(self, form: Any) -> dict[str, Any]:
        """Say until when they can answer."""
        until = reply_until(self.today)
        lead = f"They can ask us to look again until {until.day} {until:%B %Y}." if self.sent() else NOT_SENT
        return super().context(form) | {"lead": lead}

    def act(self, form: SureForm) -> str:
        """Keep it."""
        sent = self.sent()
        if sent is None:
            raise WrongState(NOT_SENT)
        tell_decision(
            decision=self.found.decision,
            told=self.header.person,
            way=sent.way,
            letter=sent.letter_id,
            reply_until=reply_until(self.today),
            by=self.login,
            at=self.request.at,
        )
        return self.list_url


def sent_letter(budget: PersonalBudget, *, viewer: User) -> Sending | None:
    """Return the last sending of a letter about this budget that neither came back nor failed."""
    about = [one for one in letters_of(budget.person_id, viewer=viewer) if one.letter.about_key == budget.pk]
    sendings = [sending for one in about for sending in one.sendings if not sending.is_lost]
    return max(sendings, key=lambda one: one.sent_at, default=None)
