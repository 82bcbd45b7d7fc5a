"""What there is to choose from: who put the list together, what was left out, and why.

Authority: Care Act 2014 s 4 (information), s 5 (choice).
Comes in: a feed of services (Open Referral UK), a line of a plan.
Goes out: offers in one stated order, what somebody chose, and what they wanted and could not find.
"""
