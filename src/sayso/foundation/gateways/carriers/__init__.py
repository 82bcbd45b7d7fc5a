"""Who carries a letter out of the building: one interface, a folder and GOV.UK Notify behind it.

A letter's papers stand whole in a folder of their own before anybody carries them. `chosen` says who takes
which. Nothing here knows a person: a key, a way and a folder come in; a receipt goes out.
"""
