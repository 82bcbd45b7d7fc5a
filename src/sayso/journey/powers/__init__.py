"""Under which power somebody acts for somebody else, kept apart by kind, and ended in the same minute.

Authority: Mental Capacity Act 2005 ss 9 to 20 (attorneys and deputies), Care Act 2014 ss 31, 32, 67 and 68.
Comes in: the paper as it was seen, what the register says, what the person said, one decision at a time.
Goes out: who may do what for whom today, by which power, and the rule that says no with what releases it.
"""
