"""A first figure to plan with: an indicative budget from a small points table that the council publishes.

`indicative.indicative_budgets` takes what each person needs, a `PointsTable` and a day, and gives the sum
before and after the hours that a carer agreed to, with its working. It is a place to start (Care Act 2014,
section 26; R (Savva) v Kensington and Chelsea [2010] EWCA Civ 1209), and never the final sum: that comes
from what the agreed plan really costs here, may be more without a ceiling, and must be enough.

A carer's help counts only as hours that the carer agreed to in their own assessment, named, dated and for a
time. It is never guessed from who lives with whom.
"""
