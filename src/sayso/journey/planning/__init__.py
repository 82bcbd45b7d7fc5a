"""The plan: what somebody wants, how it is met, by whom, and how each part is held.

Authority: Care Act 2014 s 25 (what a plan holds), s 31 to 33 (direct payments).
Comes in: what somebody said, an assessment, a first figure.
Goes out: lines, each with an aim, how it is met, a wished time and a way to hold it; a carer's own yes.
"""
