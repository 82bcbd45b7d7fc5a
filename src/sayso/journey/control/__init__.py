"""How much of their own support somebody holds: levels for tasks, early signs, pause and hand back.

Authority: Care Act 2014 s 1(3) (wishes; as few limits as may be), s 31 and 32 (managing a payment).
It stands on the budget: to hand back changes how parts of a plan are held, and asks what was agreed.
Options and purchasing stand above it, and ask it who chooses and whether new orders wait.
Comes in: what the person says, on their own page or alone with a worker; no diagnosis.
Goes out: who does which task, what a supporter may read of it, whether new orders wait, who manages.
"""
