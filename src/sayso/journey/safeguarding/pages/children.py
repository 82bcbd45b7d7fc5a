"""A worker's pages of children in the home: noted, passed to children's services, told of their right."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart
from sayso.journey.safeguarding import queries
from sayso.journey.safeguarding.actions import (
    NewPassing,
    NewTold,
    keep_childrens_answer,
    note_child,
    pass_child_on,
    tell_young_carer,
)
from sayso.journey.safeguarding.models import ChildPassed
from sayso.journey.safeguarding.pages.child_forms import (
    ChildForm,
    ChildrensAnswerForm,
    PassChildForm,
    ToldForm,
    child_as_kept,
)
from sayso.journey.safeguarding.statuses import ChildTask


class OfWork:
    """Mixed into these pages: to whoever may not read the work of the record nothing is there."""

    login: Any
    header: Any
    kwargs: dict[str, Any]

    def see_work(self) -> None:
        """Raise Http404 unless this is a worker to whom the work is open."""
        if not self.login.is_staff or Area.WORK not in areas_open(self.header.person):
            raise Http404

    def child(self) -> queries.Child:
        """Return the child in the address. Raises Http404."""
        self.see_work()
        found = queries.child_of(self.header.keys, self.kwargs["child"], viewer=self.login)
        if found is None:
            raise Http404
        return found


class ChildrenView(OfWork, PersonPage):
    """Children in the home: what is known, what was passed on, and what is due."""

    permission = Permission.WRITE_NOTE
    shows = Shows.PERSON
    template_name = "safeguarding/children.html"
    title = "Children in the home"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        self.see_work()
        shown = {"children": children_shown(queries.children_of(self.header.keys, viewer=self.login))}
        return self.page(self.head() | shown, people=self.header.keys)


class _ChildForm(OfWork, PersonForm):
    permission = Permission.WRITE_NOTE
    shows = Shows.PERSON

    def context(self, form: Any) -> dict[str, Any]:
        """Return the head of the record, and the way back."""
        self.see_work()
        return super().context(form) | {"back": self.back}

    @property
    def back(self) -> str:
        """Return the address of the page of the children."""
        return reverse("children_at_home", args=[self.person])


class NoteChildView(_ChildForm):
    """Note a child in the home."""

    form_class = ChildForm
    title = "Note a child in the home"
    lead = (
        "Write only what is needed. Nobody at home reads it, and no copy, letter or search holds it."
        " Danger now: ring 999."
    )
    button = "Keep this"

    def act(self, form: ChildForm) -> str:
        """Keep it."""
        note_child(child=form.new(self.header.person), by=self.login, at=self.request.at)
        return self.back


class ChangeChildView(_ChildForm):
    """Change what is known of a child."""

    form_class = ChildForm
    title = "What is known of this child"
    lead = "What stood before stays kept."
    button = "Keep this"

    def form_arguments(self) -> dict[str, Any]:
        """Keep which row was read."""
        return super().form_arguments() | {"seen": str(self.child().row.pk)}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return child_as_kept(self.child().row)

    def stale(self, form: ChildForm, refusal: Any) -> None:
        """Say so; what was typed stays and can be kept after reading what stands."""
        super().stale(form, refusal)
        form.has_now_read(str(self.child().row.pk))

    def context(self, form: Any) -> dict[str, Any]:
        """See that the child is there."""
        self.child()
        return super().context(form)

    def act(self, form: ChildForm) -> str:
        """Keep it."""
        row = self.child().row
        note_child(child=form.new(row.person_id, child=row.child), by=self.login, at=self.request.at)
        return self.back


class PassChildOnView(_ChildForm):
    """Keep that children's services were told, and what they were sent."""

    form_class = PassChildForm
    title = "Passed to children’s services"
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Name the child."""
        lead = f"About {self.child().row.called}. Ring first; then keep here what you sent, word for word."
        return super().context(form) | {"lead": lead}

    def act(self, form: PassChildForm) -> str:
        """Keep it."""
        row, said = self.child().row, form.cleaned_data
        passed = NewPassing(
            person=row.person_id,
            child=row.child,
            to_whom=said["to_whom"],
            sent=said["sent"],
            key=said["form_key"],
        )
        pass_child_on(passed=passed, by=self.login, at=self.request.at)
        return self.back


class TellYoungCarerView(_ChildForm):
    """Keep that a child who helps was told of an assessment of their own."""

    form_class = ToldForm
    title = "Told of a young carer’s assessment"
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Name the child, and say what the right is."""
        lead = (
            f"{self.child().row.called} has a right to it where it seems needed, and may ask for it."
            " Children’s services assess. Children Act 1989, section 17ZA."
        )
        return super().context(form) | {"lead": lead}

    def act(self, form: ToldForm) -> str:
        """Keep it."""
        row, said = self.child().row, form.cleaned_data
        told = NewTold(
            person=row.person_id,
            child=row.child,
            kind=said["kind"],
            words=said["words"],
            key=said["form_key"],
        )
        tell_young_carer(told=told, by=self.login, at=self.request.at)
        return self.back


class ChildrensAnswerView(_ChildForm):
    """Keep what children's services answered."""

    form_class = ChildrensAnswerForm
    title = "What children’s services answered"
    button = "Keep this"

    def passing(self) -> ChildPassed:
        """Return what waits for an answer. Raises Http404."""
        for one in self.child().passed:
            if one.pk == self.kwargs["passing"] and one.answered_at is None:
                return one
        raise Http404

    def context(self, form: Any) -> dict[str, Any]:
        """See that it waits."""
        self.passing()
        return super().context(form)

    def act(self, form: ChildrensAnswerForm) -> str:
        """Keep it."""
        passing, words = self.passing(), form.cleaned_data["words"]
        keep_childrens_answer(
            passing=passing.pk, person=passing.person_id, words=words, by=self.login, at=self.request.at
        )
        return self.back


def children_shown(children: list[queries.Child]) -> list[dict[str, Any]]:
    """Return children as a page shows them: in words, with what is due by when."""
    return [
        {
            "child": one,
            "row": one.row,
            "tasks": [ChildTask(code).label for code in one.row.tasks],
            "due": {"label": queries.TO_DO[one.next_due[0]], "on": one.next_due[1]} if one.next_due else None,
        }
        for one in children
    ]


def children_at_home(asked: Asking) -> RecordPart | None:
    """Return that children were noted, for those who may read the work; None while none is."""
    if Area.WORK not in asked.areas or not asked.login.may(Permission.WRITE_NOTE) or not asked.login.is_staff:
        return None
    children = queries.children_of(asked.keys, viewer=asked.login)
    return RecordPart("safeguarding/children_on_record.html", {"children": children_shown(children)})


def stands_on_records() -> None:
    """Put this room's part on every record."""
    RECORD_PARTS.append(children_at_home)
