"""How it is, as Bea says over a year and Ana once, each alone; and what came of what was noticed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sayso.foundation.access.models import User
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import actions
from sayso.journey.partnership.models import PartnershipSide
from sayso.journey.partnership.queries import own_sides
from sayso.journey.partnership.statuses import AskedBy, NoticedBy, OftenAsked, Together
from sayso.rules.partnership.check_in import Said
from sayso.rules.partnership.review_parts import Part
from sayso.web.demo.council import Council, acting

#: What Bea told her own worker last winter and spring, before there was a page of the two.
WINTER: Mapping[str, Said] = {
    "nights_woken": 1,
    "wants": "same",
    "go_on": "yes",
    "changed": "no",
    "safe": "yes",
}
SPRING: Mapping[str, Said] = {
    "nights_woken": 2,
    "job_next_day": "yes",
    "wants": "same",
    "go_on": "yes",
    "changed": "yes",
    "safe": "yes",
    "day_off_on": "2026-02-14",
    "health": "4",
    "work_change": "no",
    "hours_of_care": 18,
}
AUTUMN: Mapping[str, Said] = {
    "nights_woken": 4,
    "job_next_day": "yes",
    "wants": "less",
    "go_on": "yes",
    "changed": "yes",
    "safe": "yes",
    "day_off_on": "cannot_remember",
    "health": "3",
    "work_change": "fewer_hours",
    "injury": "no",
    "hours_of_care": 26,
    "enough_help": "1",
    "together": "1",
    "both_ways": "3",
    "can_say": "1",
    "paperwork": "2",
    "own_life": "1",
}
ANAS: Mapping[str, Said] = {
    "together": "3",
    "can_say": "4",
    "wants": "same",
    "go_on": "yes",
    "safe": "yes",
}


def tell(council: Council) -> None:
    """Keep them, as each told them; let Bea choose when she is asked, and Sam see something change."""
    bea, ana, nadia = (council.logins[name] for name in ("Bea Marsh", "Ana Marsh", "Nadia Shah"))
    beas, anas = _side(council, bea), _side(council, ana)
    for answers, days_ago in ((WINTER, 330), (SPRING, 200)):
        _says(council, beas, nadia, answers, said_on=council.ago(days_ago), days_ago=50)
    _says(council, beas, bea, AUTUMN, said_on=council.ago(16), days_ago=16)
    _says(council, anas, ana, ANAS, said_on=council.ago(12), days_ago=12)
    at = council.at("19:55", days_ago=16)
    times = actions.NewTimes(
        person=beas.person_id, side=beas.pk, often=OftenAsked.FOUR_WEEKS, way=AskedBy.SAFE_WAY
    )
    with acting(bea, at):
        actions.set_check_in_times(times=times, by=bea, at=at)
    _changes(council, beas, anas)
    _talks(council, beas)


def _side(council: Council, login: User) -> PartnershipSide:
    with acting(login, council.at("19:00", days_ago=20)):
        return own_sides(viewer=login)[0]


def _says(
    council: Council,
    side: PartnershipSide,
    by: User,
    answers: Mapping[str, Said],
    *,
    said_on: date,
    days_ago: int,
) -> None:
    at = council.at("19:50", days_ago=days_ago)
    said = actions.NewCheckIn(person=side.person_id, side=side.pk, answers=answers, said_on=said_on)
    with acting(by, at):
        actions.check_in_one(said=said, by=by, at=at)


def _changes(council: Council, beas: PartnershipSide, anas: PartnershipSide) -> None:
    """Nadia follows up the nights Bea told her of; Sam saw that Ana decides more, and wrote what he did."""
    nadia, sam = council.logins["Nadia Shah"], council.logins["Sam Whitlock"]
    at = council.at("09:20", days_ago=15)
    told = actions.NewChange(
        person=beas.person_id,
        side=beas.pk,
        noticed_on=council.ago(16),
        noticed_by=NoticedBy.THEMSELF,
        words="Four nights a week now, with work the next day. She wants to do less.",
        due_on=council.ago(-7),
        in_private=True,
    )
    with acting(nadia, at):
        actions.notice_change(change=told, by=nadia, at=at)
    seen = actions.NewChange(
        person=anas.person_id,
        side=anas.pk,
        noticed_on=council.ago(40),
        noticed_by=NoticedBy.WORKER,
        words="Ana chooses her assistants herself now. Bea did before.",
        due_on=council.ago(26),
        in_private=False,
    )
    at = council.at("11:40", days_ago=40)
    with acting(sam, at):
        change = actions.notice_change(change=seen, by=sam, at=at)
    at = council.at("15:10", days_ago=30)
    done = "Went through the rota with Ana. She wants to go on so."
    with acting(sam, at):
        actions.close_change(person=anas.person_id, task=change.task_id, done=done, by=sam, at=at)


def _talks(council: Council, beas: PartnershipSide) -> None:
    """Nadia asks Bea for a talk on the day that is hers, writes down what she says, and Bea reads it."""
    nadia, bea, at = (
        council.logins["Nadia Shah"],
        council.logins["Bea Marsh"],
        council.at("09:40", days_ago=12),
    )
    told: dict[str, Any] = {"person": beas.person_id, "side": beas.pk}
    with acting(nadia, at):
        actions.ask_for_talks(**told, by=nadia, at=at)
    at = council.at("14:10", days_ago=6)
    talk = actions.NewTalk(
        **told,
        talked_on=council.ago(6),
        alone=SeenAlone.YES,
        answers={
            Part.GIVES: "I like our evenings. She makes me laugh. I would keep those for nothing.",
            Part.TASKS: "Tuesdays and the shopping, gladly. Not the nights.",
            Part.TIME: "Four nights a week, and then a shift. I have not had a day off since February.",
        },
        together=Together.NO,
    )
    with acting(nadia, at):
        kept = actions.keep_talk(talk=talk, by=nadia, at=at)
    at = council.at("21:05", days_ago=5)
    with acting(bea, at):
        actions.answer_talk(**told, talk=kept.review, agrees=True, by=bea, at=at)
