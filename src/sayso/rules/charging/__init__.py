"""What a person pays towards their care: the financial assessment of sections 14 to 17 of the Care Act 2014.

`cases.assess` takes cases (one person and one week each) and gives each a result with its working, or a
refusal that says what is missing. Inside: `gates` (is anything chargeable, whose rules, pension age), the
item sheets (`income`, `capital`, `costs`) over the tables of the schedules, then `contribution`.
"""
