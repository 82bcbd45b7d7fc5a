"""The only door from this room to the rules of charging: answers in, a sum with its working out.

`kinds` says what money, savings and costs may be named; `cases` turns answers into a case of the rules;
`sums` works it out, with what would change it, in one go. `answers` checks what comes from outside the pages;
`keeping` and `again` keep a sum with all it was worked out from, and work it out again.
"""

from sayso.journey.charging.facts.cases import Answers, case_from, council_choices
from sayso.journey.charging.facts.sums import Asked, Sum, WhatIf, sum_of, sums_of

__all__ = ["Answers", "Asked", "Sum", "WhatIf", "case_from", "council_choices", "sum_of", "sums_of"]
