"""A first figure to plan with: an indicative budget, kept with its working.

Authority: Care Act 2014 s 26; R (Savva) v Kensington and Chelsea [2010] EWCA Civ 1209.
Comes in: an assessment, a carer's agreed hours, the council's points table.
Goes out: an indicative budget, gross and net. It is never the final sum.
"""
