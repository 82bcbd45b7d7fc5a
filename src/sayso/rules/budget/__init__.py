"""What a plan costs in a week: each line with its sum, the total, and who pays which part.

`pricing.priced_budgets` takes the lines of each plan, what an hour costs for each, and what the person pays,
and gives every sum with its working (Care Act 2014, section 26). What nobody has said is named and refused:
a line with no minutes or no price never costs nothing. What the person pays may be unknown; then it is said
to be, the total stands, and support does not wait for it.
"""
