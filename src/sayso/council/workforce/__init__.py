"""How the council's own people learn: one lesson so far, who has to do it by when, and who did it.

Authority: S0-14; of whom a lesson is asked, how soon and how often is the council's choice (`policy`).
Comes in: the lessons under `lessons/`, who holds which role since when, the council's settings.
Goes out: a worker's own record of learning, one line on their day when a lesson is late, a team's report.
"""
