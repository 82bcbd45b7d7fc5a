"""What the council tells everyone about how it decides: each choice it made, since when, and who was asked.

Comes in: the council's settings and consultations (`foundation/policy`). Goes out: one page for everyone, and
the pages on which an officer changes a setting or opens a consultation.
"""
