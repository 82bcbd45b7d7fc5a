"""Looking at it again: what works, what changed, what each hoped and worried about.

Authority: Care Act 2014 s 27.
Comes in: the plan, the budget, visits, what somebody said.
Goes out: what was found, what happens next, and when to look again.
"""
