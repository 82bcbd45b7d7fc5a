"""What lies at the desk, thing by thing: marked by one named person, read by a second."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.council.records import actions, queries
from sayso.council.records.models import Gathered
from sayso.council.records.pages import forms
from sayso.council.records.pages.one import DESK, OfRequest
from sayso.council.records.pages.shown import Group, groups_of, table_of, who_asks
from sayso.council.records.queries import content_of_pack
from sayso.council.records.statuses import Ground, How
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.brand import brand
from sayso.foundation.govuk.presenting import count
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.casework.pages.persons import Named
from sayso.rules.refusals import NotFound

SECOND = Permission.READ_RECORDS_SECOND


class OfGroup(OfRequest):
    """Mixed into a page of one group of things."""

    @cached_property
    def group(self) -> Group:
        """Return the group in the address. Raises Http404."""
        found = next((one for one in groups_of(self.items) if one.key == self.kwargs["part"]), None)
        if found is None:
            raise Http404
        return found


class RecordThingsView(OfGroup, FormPage):
    """The things of one group: each is opened and marked, or all that may be are given in one go."""

    permission = DESK
    shows = Shows.PERSON
    template_name = "records/things.html"
    form_class = forms.NothingForm
    title = "What was gathered"

    def initial(self) -> dict[str, Any]:
        """See that there is such a group."""
        assert self.group
        return {}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the things."""
        number = len(self.group.in_one_go)
        return {
            "title": self.group.heading,
            "group": self.group,
            "who": who_asks(self.asked),
            "is_open": self.asked.row.is_open,
            "button": f"Give these: {count(number, 'thing')}" if number else "",
            "back": self.home,
        }

    def act(self, form: Any) -> str:
        """Give all that may be given in one go."""
        marks = [actions.NewMark(item=one.row.pk, how=How.GIVE) for one in self.group.in_one_go]
        actions.mark_items(items=marks, by=self.login, at=self.request.at)
        messages.success(
            self.request, f"Marked: {count(len(marks), 'thing')}. It is read second before it leaves."
        )
        return self.home


class RecordRequestSecondView(OfRequest, PageView):
    """What a second reader reads: group by group, with what was decided."""

    permission = SECOND
    shows = Shows.PERSON
    template_name = "records/second.html"
    title = "To read second"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it. Raises Http404 to whoever was not named."""
        named_second(self.asked, self.login)
        groups = groups_of(self.items)
        shown = {
            "title": f"{self.asked.row.person_called}: read it second",
            "asked": self.asked,
            "who": who_asks(self.asked),
            "read": queries.read_of(self.items),
            "groups": table_of(groups, self.asked, second=True),
        }
        return self.page(shown, people=self.people())


def named_second(asked: queries.Asked, login: Any) -> None:
    """Raise Http404 unless this login was named to read this request second."""
    if asked.work is None or asked.work.second_id != login.pk:
        raise Http404


class ReadThingsSecondView(OfGroup, FormPage):
    """The things of one group for the second reader: agreed to in one go where that may be."""

    permission = SECOND
    shows = Shows.PERSON
    template_name = "records/things_second.html"
    form_class = forms.NothingForm
    title = "To read second"

    def initial(self) -> dict[str, Any]:
        """See that it is for whoever looks."""
        named_second(self.asked, self.login)
        assert self.group
        return {}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the things with their marks."""
        number = len(self.group.agreed_in_one_go)
        return {
            "title": self.group.heading,
            "group": self.group,
            "who": who_asks(self.asked),
            "button": f"I decide the same of these: {count(number, 'thing')}" if number else "",
            "back": reverse("record_request_second", args=[self.key]),
        }

    def act(self, form: Any) -> str:
        """Agree to all that may be agreed to in one go."""
        marks = [one.mark.pk for one in self.group.agreed_in_one_go if one.mark]
        actions.agree_marks(record_request=self.key, marks=marks, by=self.login, at=self.request.at)
        messages.success(self.request, f"Agreed: {count(len(marks), 'thing')}.")
        return reverse("record_request_second", args=[self.key])


class OfThing(OfRequest):
    """Mixed into a page of one thing."""

    @cached_property
    def thing(self) -> queries.Item:
        """Return it. Raises NotFound where it is not open to whoever looks."""
        row = Gathered.objects.visible_to(self.login).filter(pk=self.kwargs["thing"]).first()
        if row is None:
            raise NotFound(NOT_FOUND)
        self.kwargs["record_request"] = row.request_id
        return next(one for one in self.items if one.row.pk == row.pk)

    @property
    def whose(self) -> str:
        """Return on whose record it stands, where that is somebody else's: it takes that to weigh it."""
        row = self.thing.row
        return Named([row.whose], self.login, self.today).name(row.whose) if row.of_another else ""

    @property
    def group(self) -> Group:
        """Return the group that it is in."""
        thing = self.thing
        return next(one for one in groups_of(self.items) if thing in one.items)

    def next_in(self, name: str, waits: Any) -> str:
        """Return the address of the group it is in while something of it waits, else of the request."""
        items = queries.items_of(self.asked.row, viewer=self.login)
        left = [one for one in groups_of(items) if one.key == self.group.key and any(map(waits, one.items))]
        return reverse(name, args=[self.key, self.group.key]) if left else ""


class MarkThingView(OfThing, FormPage):
    """Mark one thing: give it, take words out, or keep it back."""

    permission = DESK
    shows = Shows.PERSON
    template_name = "records/thing.html"
    form_class = forms.MarkForm
    title = "What happens with this?"
    button = "Keep this mark"

    def initial(self) -> dict[str, Any]:
        """Begin with the mark that stands."""
        mark = self.thing.mark
        if mark is None:
            return {}
        return {
            "how": mark.how,
            "ground": mark.ground,
            "because": mark.because,
            "silent": mark.silent,
            "words_out": forms.words_at(self.thing.row, mark),
        }

    def form_arguments(self) -> dict[str, Any]:
        """Say in the page which mark was seen."""
        mark = self.thing.mark
        return {"seen": str(mark.pk) if mark else ""}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the thing."""
        back = reverse("record_things", args=[self.asked.row.pk, self.group.key])
        return {"thing": self.thing, "whose": self.whose, "who": who_asks(self.asked), "back": back}

    def act(self, form: forms.MarkForm) -> str:
        """Mark it."""
        said = form.cleaned_data
        mark = actions.NewMark(
            item=self.thing.row.pk,
            how=How(said["how"]),
            ground=Ground(said["ground"]) if said["ground"] else None,
            because=said["because"],
            silent=said["silent"],
            words_out=said["words_out"].splitlines(),
            seen=forms.uuid_or_none(said["seen"]),
            key=said["form_key"],
        )
        actions.mark_items(items=[mark], by=self.login, at=self.request.at)
        messages.success(self.request, "Marked.")
        return self.next_in("record_things", lambda one: not one.is_marked) or self.home


class ReadThingSecondView(OfThing, FormPage):
    """Read one thing second: agree, or send it back with why."""

    permission = SECOND
    shows = Shows.PERSON
    template_name = "records/thing_second.html"
    form_class = forms.SecondForm
    title = "Do you decide the same?"
    button = "Keep my answer"

    def initial(self) -> dict[str, Any]:
        """See that it is for whoever looks."""
        assert self.thing
        named_second(self.asked, self.login)
        return {}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the thing and its mark."""
        back = reverse("read_things_second", args=[self.asked.row.pk, self.group.key])
        return {"thing": self.thing, "whose": self.whose, "who": who_asks(self.asked), "back": back}

    def act(self, form: forms.SecondForm) -> str:
        """Agree, or send it back."""
        mark = self.thing.mark
        if mark is None:
            raise NotFound(NOT_FOUND)
        act = {"record_request": self.key, "by": self.login, "at": self.request.at}
        if form.cleaned_data["said"] == "agree":
            actions.agree_marks(marks=[mark.pk], **act)
        else:
            actions.send_mark_back(mark=mark.pk, because=form.cleaned_data["because"], **act)
        messages.success(self.request, "Kept.")
        home = reverse("record_request_second", args=[self.key])
        return self.next_in("read_things_second", lambda one: one.waits_for_second) or home


class RecordPackView(OfRequest, PageView):
    """The pack as it would leave, or as it left."""

    permission = DESK
    shows = Shows.PERSON
    template_name = "records/pack.html"
    title = "The pack"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        if self.asked.pack:
            content = queries.pack_of(self.key, viewer=self.login).content
        else:
            content = content_of_pack(self.items, on=self.today, council=brand().name)
        left = self.asked.pack is not None
        return self.page(
            {"pack": content, "asked": self.asked, "has_left": left, "back": self.home}, people=self.people()
        )
