"""One life under two records, or two under one: look, propose, confirm, part again."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.people import actions, queries
from sayso.journey.people.models import Finding, Merge
from sayso.journey.people.pages.forms import ProposeForm, WhyForm
from sayso.journey.people.pages.one_person import AskAboutPerson, record_url
from sayso.journey.people.queries.joined import person_of_number, waiting_joinings
from sayso.rules.refusals import Invalid


class LikelyDuplicatesView(PageView):
    """Pairs of records that may be one life, and joinings that wait to be confirmed."""

    permission = Permission.PROPOSE_MERGE
    shows = Shows.PEOPLE
    template_name = "people/likely_duplicates.html"
    title = "One person or two?"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show both lists, by what the viewer may see."""
        pairs = queries.likely_duplicates(viewer=self.login)
        waiting = waiting_joinings(viewer=self.login)
        people = {key for pair in pairs for key in (pair.one, pair.other)}
        people |= {key for merge in waiting for key in (merge.person_id, merge.into_id)}
        today = timezone.localdate(self.request.at)
        heads = queries.headers(people, self.login, today)
        shown = {
            "pairs": [(pair, heads.get(pair.one), heads.get(pair.other)) for pair in pairs],
            "waiting": [
                (merge, heads[merge.person_id], heads[merge.into_id])
                for merge in waiting
                if merge.person_id in heads and merge.into_id in heads
            ],
            "may_confirm": self.login.may(Permission.CONFIRM_MERGE),
            "may_open": self.login.may(Permission.OPEN_WITH_PURPOSE),
            "today": today,
        }
        return self.page(shown, people=heads)


class ProposeMergeView(AskAboutPerson):
    """Propose that this record be read together with another."""

    permission = Permission.PROPOSE_MERGE
    template_name = "people/propose_merge.html"
    title = "These two records are one person"
    button = "Propose it"
    lead = "Nothing changes until somebody else looks and confirms."
    form_class = ProposeForm

    def initial(self) -> dict[str, Any]:
        """Start with the record that another page named."""
        other = self.request.GET.get("with", "")
        found = Finding.objects.visible_to(self.login).filter(person_id=other) if _is_key(other) else None
        row = found.first() if found is not None else None
        return {"number": row.council_number} if row else {}

    def act(self, form: ProposeForm) -> str:
        """Propose, and show what waits."""
        other = person_of_number(form.cleaned_data["number"], viewer=self.login)
        if other is None:
            say = "No record with this number is open to you. Open it first, or check the number."
            raise Invalid(say, fields={"number": say})
        actions.propose_merge(
            person=self.person,
            into=other,
            because=form.cleaned_data["because"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("likely_duplicates")


class MarkNotSameView(AskAboutPerson):
    """Record that two records that look alike are two people."""

    permission = Permission.PROPOSE_MERGE
    title = "These are two people"
    button = "Save that they are two"
    form_class = WhyForm

    def context(self, form: Any) -> dict[str, Any]:
        """Name both."""
        other = queries.header(self.kwargs["other"], self.login, self.today)
        lead = (
            f"{self.header().called}, {self.header().birth_words}, and {other.called}, {other.birth_words}."
        )
        return super().context(form) | {"lead": lead, "back": reverse("likely_duplicates")}

    def act(self, form: WhyForm) -> str:
        """Take the pair off the list."""
        actions.mark_not_same(
            one=self.person,
            other=self.kwargs["other"],
            because=form.cleaned_data["because"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("likely_duplicates")


class _OfMerge(FormPage):
    """A page about one joining: both records, side by side."""

    permission = Permission.CONFIRM_MERGE
    shows = Shows.PEOPLE
    template_name = "people/merge.html"

    def merge(self) -> Merge:
        """Return the joining in the address, if it is open to the viewer."""
        found: Merge | None = Merge.objects.visible_to(self.login).filter(pk=self.kwargs["merge"]).first()
        if found is None:
            raise Http404
        return found

    def context(self, form: Any) -> dict[str, Any]:
        """Put both records side by side."""
        merge, today = self.merge(), timezone.localdate(self.request.at)
        keys = (merge.person_id, merge.into_id)
        read = queries.known(keys, viewer=self.login, on=today)
        if len(read) < len(keys):
            raise Http404
        halves = [read[key] for key in keys]
        return {"merge": merge, "halves": halves, "today": today, "back": reverse("likely_duplicates")}

    def people(self) -> Iterable[UUID]:
        """Say who is on the page."""
        merge = self.merge()
        return (merge.person_id, merge.into_id)


class ConfirmMergeView(_OfMerge):
    """Confirm a joining that somebody else proposed."""

    title = "Is this one person?"
    button = "Yes, read them as one"
    form_class = PlainForm

    def context(self, form: Any) -> dict[str, Any]:
        """Offer to say that they are two."""
        return super().context(form) | {"may_part": self.merge().confirmed_at is None}

    def act(self, form: Any) -> str:
        """Join the two."""
        merge = actions.confirm_merge(merge=self.merge(), by=self.login, at=self.request.at)
        return record_url(merge.into_id)


class UndoMergeView(_OfMerge):
    """Part two records again, or turn a proposal down."""

    title = "These are two people after all"
    button = "Part the two records"
    form_class = WhyForm

    def act(self, form: WhyForm) -> str:
        """Part the two."""
        because = form.cleaned_data["because"]
        actions.undo_merge(merge=self.merge(), because=because, by=self.login, at=self.request.at)
        return reverse("likely_duplicates")


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
