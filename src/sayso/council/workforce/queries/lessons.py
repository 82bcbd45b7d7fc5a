"""The lessons, as YAML under `lessons/`: one file a lesson, nothing unknown in it.

A lesson is a few short steps. A step may end in one question; each of its answers says why it fits or does
not. A new edition takes the place of the old in the file; who did which edition is kept with who did it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sayso.rules.reading import read_yaml
from sayso.rules.refusals import Invalid, NotFound

FOLDER = Path(__file__).resolve().parents[1] / "lessons"
FEWEST_STEPS, MOST_STEPS = 3, 10
FEWEST_ANSWERS, MOST_ANSWERS = 2, 5
NO_SUCH_LESSON = "There is no such lesson. Go back to your learning, and choose one."


@dataclass(frozen=True)
class Answer:
    """One answer that can be chosen, whether it fits, and why: the why is shown to whoever chose it."""

    say: str
    because: str
    fits: bool = False


@dataclass(frozen=True)
class Question:
    """What is asked at the end of a step. Exactly one answer fits."""

    ask: str
    answers: Sequence[Answer]


@dataclass(frozen=True)
class Step:
    """One page of a lesson. `story` is of the made-up family, `points` a list, `law` where it is written."""

    title: str
    say: Sequence[str]
    story: Sequence[str] = ()
    points: Sequence[str] = ()
    after: Sequence[str] = ()
    law: str = ""
    question: Question | None = None


@dataclass(frozen=True)
class Source:
    """Where something in a lesson comes from."""

    name: str
    says: str


@dataclass(frozen=True)
class Lesson:
    """One lesson in its newest edition. Nobody owes it before `since` and the council's own days after."""

    code: str
    edition: int
    since: date
    title: str
    about: str
    minutes: int
    family: str  # what the made-up family is called, over its story
    steps: Sequence[Step]
    take_away: Sequence[str]
    to_think_about: Sequence[str]
    sources: Sequence[Source]

    @property
    def words(self) -> int:
        """How many words somebody reads on the way through: of each question, one answer's why."""
        said = [text for step in self.steps for text in (step.title, *step.say, *step.story, *step.points)]
        said += [text for step in self.steps for text in step.after]
        for step in self.steps:
            if step.question:
                said += [step.question.ask, *(answer.say for answer in step.question.answers)]
                said.append(max((answer.because for answer in step.question.answers), key=len))
        return sum(len(text.split()) for text in (*said, *self.take_away, *self.to_think_about))


def read_lesson(text: str) -> Lesson:
    """Read one lesson. Raises Invalid, naming what is unknown, missing or at odds with itself."""
    told = _only(
        read_yaml(text),
        {
            *("lesson", "edition", "since", "title", "about", "minutes", "family"),
            *("steps", "take_away", "to_think_about", "sources"),
        },
        "A lesson",
    )
    made = Lesson(
        code=told["lesson"],
        edition=told["edition"],
        since=told["since"],
        title=told["title"],
        about=told["about"],
        minutes=told["minutes"],
        family=told["family"],
        steps=tuple(_step(one) for one in told["steps"]),
        take_away=tuple(told["take_away"]),
        to_think_about=tuple(told["to_think_about"]),
        sources=tuple(Source(**_only(one, {"name", "says"}, "A source")) for one in told["sources"]),
    )
    _refuse_at_odds(made)
    return made


def _only(
    given: Any, known: set[str], what: str, *, may_lack: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """Return what was given if it is exactly what is known. Raises Invalid, naming what is not."""
    if not isinstance(given, Mapping):
        raise Invalid(f"{what} must give names and what stands under each.")
    unknown, missing = sorted(set(given) - known), sorted(known - may_lack - set(given))
    if unknown:
        raise Invalid(f"{what} has words that we do not know: {', '.join(unknown)}.")
    if missing:
        raise Invalid(f"{what} does not say: {', '.join(missing)}.")
    return dict(given)


_MAY_LACK = frozenset({"story", "points", "after", "law", "question"})


def _step(told: Any) -> Step:
    given = _only(told, {"title", "say", *_MAY_LACK}, "A step", may_lack=_MAY_LACK)
    question = given.pop("question", None)
    return Step(
        title=given["title"],
        law=given.get("law", ""),
        say=tuple(given["say"]),
        story=tuple(given.get("story", ())),
        points=tuple(given.get("points", ())),
        after=tuple(given.get("after", ())),
        question=_question(question) if question else None,
    )


def _question(told: Any) -> Question:
    given = _only(told, {"ask", "answers"}, "A question")
    known, may_lack = {"say", "because", "fits"}, frozenset({"fits"})
    answers = tuple(Answer(**_only(one, known, "An answer", may_lack=may_lack)) for one in given["answers"])
    if not FEWEST_ANSWERS <= len(answers) <= MOST_ANSWERS:
        raise Invalid(f"“{given['ask']}” has {len(answers)} answers. Give two to five.")
    if sum(answer.fits for answer in answers) != 1:
        raise Invalid(f"“{given['ask']}” needs exactly one answer that fits.")
    return Question(given["ask"], answers)


def _refuse_at_odds(made: Lesson) -> None:
    if not isinstance(made.since, date) or not isinstance(made.edition, int) or made.edition < 1:
        raise Invalid(f"{made.code}: give the edition as a number, and since as a date.")
    if not FEWEST_STEPS <= len(made.steps) <= MOST_STEPS:
        raise Invalid(f"{made.code} has {len(made.steps)} steps. Give three to ten.")
    said = [made.title, made.about, made.family, *made.take_away, *made.to_think_about]
    for step in made.steps:
        said += [step.title, *step.say, *step.story, *step.points, *step.after]
        if not step.say:
            raise Invalid(f"{made.code}: the step “{step.title}” says nothing.")
    said += [f"{one.name}{one.says}" if one.name and one.says else "" for one in made.sources]
    if not made.sources or not all(isinstance(text, str) and text.strip() for text in said):
        raise Invalid(f"{made.code}: something is empty, or is not words, or no source is given.")


@cache
def _lessons() -> Mapping[str, Lesson]:
    found = [read_lesson(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))]
    return {one.code: one for one in found}


#: Every lesson by its code. A file that cannot be read stops the start, not somebody half way through.
LESSONS: Mapping[str, Lesson] = _lessons()


def lesson_of(code: str) -> Lesson:
    """Return one lesson. Raises NotFound when there is none of this code."""
    if code not in LESSONS:
        raise NotFound(NO_SUCH_LESSON)
    return LESSONS[code]
