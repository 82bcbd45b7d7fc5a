"""Whether needs appear to meet the national test: SI 2015/313, for adults (regulation 2) and carers (3).

`appearance.appear` takes facts of many people and gives each an `Appearance`: the verdict, what counts,
which test fails and what is still to be asked. It never refuses anybody: the decision is the council's
(Care Act 2014, section 13) and a person makes it. No points, and no outcome weighs more than another.

The facts are **care-blind**: what the person could do if no carer helped. What a willing carer does is
written down after, and changes what the council must meet, never whether a need is eligible (statutory
guidance 6.15, from professional knowledge). Where needs come and go, the facts are of a long enough time.
"""
