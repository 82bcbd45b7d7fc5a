"""What somebody says of their own life, and from it the assessment.

Authority: Care Act 2014 s 1 (wellbeing: the person's own views, wishes and feelings), s 9 (needs assessment).
Comes in: the person's words, from themself or heard in a conversation.
Goes out: what matters to them, with wished times as data, for the plan, the order and the visit to honour.
So far conversations and assessments are here; the eligibility decision follows.
"""
