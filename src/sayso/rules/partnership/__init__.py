"""What support changes between somebody and a carer: tasks, time and nights, before and after.

Facts of tasks that carers said yes to come in; sentences that a worker reads come out. There is no score and
no colour, and nothing is judged: the same sentences could be read by both (Care Act 2014, section 10(5)).
What nobody has said stays unknown, and a carer's silence is neither a yes nor a no.
"""
