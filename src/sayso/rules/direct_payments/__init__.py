"""What is paid to somebody who holds money for their own support, for the days of one period.

`paying.payments_for` takes what each part of the plan costs in a week, the days it is held, and what the
person pays towards the whole, and gives what is sent, with its working (Care Act 2014, sections 26 and 31).

What the person pays is shared over all parts of the budget by what each costs, so that no part asks for it
twice. Where it is not known yet nothing is taken off: the payment is gross, and says so.

`relatives.family_rule` says of each arrangement to pay somebody close whether the family rule bars it unless
the council records that it is necessary (SI 2014/2871, regulation 3).
"""
