"""Every question of a review, who reads the answer, and what opens it. Depth follows what was answered.

A settled life is twelve answers for the worker and five for the person. A question with `opened_by` is asked
only when another was answered so; nothing is asked that the record already knows. Each says who uses it: a
question that nobody reads is not asked (B-44). `private` answers stand in the story, which the person's own
sign-in does not read: who was there, and what was said about those who were, may be what keeps them safe.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sayso.rules.refusals import Invalid

MOST_OF_WORKER, MOST_OF_PERSON = 12, 5

Answers = Mapping[str, str | list[str]]
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. No `choices` means words. `many` means any of the choices.

    `opened_by` names another question and the answers that open this one; `only_with` a fact of the record
    without which it is not asked. `reader` says who uses the answer, and for what. `asks_me` is
    the question as the person reads it.
    """

    code: str
    asks: str
    reader: str
    choices: Choices = ()
    many: bool = False
    hint: str = ""
    asks_me: str = ""
    opened_by: tuple[str, frozenset[str]] | None = None
    only_with: str = ""
    private: bool = False
    at_the_end: bool = False
    may_be_empty: bool = False

    def is_open(self, answers: Answers) -> bool:
        """Whether what was answered opens it."""
        if self.opened_by is None:
            return True
        code, opening = self.opened_by
        said = answers.get(code, "")
        return bool(({said} if isinstance(said, str) else set(said)) & opening)

    def says(self, answer: str | list[str]) -> str:
        """Return an answer in words."""
        named = dict(self.choices)
        if isinstance(answer, list):
            return "; ".join(named.get(one, one) for one in answer)
        return named.get(answer, answer)


def _if(code: str, *answers: str) -> tuple[str, frozenset[str]]:
    return code, frozenset(answers)


#: The ways in which money can be held: each is offered, none is given (Care Act 2014, sections 26 and 31).
WAYS: Choices = (
    ("direct_payment", "A direct payment: the person has the money"),
    ("council", "The council arranges it"),
    ("service_fund", "A provider holds the money"),
    ("third_party", "Somebody else holds the money"),
)
PARTNERSHIP = "partnership"  # the fact of the record that somebody cares for them, or they for somebody

YES_APART = "yes_apart"  # alone, and not face to face: by what means is asked then

WORKER: tuple[Question, ...] = (
    Question(
        code="seen_alone",
        asks="Were they seen alone?",
        choices=(
            ("yes", "Yes, face to face"),
            (YES_APART, "Yes, but not face to face"),
            ("no", "No, someone was there"),
            ("declined", "Offered, and they said no"),
            ("not_possible", "It was not possible"),
        ),
        reader="The worker's day: whoever was watched is seen again, alone",
        private=True,
    ),
    Question(
        code="changed",
        asks="Has anything changed in their life or health?",
        asks_me="Has anything changed in your life or health?",
        hint="One answer for all that is settled.",
        choices=(("no", "No"), ("yes", "Yes")),
        reader="Whoever decides whether needs are looked at again",
    ),
    Question(
        code="aims",
        asks="Does the plan do what it is for?",
        choices=(("yes", "Yes"), ("partly", "In part"), ("no", "No")),
        reader="Whoever plans next; the council's figures of what worked",
    ),
    Question(
        code="wishes",
        asks="What they hoped for, and what worried them: how is it now?",
        asks_me="What you hoped for, and what worried you: how is it now?",
        choices=(("as_before", "All as before"), ("moved", "Some of it has moved on")),
        only_with="wishes",
        reader="The person, on their own page; whoever plans next",
    ),
    Question(
        code="budget",
        asks="Is the money enough for what the plan is for?",
        choices=(("yes", "Yes"), ("no", "No"), ("none", "There is no budget")),
        reader="Whoever agrees the budget",
    ),
    Question(
        code="ways_offered",
        asks="Which ways to hold the money did you offer?",
        asks_me="Which ways to hold the money did we offer you?",
        hint="Offer each of them, every time.",
        choices=WAYS,
        many=True,
        reader="Whoever checks that each way was offered (S1-21)",
    ),
    Question(
        code="ways_answer",
        asks="What did they say?",
        asks_me="What did you say?",
        choices=(
            ("keep", "Keep it as it is"),
            ("change", "Change how some of it is held"),
            ("think", "Time to think"),
        ),
        reader="Whoever sets up how the money is held",
    ),
    Question(
        code="chose",
        asks="“Did you choose this support, and who gives it?”",
        hint="Ask with no provider and no carer there.",
        choices=(("yes", "Yes"), ("some", "Some of it"), ("no", "No"), ("not_asked", "I could not ask")),
        reader="The principal social worker; the council's own figure of choice (S1-10)",
        private=True,
    ),
    Question(
        code=PARTNERSHIP,
        asks="How is it going between the two of them?",
        hint="In this person's own view. The other is asked apart, on their own record.",
        choices=(
            ("well", "Well"),
            ("up_and_down", "Up and down"),
            ("hard", "It is hard"),
            ("not_done", "Not asked, because"),
        ),
        only_with=PARTNERSHIP,
        reader="The worker of each of the two; a break before it breaks (S0-13)",
        private=True,
    ),
    Question(
        code="risk",
        asks="Does anything worry you about how safe they are?",
        choices=(("no", "No"), ("yes", "Yes")),
        reader="The worker and the manager; a concern can be raised from here",
        private=True,
    ),
    Question(
        code="outcome",
        asks="What comes of it?",
        choices=(
            ("goes_on", "It goes on as it is"),
            ("small_change", "A small change to the plan"),
            ("reassess", "We look at their needs again"),
            ("new_plan", "A new plan"),
        ),
        reader="The person; whoever does what was said",
        at_the_end=True,
    ),
    # -- opened by an answer ----------------------------------------------------------------------------
    Question(
        code="seen_alone_because",
        asks="Who was there, or why was it not possible?",
        opened_by=_if("seen_alone", "no", "not_possible"),
        reader="The worker who sees them next",
        private=True,
    ),
    Question(
        code="asked_by",
        asks="By what means did you talk?",
        hint="Whoever is close to them may answer an e-mail.",
        choices=(
            ("telephone", "By telephone"),
            ("video", "By video"),
            ("writing", "In writing"),
            ("interpreter", "Through an interpreter who is not family"),
            ("face", "Face to face"),
            ("not_known", "I do not know"),
        ),
        opened_by=_if("seen_alone", YES_APART, "no", "declined"),
        reader="The worker who sees them next",
        private=True,
    ),
    Question(
        code="changed_words",
        asks="What has changed?",
        opened_by=_if("changed", "yes"),
        reader="Whoever looks at needs again",
    ),
    Question(
        code="aims_words",
        asks="What does the plan not do?",
        opened_by=_if("aims", "partly", "no"),
        reader="Whoever plans next",
    ),
    Question(
        code="budget_words",
        asks="What is the money not enough for?",
        opened_by=_if("budget", "no"),
        reader="Whoever agrees the budget",
    ),
    Question(
        code="ways_words",
        asks="What do they want to change in how it is held?",
        asks_me="What do you want to change in how it is held?",
        opened_by=_if("ways_answer", "change"),
        reader="Whoever sets up how the money is held",
    ),
    Question(
        code="chose_words",
        asks="What was chosen for them, and by whom?",
        opened_by=_if("chose", "no", "some"),
        reader="The principal social worker",
        private=True,
    ),
    Question(
        code="partnership_words",
        asks="What is hard? In their words.",
        opened_by=_if(PARTNERSHIP, "up_and_down", "hard"),
        reader="The worker who helps with it",
        private=True,
    ),
    Question(
        code="partnership_because",
        asks="Why was it not asked?",
        opened_by=_if(PARTNERSHIP, "not_done"),
        reader="Whoever holds the next review",
        private=True,
    ),
    Question(
        code="risk_words",
        asks="What worries you, and what did you do about it?",
        opened_by=_if("risk", "yes"),
        reader="The worker and the manager",
        private=True,
    ),
)

PERSON: tuple[Question, ...] = (
    Question(
        code="how",
        asks="How is it going, with the support you have?",
        choices=(("well", "Well"), ("all_right", "All right"), ("not_well", "Not well")),
        reader="Your worker, before you meet",
    ),
    Question(
        code="enough",
        asks="Can you live the way you want?",
        choices=(("yes", "Yes"), ("nearly", "Nearly"), ("no", "No")),
        reader="Whoever plans with you",
    ),
    Question(
        code="works",
        asks="What works well?",
        hint="So that we do not change it.",
        reader="Whoever plans with you",
        may_be_empty=True,
    ),
    Question(
        code="change",
        asks="What do you want to change?",
        hint="Write “nothing” if nothing.",
        reader="Your worker, and whoever plans with you",
        may_be_empty=True,
    ),
    Question(
        code="next",
        asks="What would you like to happen in the year to come?",
        reader="Whoever plans with you: it becomes part of your plan",
        may_be_empty=True,
    ),
)


@dataclass(frozen=True, kw_only=True)
class Life:
    """What the record knows, by which questions are left out: whether there are wishes, and a partnership."""

    has_wishes: bool = False
    has_partnership: bool = False

    def has(self, fact: str) -> bool:
        """Whether a fact that a question needs is there; a question that needs none is always asked."""
        return {"": True, "wishes": self.has_wishes, PARTNERSHIP: self.has_partnership}[fact]


NOTHING: Answers = MappingProxyType({})


def asked_of_worker(life: Life, answers: Answers = NOTHING) -> list[Question]:
    """Return what is asked, in order: always, and what the answers so far open."""
    return [one for one in WORKER if life.has(one.only_with) and one.is_open(answers)]


def needed(life: Life, answers: Answers = NOTHING) -> list[Question]:
    """Return what has to be answered before a review can end."""
    return [one for one in asked_of_worker(life, answers) if not one.may_be_empty]


def missing(life: Life, answers: Answers) -> list[Question]:
    """Return what has to be answered and is not."""
    return [one for one in needed(life, answers) if not answers.get(one.code)]


@dataclass
class _Read:
    kept: dict[str, str | list[str]] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)


def read(questions: tuple[Question, ...], answers: Answers) -> dict[str, str | list[str]]:
    """Return the answers as they are kept: words trimmed, empty ones left out, closed ones too.

    Raises Invalid, by question, for an answer that is not among the choices, and for a question unheard of.
    """
    known, found = {one.code: one for one in questions}, _Read()
    for code, said in answers.items():
        if code not in known:
            found.wrong[code] = "There is no such question in a review."
            continue
        _read_one(known[code], said, found)
    if found.wrong:
        raise Invalid(next(iter(found.wrong.values())), fields=found.wrong)
    return {code: said for code, said in found.kept.items() if known[code].is_open(found.kept)}


def _read_one(question: Question, said: str | list[str], found: _Read) -> None:
    given = [said] if isinstance(said, str) else list(said)
    given = [one.strip() for one in given if one.strip()]
    if not given:
        return
    if question.choices and not set(given) <= set(dict(question.choices)):
        found.wrong[question.code] = "Choose one of the answers."
    elif len(given) > 1 and not question.many:
        found.wrong[question.code] = "Give one answer."
    else:
        found.kept[question.code] = given if question.many else given[0]
