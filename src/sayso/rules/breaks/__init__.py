"""A carer's break: in whose plan it stands, who is charged, what came of it, and what waiting cost.

Facts of what was planned, came and was spent go in; plain answers with their authority come out. What nobody
has said stays unknown, and is never nothing. No score and no colour comes out, and nobody is judged.
"""
