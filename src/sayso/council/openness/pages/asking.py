"""The forms on which an officer changes a setting or asks people."""

from collections.abc import Iterable
from typing import Any

from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import LongTextField, RadiosField, TextField, WholeNumberField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.presenting import plain_day
from sayso.foundation.govuk.setting_fields import field_for
from sayso.foundation.policy.declaring import Setting
from sayso.foundation.policy.models import Consultation

NOBODY = "nobody"


class ChangeSettingForm(PlainForm):
    """A setting's new value, from when, where it was decided, and who was asked."""

    starts_on = DateField(label="From which day?", hint="Today or later. The past cannot change.")
    source = TextField(
        label="Where was this decided?", hint="Such as the meeting and its date.", max_length=300
    )
    consultation = RadiosField(label="Who was asked?", required=False)
    not_consulted_because = LongTextField(
        label="If nobody was asked, why not?",
        hint="This stands on the public page.",
        rows=3,
        required=False,
        max_length=1000,
    )
    field_order = ["value", "starts_on", "source", "consultation", "not_consulted_because"]

    def __init__(
        self, *args: Any, setting: Setting, consultations: Iterable[Consultation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = field_for(setting)
        choices = [(str(one.pk), f"{one.question} Until {plain_day(one.closes_on)}") for one in consultations]
        self.choose_among("consultation", [*choices, (NOBODY, "Nobody was asked")])
        self.order_fields(self.field_order)


class ConsultationForm(PlainForm):
    """A question for people, and for how long they can answer."""

    question = LongTextField(label="What do you want to ask?", rows=3, max_length=500)
    opens_on = DateField(label="First day to answer")
    closes_on = DateField(label="Last day to answer")


class OutcomeForm(PlainForm):
    """What people answered, and what was done."""

    answers = WholeNumberField(label="How many people answered?", min_value=0, width=5)
    you_said = LongTextField(label="You said", hint="What people said, fairly.", max_length=4000)
    we_did = LongTextField(label="We did", hint="What changed. If nothing did, why.", max_length=4000)
