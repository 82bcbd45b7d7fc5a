"""The records desk: somebody asks for what we hold about them, and two named people decide what is given.

Comes in: a request in any wording; every table of every room. Goes out: a pack that leaves once a
second reader agreed to each mark; a letter that it is ready; complaints about what we hold, answered.
"""
