"""The answers of a check-in, in plain words. Each has a code that is kept, and never its place on a page."""

Choices = tuple[tuple[str, str], ...]

#: Five in order, from 0 to 4: how far it is so.
FIVE_WORDS: Choices = (
    ("0", "Not at all"),
    ("1", "A little"),
    ("2", "Partly"),
    ("3", "Mostly"),
    ("4", "Yes, all of it"),
)
#: Five in order, from 1 to 5.
FIVE_HEALTH: Choices = (
    ("1", "Very poor"),
    ("2", "Poor"),
    ("3", "So-so"),
    ("4", "Good"),
    ("5", "Very good"),
)
MORE_OR_LESS: Choices = (("more", "More"), ("same", "The same"), ("less", "Less"))
GO_ON: Choices = (("yes", "Yes"), ("no", "No"), ("not_sure", "I am not sure"))
SAFE: Choices = (("yes", "Yes"), ("no", "No"), ("rather_not", "I would rather not say"))
WORK: Choices = (
    ("no", "No"),
    ("fewer_hours", "Yes, fewer hours"),
    ("left", "Yes, I left"),
    ("plans_to_leave", "Not yet, but I plan to leave"),
)
