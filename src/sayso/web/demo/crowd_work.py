"""The crowd's everyday: notes of visits, tasks owed, papers kept. A worker's hand, a fortnight at a time."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sayso.foundation.access.models import User
from sayso.journey.casework import actions as casework
from sayso.journey.casework.models import Task
from sayso.journey.casework.statuses import NoteKind, PaperKind, SeenAlone, Why
from sayso.web.demo import reading
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import Council, acting
from sayso.web.demo.crowd import Somebody
from sayso.web.demo.days import work_day

FORTNIGHTS = 26
DAYS_OF_WRITING = 3
PROMISES, FINISHED = 5, 4
#: Their days are told by hand, and the crowd adds nothing late to them.
TOLD_BY_HAND = {"Sam Whitlock"}


def led_by(council: Council) -> dict[str, list[Somebody]]:
    """Return whom of the crowd each worker leads for, by the worker's name, in a fixed order."""
    found: dict[str, list[Somebody]] = {}
    for family in council.families:
        for one in family.people:
            if one.key in council.leads:
                found.setdefault(council.leads[one.key].name, []).append(one)
    return dict(sorted(found.items()))


def write_up(council: Council, number: int) -> None:
    """Let each worker write up the visits of one fortnight; number 0 is the last."""
    chance = Chance(f"notes {number}")
    likely = reading.read("population")["notes_a_year"]["count"] / FORTNIGHTS
    for name, everybody in led_by(council).items():
        worker = council.logins[name]
        on = work_day(council.ago(14 * number + chance.randint(1, 6)))
        written = council.at(f"{chance.randint(15, 17)}:20", on=on)
        known = [one for one in everybody if council.led_since[one.key] < written.date() - timedelta(days=4)]
        notes = [_note(one, written, chance, council.day) for one in known if chance.happens(likely)]
        if notes:
            with acting(worker, written):
                casework.write_notes(items=notes, by=worker, at=written)


def _note(one: Somebody, written: datetime, chance: Chance, day: date) -> casework.NewNote:
    about = "caring" if one.cares else one.reason
    said: dict[str, Any] = chance.choice(reading.read("words")["notes"][about])
    before = timedelta(days=chance.randint(0, DAYS_OF_WRITING - 1), hours=chance.randint(1, 6))
    return casework.NewNote(
        person=one.key,
        kind=NoteKind(said["kind"]),
        happened_at=(written - before).replace(minute=chance.choice([0, 15, 30, 45])),
        seen_alone=SeenAlone(said["alone"]),
        text=said["text"].format(name=one.first_name),
        their_words=said.get("words", ""),
        who_was_there=said.get("there", ""),
    )


def owe_all(council: Council) -> None:
    """Give every worker what they owe, and let each keep some papers."""
    for name, everybody in led_by(council).items():
        _owe(council, name, everybody)
        _keep_papers(council, name, everybody)


def _owe(council: Council, name: str, everybody: list[Somebody]) -> None:
    chance, worker = Chance(f"tasks {name}"), council.logins[name]
    at = council.at("08:40", days_ago=9)
    old = [one for one in everybody if council.led_since[one.key] < at.date()]
    late = name not in TOLD_BY_HAND
    tasks = [*_reviews(council, old, chance, late=late), *_promises(council, old, chance, late=late)]
    if tasks:
        with acting(worker, at):
            casework.add_tasks(items=tasks, by=worker, at=at)
    _kept(council, worker, old, chance)


def _reviews(
    council: Council, everybody: list[Somebody], chance: Chance, *, late: bool
) -> Iterator[casework.NewTask]:
    words = reading.read("words")["reviews"]
    for one in everybody:
        overdue = late and chance.happens(reading.share("reviews_late"))
        days = -chance.randint(1, 60) if overdue else chance.randint(3, 330)
        if not one.cares:
            yield _task(one, words, council.ago(-days), why=Why.LAW)


def _promises(
    council: Council, everybody: list[Somebody], chance: Chance, *, late: bool
) -> Iterator[casework.NewTask]:
    words = reading.read("words")["promises"]
    for one in chance.sample(everybody, min(PROMISES, len(everybody))):
        said = chance.choice(words)
        days = chance.randint(-2 if late else 4, 12)
        yield _task(one, said, council.ago(-days), why=Why(said.get("why", "promise")))


def _task(one: Somebody, words: dict[str, Any], due_on: date, *, why: Why) -> casework.NewTask:
    return casework.NewTask(
        person=one.key,
        what=words["what"].format(name=one.name),
        why=why,
        because=words["because"],
        for_person=words.get("for_person", ""),
        due_on=due_on,
    )


def _kept(council: Council, worker: User, everybody: list[Somebody], chance: Chance) -> None:
    """Let a few promises of last month have been made and kept."""
    made, done = (
        council.at("10:00", days_ago=30),
        council.at("16:00", on=work_day(council.ago(chance.randint(10, 24)))),
    )
    old = [one for one in everybody if council.led_since[one.key] < made.date()]
    chosen = chance.sample(old, min(FINISHED, len(old)))
    if not chosen:
        return
    words = reading.read("words")
    tasks = [_task(one, chance.choice(words["promises"]), council.ago(20), why=Why.PROMISE) for one in chosen]
    with acting(worker, made):
        added: list[Task] = casework.add_tasks(items=tasks, by=worker, at=made)
    with acting(worker, done):
        for task in added:
            casework.finish_task(task=task.pk, done_with=chance.choice(words["done"]), by=worker, at=done)


def _keep_papers(council: Council, name: str, everybody: list[Somebody]) -> None:
    chance, worker = Chance(f"papers {name}"), council.logins[name]
    at = council.at("13:20", on=work_day(council.ago(chance.randint(7, 40))))
    old = [one for one in everybody if council.led_since[one.key] < at.date()]
    chosen = [one for one in old if chance.happens(reading.share("papers_kept"))]
    with acting(worker, at):
        for one in chosen:
            said = chance.choice(reading.read("words")["papers"])
            paper = casework.NewPaper(
                person=one.key,
                content=f"{said['title']}\n\n{one.name}\n\n{said['text']}\n".encode(),
                kind=PaperKind(said["kind"]),
                title=said["title"],
                from_whom=said["from"],
                dated=at.date() - timedelta(days=chance.randint(1, 9)),
            )
            casework.keep_paper(paper=paper, by=worker, at=at)
