"""The stories told one by one: each module puts one of them on record, as workers would have."""

from collections.abc import Callable

from sayso.web.demo.cases import (
    ana_and_bea,
    ana_and_beas_plan,
    away,
    breaks,
    budgets,
    closed,
    control,
    death,
    deciding_needs,
    duplicates,
    fairleys,
    languages,
    letters,
    paid_close,
    payments,
    reviews,
    sams_day,
    sams_waiting,
    stefan,
    sums,
    tea_at_seven,
    the_two,
    tom,
    tonight,
)
from sayso.web.demo.council import Council

#: What is said while each is told, and the telling.
STORIES: tuple[tuple[str, Callable[[Council], None]], ...] = (
    ("Telling of Stefan, whom a neighbour will ring about", stefan.tell),
    ("Telling of Ana and Bea", ana_and_bea.tell),
    ("Telling of what was decided on their needs", deciding_needs.tell),
    ("Telling of Ana's own plan", ana_and_beas_plan.tell),
    ("Telling of a first figure, and of what Ana pays", sums.tell),
    ("Agreeing what three plans cost", budgets.tell),
    ("Telling of Ana's tea at seven", tea_at_seven.tell),
    ("Telling of a home that is not safe", fairleys.tell),
    ("Telling of the two of them, each in their own words", the_two.tell),
    ("Telling of Bea's breaks", breaks.tell),
    ("Telling of what Ana does herself, and of whom Joan picked", control.tell),
    ("Telling of Tom and his advocate", tom.tell),
    ("Telling of people who sign, or speak another language", languages.tell),
    ("Telling of a sister who is paid, and of a wife who is not", paid_close.tell),
    ("Telling of a death", death.tell),
    ("Telling of two records that may be one life", duplicates.tell),
    ("Telling of records that few may open", closed.tell),
    ("Telling of two urgent nights", tonight.tell),
    ("Telling of Sam's people who wait", sams_waiting.tell),
    ("Telling of a colleague who is ill, and of the risk while people wait", away.tell),
    ("Telling of Sam's day", sams_day.tell),
    ("Telling of support that was looked at again", reviews.tell),
    ("Paying Ana, and hearing from the bank", payments.tell),
    ("Writing Sam's letters", letters.tell),
)
