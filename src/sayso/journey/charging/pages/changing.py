"""Telling us that something changed: the person of themself, and the money team of what it was told."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import LongTextField, TicksField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import FormPage, Shows
from sayso.journey.casework.pages.persons import PersonForm
from sayso.journey.charging import actions
from sayso.journey.charging.pages.own import OfOneself
from sayso.journey.charging.statuses import ChangeKind

TO_THEM = [
    (ChangeKind.INCOME.value, "Money that I get"),
    (ChangeKind.SAVINGS.value, "My savings, or something of value"),
    (ChangeKind.HOUSEHOLD.value, "Who lives with me"),
    (ChangeKind.HOME.value, "My home, or what it costs"),
    (ChangeKind.COSTS.value, "What my disability costs me"),
    (ChangeKind.SUPPORT.value, "My support, or where I get it"),
    (ChangeKind.OTHER.value, "Something else"),
]


class OwnChangeForm(PlainForm):
    """What changed and when; words are welcome."""

    what = TicksField(label="What has changed?", choices=TO_THEM, missing="Choose what has changed")
    changed_on = DateField(
        label="On which day did it change?",
        hint="If you do not know the day, give the nearest you can. It may be still to come.",
        missing="Write the day, or the nearest you can",
    )
    words = LongTextField(
        label="Is there anything that we should know?",
        hint="You can leave this empty.",
        rows=3,
        max_length=2000,
        required=False,
    )


class TellChangeView(OfOneself, FormPage):
    """Tell us that something changed in my money or my life."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = OwnChangeForm
    title = "Something has changed"
    lead = "We work out anew what you pay. Your support goes on meanwhile."
    button = "Tell us"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        self.whose()
        return super().context(form) | {"back": reverse("my_charge")}

    def act(self, form: OwnChangeForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        change = actions.NewChange(
            person=self.whose(),
            what=[ChangeKind(one) for one in said["what"]],
            changed_on=said["changed_on"],
            words=said["words"],
            key=said["form_key"],
        )
        actions.tell_change(change=change, by=self.login, at=self.request.at)
        return reverse("my_charge")


class ChangeForm(OwnChangeForm):
    """What the money team was told, and when."""

    what = TicksField(
        label="What has changed?", choices=ChangeKind.choices, missing="Choose what has changed"
    )
    changed_on = DateField(
        label="On which day did it change?",
        hint="If we had something wrong, from which day.",
        missing="Write the day",
    )
    told_on = DateField(label="On which day were we told?", missing="Write the day on which we were told")
    words = LongTextField(label="What were we told?", rows=3, max_length=2000, required=False)
    field_order = ("what", "changed_on", "told_on", "words")


class RecordChangeView(PersonForm):
    """Keep what the money team was told, before any sum."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PERSON
    form_class = ChangeForm
    title = "Something has changed"
    heading = "Something has changed for {called}"
    lead = "Keep it first. Then work the sum out: the page says from which day it holds, and why."
    button = "Keep this"

    def initial(self) -> dict[str, Any]:
        """Return today as the day on which we were told."""
        return {"told_on": self.today}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back. Not open without what they have and pay."""
        if not {Area.MEANS, Area.MONEY} <= areas_open(self.header.person):
            raise Http404
        return super().context(form) | {"back": reverse("means", args=[self.person])}

    def act(self, form: ChangeForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        change = actions.NewChange(
            person=self.header.person,
            what=[ChangeKind(one) for one in said["what"]],
            changed_on=said["changed_on"],
            told_on=said["told_on"],
            words=said["words"],
            key=said["form_key"],
        )
        actions.record_change(change=change, by=self.login, at=self.request.at)
        return reverse("means", args=[self.person])
