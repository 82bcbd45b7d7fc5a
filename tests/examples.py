"""How many examples a property test draws: a share of them each time, all of them when everything is run.

`script/test --all` sets SAYSO_ALL_EXAMPLES. What a property once failed on belongs in a case of its own, so
that no run depends on luck.
"""

import os

SHARE, FEWEST = 3, 6


def examples(most: int) -> int:
    """Return how many of at most so many examples to draw in this run."""
    if os.environ.get("SAYSO_ALL_EXAMPLES"):
        return most
    return min(most, max(FEWEST, most // SHARE))
