"""Calls taken, support tonight, notes, papers, tasks, and who works with whom.

Authority: Care Act 2014 ss 2, 4 and 9 (first contact), s 19(3) (urgent needs before any assessment).
Comes in: what somebody rings about, what a worker saw and did, who takes a person on.
Goes out: the record of what happened, dated tasks with owners, one live lead for each person, and worries
that were heard, for the safeguarding room to take up.
"""
