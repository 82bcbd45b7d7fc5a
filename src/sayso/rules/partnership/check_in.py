"""The questions of a check-in: how it is between the two, and what helping does to whoever helps.

Each of the two is asked alone, in words of their own side, and may leave any question. The questions are
our own and are **not validated**: nobody has tested yet whether they measure what they ask. Somebody
reads them who knows their author, beside what the same author said before; no sum is made of them.

A settled check-in is at most five answers, on one page. They are the ones that tell soonest that something
is wrong: for a carer broken nights, what they want to do from now on, whether it is to go on, whether their
life changed, and whether they feel safe; for the person whether they still do things together, whether they
can say that it is not working, and the same last three. What is unsettled opens more. Each question says who
reads the answer and what for: one that nobody reads is not asked (B-44).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sayso.rules.partnership.check_in_words import FIVE_HEALTH, FIVE_WORDS, GO_ON, MORE_OR_LESS, SAFE, WORK
from sayso.rules.refusals import Invalid

MOST_OF_SETTLED: Final = 5
CANNOT_REMEMBER: Final = "cannot_remember"
#: Which wording was asked. It grows whenever a question is asked in other words, so that answers stay apart.
WORDING: Final = 1

Said = str | int
Answers = Mapping[str, Said]
Choices = tuple[tuple[str, str], ...]
NOTHING: Answers = {}


class Side(StrEnum):
    """Which of the two is asked."""

    PERSON = "adult"
    CARER = "carer"


class Form(StrEnum):
    """What an answer is: one of a few, a whole number, or a day that they may not remember."""

    CHOICE = "choice"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. `asks` has the words for each side that is asked; {other} is what they call the other.

    `reader` says who uses the answer, and for what. `opens` says which answers open it; None: any check-in
    asks it on its first page. A number is from `least` to `most`, of this `unit`.
    """

    code: str
    asks: Mapping[Side, str]
    reader: str
    form: Form = Form.CHOICE
    choices: Choices = ()
    hint: str = ""
    unit: str = ""
    least: int = 0
    most: int = 0
    opens: Callable[[Answers], bool] | None = None

    def words(self, side: Side, other: str) -> str:
        """Return the question as this side reads it."""
        return self.asks[side].format(other=other)

    def more(self, other: str) -> str:
        """Return what stands under it."""
        return self.hint.format(other=other)

    def says(self, said: Said) -> str:
        """Return an answer in words. A day is given as it is kept, for the screen to write."""
        if said == CANNOT_REMEMBER:
            return "Cannot remember"
        return dict(self.choices).get(str(said), str(said))


def _both(words: str) -> Mapping[Side, str]:
    return {Side.PERSON: words, Side.CARER: words}


def _each(person: str, carer: str) -> Mapping[Side, str]:
    return {Side.PERSON: person, Side.CARER: carer}


def number(answers: Answers, code: str) -> int | None:
    """Return an answer that is a number, or one of five in order; None where it was left. Never a guess."""
    said = answers.get(code)
    if said is None or said == CANNOT_REMEMBER:
        return None
    return int(said)


def is_unsettled(answers: Answers) -> bool:
    """Whether an answer of the first page says that it may not be well between the two."""
    low = [number(answers, code) for code in (TOGETHER, CAN_SAY)]
    return (
        answers.get("wants", "same") != "same"
        or answers.get("go_on", "yes") != "yes"
        or answers.get("safe", "yes") != "yes"
        or any(one is not None and one <= 1 for one in low)
        or (number(answers, "nights_woken") or 0) >= MANY_NIGHTS
    )


def is_unsafe(answers: Answers) -> bool:
    """Whether they said that they do not feel safe."""
    return answers.get("safe") == "no"


def _changed(answers: Answers) -> bool:
    return answers.get("changed") == "yes"


def _woken(answers: Answers) -> bool:
    return (number(answers, "nights_woken") or 0) >= SOME_NIGHTS


#: From how many broken nights a week more is asked. Indicator P-04 begins and ends with the same two.
SOME_NIGHTS, MANY_NIGHTS = 2, 4
TOGETHER, CAN_SAY = "together", "can_say"
YES_NO: Choices = (("yes", "Yes"), ("no", "No"))
_WORKER = "Whoever holds their private account"
_OF_BOTH = f"{_WORKER}, beside the year before; for who holds both accounts, beside the other’s"


def _between(code: str, asks: Mapping[Side, str], reader: str = _OF_BOTH) -> Question:
    """Return one of the ten on how it is between the two, of five answers."""
    return Question(code=code, asks=asks, reader=reader, choices=FIVE_WORDS, opens=is_unsettled)


#: How it is between the two: ten, asked of both. Two of them are on the person's first page.
BETWEEN: tuple[Question, ...] = (
    _between(
        "say",
        _each("I have the say I want in my support.", "I have the say I want in how {other} is supported."),
        f"{_WORKER}: whom to ask next time",
    ),
    _between(
        "amount",
        _each(
            "I know how much money there is for my support, and how it was worked out.",
            "I know how much money there is for {other}, and how it was worked out.",
        ),
        f"{_WORKER}: what to explain again",
    ),
    _between("counted", _both("My view counted when the plan was made."), f"{_WORKER}: the next plan"),
    _between(
        "enough_help",
        _each("The help I get from {other} is right for me.", "What I do for {other} is right for me."),
    ),
    _between(TOGETHER, _both("We still do things together that are not care.")),
    _between("both_ways", _both("Help goes both ways between us.")),
    _between(CAN_SAY, _both("I can say “this is not working”, and we are still all right.")),
    _between("paperwork", _both("I can manage the paperwork."), f"{_WORKER}: who could take it over"),
    _between("own_life", _both("I have a life outside of this.")),
    _between(
        "if_ill",
        _both("If one of us were ill tomorrow, we know what would happen."),
        f"{_WORKER}: the plan for an emergency",
    ),
)

_OF_CARER = {
    Side.CARER: "In a usual week, how many nights are you woken to help {other}?",
}
WANTS = Question(
    code="wants",
    asks=_each(
        "How much help from {other} do you want from now on?",
        "How much do you want to do for {other} from now on?",
    ),
    choices=MORE_OR_LESS,
    reader=f"{_WORKER}: the next plan (indicators P-13 and P-14)",
)
GOES_ON = Question(
    code="go_on",
    asks=_each("Do you want {other} to go on helping you?", "Do you want to go on helping {other}?"),
    choices=GO_ON,
    reader=f"{_WORKER}: another way, before it breaks (indicator P-12)",
)
IS_SAFE = Question(
    code="safe",
    asks=_both("Do you feel safe with {other}?"),
    hint="If you say no, somebody talks with you alone. {other} is not told.",
    choices=SAFE,
    reader=f"{_WORKER}: talks with them alone, on the next working day",
)
NIGHTS = Question(
    code="nights_woken",
    asks=_OF_CARER,
    hint="From 0 to 7. Your best guess will do.",
    form=Form.NUMBER,
    unit="night",
    most=7,
    reader=f"{_WORKER}: help at night (indicator P-04)",
)
CHANGED = Question(
    code="changed",
    asks={Side.CARER: "Has anything changed in your health, your work or study, or your time?"},
    choices=YES_NO,
    reader=f"{_WORKER}: what they said before stands, or it is asked anew",
)

#: What helping does to the carer's own life. Opened by a yes to `changed`, or by broken nights.
OWN_FACTS: tuple[Question, ...] = (
    Question(
        code="job_next_day",
        asks={Side.CARER: "Do you have work or study on the day after such a night?"},
        choices=YES_NO,
        reader=f"{_WORKER}: help at night (indicator P-04)",
        opens=_woken,
    ),
    Question(
        code="day_off_on",
        asks={Side.CARER: "When did you last have a whole day off from helping?"},
        form=Form.DAY,
        reader=f"{_WORKER}: a break (indicator P-06)",
        opens=_changed,
    ),
    Question(
        code="work_change",
        asks={Side.CARER: "Has your work or study changed because you help {other}?"},
        choices=WORK,
        reader=f"{_WORKER}: benefits, and help in working hours (indicator P-09)",
        opens=_changed,
    ),
    Question(
        code="health",
        asks={Side.CARER: "How is your own health?"},
        choices=FIVE_HEALTH,
        reader=f"{_WORKER}: the carer’s own assessment (indicator P-10)",
        opens=_changed,
    ),
    Question(
        code="new_condition",
        asks={Side.CARER: "Has a doctor found something new in your health?"},
        choices=YES_NO,
        reader=f"{_WORKER}: the carer’s own assessment (indicator P-10)",
        opens=_changed,
    ),
    Question(
        code="injury",
        asks={Side.CARER: "Have you been hurt by helping, such as your back?"},
        choices=YES_NO,
        reader=f"{_WORKER}: training or equipment (indicator P-10)",
        opens=_changed,
    ),
    Question(
        code="hours_of_care",
        asks={Side.CARER: "How many hours do you help {other} in a usual week?"},
        hint="Day and night together. Your best guess will do.",
        form=Form.NUMBER,
        unit="hour",
        most=168,
        reader=f"{_WORKER}: beside the hours they said yes to (indicator P-01)",
        opens=_changed,
    ),
)

#: The first page of each, in its order. The last question is the one that may be hardest to answer.
_OF_TEN = {one.code: one for one in BETWEEN}
FIRST: Mapping[Side, tuple[Question, ...]] = {
    Side.PERSON: (_OF_TEN[TOGETHER], _OF_TEN[CAN_SAY], WANTS, GOES_ON, IS_SAFE),
    Side.CARER: (NIGHTS, WANTS, GOES_ON, CHANGED, IS_SAFE),
}


def questions_of(side: Side) -> tuple[Question, ...]:
    """Return every question of one side: the first page, their own facts, and how it is between the two."""
    first = FIRST[side]
    rest = [one for one in (*OWN_FACTS, *BETWEEN) if side in one.asks and one not in first]
    return (*first, *rest)


def opened(side: Side, answers: Answers) -> list[Question]:
    """Return what these answers open, behind the first page; nothing for a settled life."""
    rest = questions_of(side)[len(FIRST[side]) :]
    return [one for one in rest if one.opens and one.opens(answers)]


def read(side: Side, answers: Mapping[str, Said | None], *, on: date) -> dict[str, Said]:
    """Return the answers as they are kept. What was left is not there: unknown is never a nought.

    `on` is the day they were given. Raises Invalid, by question, for what is no answer to it and for a
    question that this side is not asked; and where nothing at all was answered.
    """
    known = {one.code: one for one in questions_of(side)}
    kept: dict[str, Said] = {}
    wrong: dict[str, str] = {}
    for code, said in answers.items():
        if code not in known:
            wrong[code] = "There is no such question in a check-in."
        elif said is not None and str(said).strip():
            _read_one(known[code], said, on, kept, wrong)
    if not wrong and not kept:
        wrong[FIRST[side][0].code] = "Answer one of these. You can leave the others empty."
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
    return kept


def _read_one(question: Question, said: Said, on: date, kept: dict[str, Said], wrong: dict[str, str]) -> None:
    text = str(said).strip()
    if question.form is Form.NUMBER:
        if not (text.isascii() and text.isdigit() and question.least <= int(text) <= question.most):
            wrong[question.code] = f"Write a whole number from {question.least} to {question.most}."
        else:
            kept[question.code] = int(text)
    elif question.form is Form.DAY:
        day = _day(text)
        if text == CANNOT_REMEMBER or (day and day <= on):
            kept[question.code] = text
        else:
            wrong[question.code] = "Write a day that has been, or say that you cannot remember."
    elif text not in dict(question.choices):
        wrong[question.code] = "Choose one of the answers."
    else:
        kept[question.code] = text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_off(answers: Answers) -> date | None:
    """Return the last whole day off; None where it was left, or they cannot remember it."""
    return _day(str(answers.get("day_off_on", "")))
