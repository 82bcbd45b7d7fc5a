"""What the Act, the regulations, the guidance and the published methods say.

Pure: no Django, no database, no clock, and no float for money. Facts, figures and a date go in as
columns; an answer with its working comes out.
"""
