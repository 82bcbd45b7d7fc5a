"""Who pays, and which council is responsible: aftercare, the NHS, and where somebody lives.

What is aftercare is free, whatever somebody has, until the council and the NHS have both looked at it with
the person and agree that it is over. Where the NHS takes over, the council's part ends on that day and not
before. A quarrel between two bodies never stops what somebody gets. Each is a sheet of named steps; the
words that a fact may be stand in `facts.py`.
"""
