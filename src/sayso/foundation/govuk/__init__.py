"""The look: base layouts, form fields, pieces, pictures, plain words, and how a date or a sum is written.

Comes in: plain values and Django forms. Goes out: pages that work without script, by keyboard, at 320 pixels,
with the council's own name and colours. Knows nothing of people, records or money held anywhere.

Built on govuk-frontend 6.6 (its stylesheet compiled with our tokens, its macros by govuk-frontend-jinja),
without crown, crest, typeface or blue, which are not ours to use. docs/look.md shows how to use each piece.
"""
