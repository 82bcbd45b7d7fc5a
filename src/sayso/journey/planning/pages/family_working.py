"""A worker's pages of the family around somebody, and of assessments that are done together."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.people.queries import close_people
from sayso.journey.planning import actions
from sayso.journey.planning.models import AroundPerson
from sayso.journey.planning.pages.family_forms import (
    AroundForm,
    ChildTogetherForm,
    JoinForm,
    TogetherForm,
    around_as_kept,
    together_as_kept,
)
from sayso.journey.planning.pages.family_shown import family_shown
from sayso.journey.planning.pages.working import ForStaff
from sayso.journey.planning.queries import family
from sayso.journey.planning.statuses import TogetherAnswer
from sayso.journey.safeguarding.queries import child_of, children_of
from sayso.rules.partnership.together import taken_back
from sayso.rules.refusals import Stale


class OfFamily(ForStaff):
    """Mixed into a worker's page of the family. To whom what they say is not open, it is not there."""

    def areas(self) -> frozenset[Area]:
        """Return what is open of the record. Raises Http404."""
        found = frozenset(areas_open(self.header.person))
        if Area.SHARING not in found:
            raise Http404
        return found

    def ties(self) -> list[tuple[str, str]]:
        """Return those close to the person who are on record, as choices."""
        return self.near()

    def called(self, other: Any) -> str:
        """Return what the person calls one of them. Raises Http404 for somebody who is no tie of theirs."""
        for one in close_people(self.header.person, viewer=self.login, on=self.today):
            if one.key == other:
                return one.called
        raise Http404


class FamilyView(OfFamily, PersonPage):
    """Who lives there or helps, roughly how old, who gives what to whom and how long."""

    permission = Permission.WRITE_PLAN
    shows = Shows.PERSON
    template_name = "planning/family.html"
    title = "Family, and who helps"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the map, and what each says to being assessed together."""
        areas, person = self.areas(), self.header.person
        around = family.family_of(person, viewer=self.login, on=self.today, with_children=True)
        may_join = Area.WORK in areas
        shown = {
            "title": f"The family of {self.header.called}, and who helps",
            "name": self.header.called,
            "map": family_shown(around, self.header.called),
            "may_join": may_join and self.login.may(Permission.ASSESS),
            "may_note_children": may_join and self.login.may(Permission.WRITE_NOTE),
            "together": self.together() if may_join else [],
            "children": self.children() if may_join else [],
            "begun": self.begun(),
        }
        return self.page(self.head() | shown, people=self.header.keys)

    def together(self) -> list[dict[str, Any]]:
        """Return what this person says of being assessed with each of those who are on record."""
        said = family.said_together(self.header.person, viewer=self.login)
        return [
            {"key": key, "called": called, "said": _answer(said.get(UUID(key)))}
            for key, called in self.ties()
        ]

    def children(self) -> list[dict[str, Any]]:
        """Return what each child in the home says of it."""
        said = family.children_said(self.header.person, viewer=self.login)
        return [
            {"key": one.row.child, "called": one.row.called, "said": _answer(said.get(one.row.child))}
            for one in children_of(self.header.keys, viewer=self.login)
        ]

    def begun(self) -> list[dict[str, Any]]:
        """Return what was begun together: with whom, since when, and who of them says yes no more."""
        names = {UUID(key): called for key, called in self.ties()}
        kids = {one.row.child: one.row.called for one in children_of(self.header.keys, viewer=self.login)}
        told = {"viewer": self.login, "on": self.today}
        return [
            {
                "row": row,
                "back": taken_back(family.says_of(row.person_id, row.others, row.children, **told)),
                "who": [
                    *(names.get(key, "Somebody close before") for key in row.others),
                    *(kids.get(key, "A child") for key in row.children),
                ],
            }
            for row in family.together_of(self.header.person, viewer=self.login)
        ]


class FamilyForm(OfFamily, PersonForm):
    """A form of the family, that goes back to it."""

    permission = Permission.WRITE_PLAN
    shows = Shows.PERSON

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        self.areas()
        return super().context(form) | {"back": self.back}

    @property
    def back(self) -> str:
        """Return the address of the family."""
        return reverse("family", args=[self.person])


class AddAroundView(FamilyForm):
    """Write down somebody who lives there or helps, and of whom nothing else tells it."""

    form_class = AroundForm
    title = "Somebody who lives there or helps"
    lead = (
        "Write what they say. They read it on their own page. Write nothing that somebody else told you in"
        " private. A child is noted on another page."
    )
    button = "Keep this"

    def around(self) -> AroundPerson | None:
        """Return who stands in the address. Raises Http404."""
        entry = self.kwargs.get("entry")
        found = family.typed_one(self.header.person, entry, viewer=self.login) if entry else None
        if entry and found is None:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        """Name the person, and offer those who are recorded as close and of whom nothing was typed."""
        self.areas()
        told = {"viewer": self.login, "on": self.today, "with_children": False}
        near = family.to_tell_of(family.family_of(self.header.person, **told))
        row = self.around()
        return super().form_arguments() | {"name": self.header.called, "near": near, "row": row}

    def initial(self) -> dict[str, Any]:
        """Start with what stands, or with whom the link was of."""
        return around_as_kept(self.around()) or {"who": self.request.GET.get("who", "")}

    def stale(self, form: AroundForm, refusal: Stale) -> None:
        """Say that it was changed; what was typed stays."""
        super().stale(form, refusal)
        form.has_now_read()

    def act(self, form: AroundForm) -> str:
        """Keep it, or take them out."""
        keep_or_drop(form, self.header.person, by=self.login, at=self.request.at)
        return self.back


class ChangeAroundView(AddAroundView):
    """Change what was written of somebody around them."""

    title = "What is known of them"


class SayTogetherView(FamilyForm):
    """Write down what this person says to being assessed together with somebody."""

    form_class = TogetherForm
    title = "Assessed together?"
    heading = "What does {called} say?"
    lead = "Ask them alone. It stands on their own record: the other never reads it. No is an answer."
    button = "Keep this"

    def form_arguments(self) -> dict[str, Any]:
        """Name the other."""
        return super().form_arguments() | {"other": self.called(self.kwargs["other"]), "own": False}

    def initial(self) -> dict[str, Any]:
        """Start with what they said."""
        said = family.said_together(self.header.person, viewer=self.login)
        return together_as_kept(said.get(self.kwargs["other"]))

    def act(self, form: TogetherForm) -> str:
        """Keep it."""
        said = form.new(self.header.person, self.kwargs["other"])
        actions.say_together(said=said, by=self.login, at=self.request.at)
        return self.back


class SayChildTogetherView(FamilyForm):
    """Write down what a child says to being assessed together with this person."""

    permission = Permission.WRITE_NOTE
    form_class = ChildTogetherForm
    title = "A child assessed together?"
    button = "Keep this"

    def child(self) -> Any:
        """Return the child in the address. Raises Http404."""
        if Area.WORK not in self.areas():
            raise Http404
        found = child_of(self.header.keys, self.kwargs["child"], viewer=self.login)
        if found is None:
            raise Http404
        return found.row

    def context(self, form: Any) -> dict[str, Any]:
        """Name the child."""
        lead = f"About {self.child().called}. Ask them alone, in words of their age. Nobody at home reads it."
        return super().context(form) | {"lead": lead}

    def initial(self) -> dict[str, Any]:
        """Start with what was said."""
        said = family.children_said(self.child().person_id, viewer=self.login)
        return together_as_kept(said.get(self.kwargs["child"]))

    def act(self, form: ChildTogetherForm) -> str:
        """Keep it."""
        row = self.child()
        actions.say_child_together(said=form.new(row.person_id, row.child), by=self.login, at=self.request.at)
        return self.back


class BeginTogetherView(FamilyForm):
    """Begin assessments together: held until each of them says yes."""

    permission = Permission.ASSESS
    form_class = JoinForm
    title = "Assess together"
    lead = "Each of them says yes first, alone. Nothing begins without."
    button = "Begin together"

    def form_arguments(self) -> dict[str, Any]:
        """Offer those close who are on record, and the children at home."""
        if Area.WORK not in self.areas():
            raise Http404
        children = children_of(self.header.keys, viewer=self.login)
        kids = [(str(one.row.child), one.row.called) for one in children]
        return super().form_arguments() | {"others": self.ties(), "children": kids}

    def act(self, form: JoinForm) -> str:
        """Begin."""
        joined = form.new(self.header.person)
        actions.begin_together(joined=joined, by=self.login, at=self.request.at)
        return self.back


def keep_or_drop(form: AroundForm, person: Any, *, by: Any, at: Any) -> None:
    """Keep what was written of somebody, or take them out, as the form says."""
    if form.row and form.cleaned_data.get("drop"):
        seen = form.cleaned_data["seen"]
        actions.drop_around(person=person, entry=form.row.entry, seen=seen, by=by, at=at)
    else:
        actions.keep_one_around(around=form.new(person), by=by, at=at)


def _answer(row: Any) -> str:
    return TogetherAnswer(row.answer).label if row else ""
