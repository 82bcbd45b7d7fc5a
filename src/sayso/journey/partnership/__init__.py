"""The two of them: what each does for the other, in their own words, and who decides what.

Authority: Care Act 2014 s 10, s 25(3); S0-01 to S0-05 of our requirements.
Comes in: what each says, private until they let the other read it.
Goes out: what each chose to show the other, and who decides what since when.
"""
