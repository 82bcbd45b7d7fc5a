"""What is asked in a talk with one of the two: only the parts that something opened. Any may be left."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import LongTextField, RadiosField, TextField, YesNoField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership.actions import NewChange, NewTalk
from sayso.journey.partnership.models import PairTalk, PartnershipSide
from sayso.journey.partnership.statuses import LEAVE_TAKEN, JobFact, NoticedBy, Together
from sayso.rules.partnership.review_parts import ASKED, Part, question

#: How somebody was met in a talk. Not having seen them is no talk.
MET = [one for one in SeenAlone.choices if one[0] != SeenAlone.NOT_SEEN]


class TalkForm(PlainForm):
    """One talk: when, alone or not, a box for each part that is asked; and would they talk together."""

    talked_on = DateField(label="When did you talk?", missing="Write the day")
    alone = RadiosField(label="Was nobody else there?", choices=MET, missing="Say whether they were alone")
    not_alone_because = TextField(label="If not, why?", required=False, max_length=300)

    def __init__(self, *args: Any, parts: Sequence[Part], side: PartnershipSide, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = [part for part in parts if question(part, of_carer=not side.is_adults, other=side.short)]
        for part in self.parts:
            self.fields[part] = LongTextField(
                label=question(part, of_carer=not side.is_adults, other=side.short),
                hint=f"Who reads it: {_small(ASKED[part].reader)}.",
                rows=3,
                required=False,
                max_length=5000,
            )
            if part == Part.CONTRACT:
                self._ask_of_the_job()
        self.fields["together"] = RadiosField(
            label=f"Would they talk about it with {side.short} there?", choices=Together.choices
        )

    def _ask_of_the_job(self) -> None:
        """Ask what no statement tells: a bank's line of wages names nobody, and says no hours."""
        read = "You can leave this. Who reads it: whoever looks again at paying somebody close."
        for fact in (JobFact.PAY_LATE, JobFact.MORE_HOURS):
            self.fields[fact] = YesNoField(label=fact.label, hint=read, required=False)
        label = JobFact.LEAVE_TAKEN.label
        self.fields[JobFact.LEAVE_TAKEN] = RadiosField(
            label=label, hint=read, choices=LEAVE_TAKEN, required=False
        )

    def job(self) -> dict[JobFact, bool | int]:
        """Return what was said of the job; what was left is not there."""
        said = {fact: self.cleaned_data.get(fact) for fact in JobFact}
        found = {fact: told for fact, told in said.items() if told not in (None, "")}
        if JobFact.LEAVE_TAKEN in found:
            found[JobFact.LEAVE_TAKEN] = int(found[JobFact.LEAVE_TAKEN])
        return found

    def talk(self, side: PartnershipSide) -> NewTalk:
        """Return what was written."""
        said = self.cleaned_data
        return NewTalk(
            person=side.person_id,
            side=side.pk,
            talked_on=said["talked_on"],
            alone=SeenAlone(said["alone"]),
            not_alone_because=said["not_alone_because"],
            answers={part: said[part] for part in self.parts},
            job=self.job(),
            together=Together(said["together"]),
            key=said["form_key"],
        )


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def talk_as_kept(talk: PairTalk | None, today: date) -> dict[str, Any]:
    """Return what stands of a talk, as its form starts with it."""
    if talk is None or talk.talked_on is None:
        return {"talked_on": today}
    told = ("talked_on", "alone", "not_alone_because", "together")
    job = talk.job | ({leave: str(talk.job[leave])} if (leave := JobFact.LEAVE_TAKEN) in talk.job else {})
    return {**{name: getattr(talk, name) for name in told}, **talk.answers, **job}


class AnswerTalkForm(PlainForm):
    """Whether what was written down is right."""

    agrees = YesNoField(label="Is it right?", missing="Say whether it is right")
    words = LongTextField(label="If not, what is wrong?", rows=3, required=False, max_length=5000)


class EndForm(PlainForm):
    """How a review ends: one thing to be done, or why nothing is. More can be added before or after."""

    done = LongTextField(
        label="What is to be done?", hint="Written in private, for this one.", rows=3, required=False
    )
    owner = RadiosField(label="Who does it?", choices=[], required=False)
    due_on = DateField(label="By when?", required=False)
    nothing_because = LongTextField(label="If nothing is, why not?", rows=2, required=False)

    def __init__(self, *args: Any, owners: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("owner", owners)

    def clean(self) -> dict[str, Any]:
        """Ask who does it, and by when, of what is to be done."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        if said.get("done"):
            for name, missing in (("owner", "Choose who does it"), ("due_on", "Write by when")):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, missing)
        return said

    def changes(self, side: PartnershipSide, today: date) -> list[NewChange]:
        """Return what is to be done."""
        said = self.cleaned_data
        if not said["done"]:
            return []
        return [
            NewChange(
                person=side.person_id,
                side=side.pk,
                noticed_on=today,
                noticed_by=NoticedBy.THEMSELF,
                words=said["done"],
                due_on=said["due_on"],
                in_private=True,
                owner=UUID(said["owner"]),
                key=said["form_key"],
            )
        ]
