"""Concerns: raised by anyone, about any adult, with a reference that tells nothing; and what is decided.

Authority: Care Act 2014 s 42 (enquiry by local authority), s 45 and 68; the statutory guidance, chapter 14.
Comes in: what anybody saw or fears, signed in or not; worries heard in contacts (casework).
Goes out: a decision with its three tests and its reasons. The law decides nothing here by itself: people do.
"""
