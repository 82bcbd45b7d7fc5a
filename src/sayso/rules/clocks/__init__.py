"""Every deadline and review date: how long, from what day, and who says so.

A clock is the one place of its number. What the law sets, what the guidance sets and what the council only
promised are told apart, and never look alike. A clock gives the last day that is in time. Where the council
chose another number, that number is passed in.

`clock.py` says what a clock is; the files beside it hold the clocks by what they are for; `sheet.py` works
them out for many at once, with the line that a person reads and its authority.
"""
