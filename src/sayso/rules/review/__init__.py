"""Looking at support again: when it is due, what is asked, and what holds its end.

Pure: dates and codes go in; dates, questions and holds come out. Authority: Care Act 2014, section 27, and
chapter 13 of the statutory guidance.
"""
