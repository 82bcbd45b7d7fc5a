"""The two of them: what each does for the other, in their own words, and who decides what.

Authority: Care Act 2014 s 1(3)(f) and s 10 (carers), s 9(5) and s 25(3) (a carer is asked); S0-01 to S0-06.
Comes in: what each says, private until they let the other read it; who decides; who is close.
Goes out: what each chose to show the other, who decides what since when, and who does what, before and after.
"""
