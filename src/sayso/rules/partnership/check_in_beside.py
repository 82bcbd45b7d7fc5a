"""Two check-ins side by side: where they differ. Only for a worker who holds both private accounts.

Neither of the two is ever told of a difference, and none is a score: it is a thing to talk about (P-12).
"""

from dataclasses import dataclass

from sayso.rules.partnership.check_in import BETWEEN, GOES_ON, IS_SAFE, WANTS, Answers, Question, Said, number

#: From how far apart, of five answers, it is something to talk about.
APART = 2
#: Asked of both, and not one of five answers: any difference counts.
OF_BOTH = (WANTS, GOES_ON, IS_SAFE)


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One question that both answered. `gap` is the person's answer less the carer's; None where none is."""

    question: Question
    person: Said
    carer: Said
    gap: int | None

    @property
    def is_apart(self) -> bool:
        """Whether it is something to talk about, with each alone."""
        return abs(self.gap) >= APART if self.gap is not None else self.person != self.carer


def beside(person: Answers, carer: Answers) -> list[Beside]:
    """Return each question that both answered, in the order of asking. What one of them left is not there."""
    found = []
    for question in (*OF_BOTH, *BETWEEN):
        said, theirs = person.get(question.code), carer.get(question.code)
        if said is None or theirs is None:
            continue
        of_person, of_carer = number(person, question.code) if question in BETWEEN else None, None
        if of_person is not None:
            of_carer = number(carer, question.code)
        gap = of_person - of_carer if of_person is not None and of_carer is not None else None
        found.append(Beside(question=question, person=said, carer=theirs, gap=gap))
    return found
