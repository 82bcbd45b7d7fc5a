"""The only door from this room to the rules of charging: answers in, a sum with its working out.

`kinds` says what money, savings and costs may be named; `cases` turns answers into a case of the rules;
`sums` works it out, with what would change it, in one go.
"""

from sayso.journey.charging.facts.cases import Answers, case_from, council_choices
from sayso.journey.charging.facts.sums import Sum, WhatIf, sum_of

__all__ = ["Answers", "Sum", "WhatIf", "case_from", "council_choices", "sum_of"]
