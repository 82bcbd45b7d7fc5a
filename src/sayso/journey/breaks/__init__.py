"""A carer's breaks: needed, asked for, offered, booked, and what came of them; and what waiting cost.

Authority: Care Act 2014 s 20 (a carer's needs), s 14, s 18 (care to the adult is the adult's); S2-12, S2-14.
Comes in: what a carer asks for, what was booked and came, a decision on whether a break is bought.
Goes out: how much break was planned and came, the last day off, how long breaks wait and what that cost.
"""
