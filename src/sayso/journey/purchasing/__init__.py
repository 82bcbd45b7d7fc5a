"""Orders that carry the wished time, visits against them, and how often the time was kept.

Authority: Care Act 2014 s 25 and 26.
Comes in: an offer that somebody chose, a line of an agreed budget.
Goes out: orders, visits, the kept rate.
"""
