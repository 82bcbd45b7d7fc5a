"""What it truly costs to employ a personal assistant, in a year, a week and an hour, with the working.

`costing.costs_of` takes an employer with one assistant or several, on one day, and gives each line with its
authority. `sufficiency.is_it_enough` holds it against the rate in a budget and says the highest wage that the
rate supports. Beside it stand `sick`, `ending`, `carers_allowance`, `beside` (an agency, somebody
self-employed), `status` and `limits`. What the law has no rate for is refused by name; a wage below the
minimum is refused, never raised in silence.
"""
