"""What is asked about a plan. Few answers are needed: an aim, and a yes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sayso.foundation.govuk.fields import (
    ChoiceField,
    LongTextField,
    RadiosField,
    TextField,
    WholeNumberField,
)
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.assessment.pages.forms import TimedForm
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.pages.asking_forms import WITH_ME, AskedForm
from sayso.journey.planning.actions import NewLine
from sayso.journey.planning.actions.add_lines import MOST_MINUTES, MOST_TIMES
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.pages.shown import OWN_MET_BY, OWN_WAYS
from sayso.journey.planning.statuses import IdeaOf, MetBy, Way, Writer

NOBODY = ("", "Nobody yet")
NOT_LISTED = ("", "Nobody from this list")


class SureForm(PlainForm):
    """Nothing to fill in."""


class BeginOwnForm(PlainForm):
    """Who writes my plan."""

    written_by = RadiosField(
        label="Who writes it?",
        choices=[
            (Writer.SELF, "I write it myself"),
            (Writer.PICKED, "Somebody I pick writes it with me"),
            (Writer.WORKER, "A worker writes it with me"),
        ],
        hints={Writer.SELF: "Nobody else changes your words. You can ask for help at any time."},
        missing="Choose who writes it",
    )
    writer = ChoiceField(
        label="If you pick somebody close to you, who?",
        hint="They get pages of their own for it, and read your plan meanwhile. You can stop it at any time.",
        choices=[NOT_LISTED],
        required=False,
    )
    writer_name = TextField(label="Or write the name of somebody else", required=False, max_length=200)

    def __init__(self, *args: Any, near: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.near = dict(near)
        self.choose_among("writer", [NOT_LISTED, *near])

    def picked(self) -> UUID | None:
        """Return whom they picked of those who are close; None for somebody else, or nobody."""
        said = self.cleaned_data
        is_picked = said["written_by"] == Writer.PICKED
        return UUID(said["writer"]) if is_picked and said["writer"] else None

    def picked_called(self) -> str:
        """Return what whoever was picked is called."""
        said = self.cleaned_data
        return self.near.get(said["writer"], "") or str(said["writer_name"])


class BeginForm(BeginOwnForm):
    """Who writes somebody's plan, as a worker says it."""

    written_by = RadiosField(
        label="Who writes it?",
        choices=[
            (Writer.WORKER, "We write it together"),
            (Writer.PICKED, "Somebody they picked writes it with them"),
        ],
        initial=Writer.WORKER,
    )
    writer = ChoiceField(
        label="If they picked somebody close to them, who?",
        hint="That one gets pages of their own to write it, and reads the plan meanwhile.",
        choices=[NOT_LISTED],
        required=False,
    )
    writer_name = TextField(label="Or write the name of somebody else", required=False, max_length=200)
    alone = RadiosField(
        label="Were they asked alone whom they pick?",
        choices=[one for one in SeenAlone.choices if one[0] != SeenAlone.NOT_SEEN],
        required=False,
    )
    field_order = ["written_by", "writer", "writer_name", "alone"]


class AimForm(PlainForm):
    """What I want, in my words."""

    aim = LongTextField(
        label="What do you want?",
        hint="In your own words. It may be anything. For example: out in the garden each morning.",
        rows=3,
        missing="Write what you want",
    )
    how_met = LongTextField(
        label="How could it be done?", hint="Leave this empty if you do not know.", rows=2, required=False
    )

    def changes(self) -> dict[str, Any]:
        """Return what was typed, as a line bears it."""
        return {name: self.cleaned_data[name] for name in ("aim", "how_met")}


class WhenForm(TimedForm):
    """When, how often and how long. All of it may be left empty."""

    times_a_week = WholeNumberField(
        label="How many times a week?", min_value=1, max_value=MOST_TIMES, required=False
    )
    minutes_each = WholeNumberField(
        label="How many minutes each time?",
        min_value=1,
        max_value=MOST_MINUTES,
        width=4,
        required=False,
    )

    def changes(self) -> dict[str, Any]:
        """Return what was typed, as a line bears it."""
        return self.timed() | {name: self.cleaned_data[name] for name in ("times_a_week", "minutes_each")}


class TheirLineForm(AimForm, WhenForm):
    """One thing that somebody wants, as whoever they picked writes it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aim"].label = "What do they want?"
        self.fields["aim"].hint = "In their own words. It may be anything."  # type: ignore[attr-defined]  # every field of ours has one

    def changes(self) -> dict[str, Any]:
        """Return what was typed, as a line bears it."""
        return AimForm.changes(self) | WhenForm.changes(self)


class HeardStopForm(PlainForm):
    """That somebody does not want their plan written by whom they picked, as a worker heard it."""

    alone = RadiosField(
        label="Were they asked alone?",
        choices=[one for one in SeenAlone.choices if one[0] != SeenAlone.NOT_SEEN],
        missing="Choose whether they were asked alone",
    )


class WhoForm(PlainForm):
    """Who does it. Nothing becomes somebody's task by it."""

    met_by = RadiosField(label="Who does it?", choices=list(OWN_MET_BY.items()), missing="Choose who does it")
    hoped_for = ChoiceField(
        label="If it is somebody close to you, who do you hope for?",
        hint="It is theirs only when they say yes. You can ask them afterwards.",
        choices=[NOBODY],
        required=False,
    )
    covers_tonight = TextField(
        label="If it is not settled, who does it tonight?",
        hint="Leave this empty if nobody does. Then we find somebody.",
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, near: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("hoped_for", [NOBODY, *near])

    def changes(self) -> dict[str, Any]:
        """Return what was chosen, as a line bears it."""
        said = self.cleaned_data
        return {
            "met_by": MetBy(said["met_by"]),
            "hoped_for": UUID(said["hoped_for"]) if said["hoped_for"] else None,
            "covers_tonight": said["covers_tonight"],
        }


class LineForm(WhoForm, WhenForm):
    """A whole line, as a worker writes it down with somebody."""

    aim = LongTextField(
        label="What do they want?",
        hint="In their own words. It may be anything.",
        rows=3,
        missing="Write what they want",
    )
    how_met = LongTextField(label="How is it done?", rows=2, required=False)
    idea_of = RadiosField(
        label="Whose idea was it?", choices=IdeaOf.choices, missing="Choose whose idea it was"
    )
    field_order = ["aim", "how_met", "idea_of", "met_by", "hoped_for", "covers_tonight", "wished_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("met_by", MetBy.choices)
        self.fields["hoped_for"].label = "If it is somebody close to them, who do they hope for?"
        self.fields["hoped_for"].hint = "It is theirs only when they say yes."  # type: ignore[attr-defined]  # every field of ours has one

    def changes(self) -> dict[str, Any]:
        """Return what was typed, as a line bears it."""
        said = self.cleaned_data
        words = {"aim": said["aim"], "how_met": said["how_met"], "idea_of": IdeaOf(said["idea_of"])}
        return words | WhenForm.changes(self) | WhoForm.changes(self)


class WayForm(PlainForm):
    """How the money of one line is held. Nothing is chosen beforehand but what was picked before."""

    way = RadiosField(
        label="How do you want the money for this to be held?",
        choices=[
            *((way.value, OWN_WAYS[way][0]) for way in Way),
            ("", "I have not decided. Ask me later"),
        ],
        hints={way.value: OWN_WAYS[way][1] for way in Way},
        required=False,
    )

    def picked(self) -> Way | None:
        """Return the way, or None."""
        said = self.cleaned_data["way"]
        return Way(said) if said else None


class CoverForm(PlainForm):
    """Who meets a line until it is settled."""

    covers = TextField(label="Who does it meanwhile?", missing="Write who does it meanwhile", max_length=300)


class CommentForm(PlainForm):
    """Words beside a plan."""

    words = LongTextField(
        label="What do you want to say?",
        hint="They read it beside their plan. It changes nothing that they wrote.",
        rows=4,
        missing="Write what you want to say",
    )


class OwnYesForm(PlainForm):
    """My yes to my plan. Whether I am alone is asked only where others wrote it."""

    alone = RadiosField(
        label="Is anybody with you now?",
        hint="It is your plan. We ask so that the yes is yours.",
        choices=WITH_ME,
        missing="Choose whether anybody is with you",
    )
    words = LongTextField(label="Do you want to say anything about it?", rows=2, required=False)

    def __init__(self, *args: Any, asks_alone: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_alone:
            del self.fields["alone"]

    def said_alone(self) -> SeenAlone | None:
        """Return whether they were alone; None where it was not asked."""
        said = self.cleaned_data.get("alone")
        return SeenAlone(said) if said else None


class HeardYesForm(AskedForm):
    """A person's yes, as a worker heard it."""

    words = LongTextField(label="What did they say?", hint="In their own words.", rows=2, required=False)
    field_order = ["alone", "means", "who_there", "words"]


def as_written(line: PlanLine) -> dict[str, Any]:
    """Return a line as its form starts with it."""
    names = ("aim", "how_met", "idea_of", "met_by", "covers_tonight", "wished_at", "give_or_take_minutes")
    kept = {name: getattr(line, name) for name in (*names, "times_a_week", "minutes_each")}
    hoped = str(line.hoped_for_id) if line.hoped_for_id else ""
    return kept | {"days": [str(day) for day in line.days], "hoped_for": hoped}


def with_changes(line: PlanLine, changes: dict[str, Any], key: UUID) -> NewLine:
    """Return a line as it stands, with what was typed in its place."""
    whole = NewLine(
        person=line.person_id,
        plan=line.plan_id,
        aim=line.aim,
        how_met=line.how_met,
        met_by=MetBy(line.met_by),
        idea_of=IdeaOf(line.idea_of),
        outcomes=tuple(line.outcomes),
        wish=line.wish,
        wished_at=line.wished_at,
        give_or_take_minutes=line.give_or_take_minutes,
        days=tuple(line.days),
        times_a_week=line.times_a_week,
        minutes_each=line.minutes_each,
        hoped_for=line.hoped_for_id,
        covers_tonight=line.covers_tonight,
    )
    return replace(whole, key=key, **changes)
