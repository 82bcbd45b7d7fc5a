"""The personal budget: what the plan costs, line by line, agreed with reasons, and committed.

Authority: Care Act 2014 s 26.
Comes in: a plan, a financial assessment.
Goes out: a sum for each line, a decision with its reasons, commitments in the ledger.
"""
