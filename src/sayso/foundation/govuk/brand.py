"""The council's own name and colours, from the setting `COUNCIL`, and a check that all can be read."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from sayso.foundation.govuk.contrast import SHAPE, TEXT, contrast_ratio


@dataclass(frozen=True)
class Brand:
    """What a council may change about the look; colours are `#rrggbb`.

    `logo` is the name of a static file, or empty. `exit_address` is where *Leave this page fast* ends.
    `made_up` puts a line at the foot of each page that people and council are made up.
    """

    name: str = "Lindenshire Council"
    strapline: str = "care and support, on your say-so"
    logo: str = ""
    telephone: str = "01632 960 100"
    out_of_hours: str = "01632 960 199"
    hedge: str = "#1f5448"
    hedge_deep: str = "#143a31"
    petrol: str = "#0d5862"
    exit_address: str = "https://www.bbc.co.uk/weather"
    made_up: bool = False

    @property
    def css(self) -> str:
        """The custom properties that pages and govuk-frontend read."""
        return (
            f":root{{--hedge:{self.hedge};--hedge-deep:{self.hedge_deep};--petrol:{self.petrol};"
            f"--govuk-brand-colour:{self.hedge};--govuk-success-colour:{self.hedge};"
            f"--govuk-link-colour:{self.petrol}}}\n"
        )

    @property
    def version(self) -> str:
        """Eight letters that change when a colour does, so that a browser may keep brand.css for long."""
        return hashlib.sha256(self.css.encode()).hexdigest()[:8]


# Each pair that a council's colours come to stand in: what is drawn, on what, for what, and the least ratio.
PAIRS: Sequence[tuple[str, str, str, float]] = (
    ("#ffffff", "hedge", "white words on the hedge bar and buttons", TEXT),
    ("hedge", "#f7f2e8", "hedge shapes on paper", SHAPE),
    ("hedge", "#e4eee7", "hedge shapes on sage", SHAPE),
    ("#ffffff", "hedge_deep", "white words on a pressed button", TEXT),
    ("hedge_deep", "#e4eee7", "quotes and big numbers on sage", TEXT),
    ("hedge_deep", "#f7f2e8", "the menu on paper", TEXT),
    ("petrol", "#ffffff", "links on white", TEXT),
    ("petrol", "#f7f2e8", "links on paper", TEXT),
    ("petrol", "#e4eee7", "links on sage", TEXT),
    ("petrol", "#fdf3da", "links in a question", TEXT),
)


def brand() -> Brand:
    """Return the council's brand as now set. ValueError names a key of `COUNCIL` that is not known."""
    return read_brand(getattr(settings, "COUNCIL", {}))


def read_brand(given: Mapping[str, Any]) -> Brand:
    """Read a brand from a plain mapping; what it leaves out keeps the default."""
    unknown = sorted(set(given) - {field.name for field in fields(Brand)})
    if unknown:
        raise ValueError(f"The setting COUNCIL has keys that are not known: {', '.join(unknown)}.")
    return Brand(**given)


def faults(council: Brand) -> list[str]:
    """Return a sentence for each pair of colours that is too hard to tell apart, or is no colour."""
    found = []
    for front, ground, use, least in PAIRS:
        one, other = (getattr(council, colour, colour) for colour in (front, ground))
        try:
            ratio = contrast_ratio(one, other)
        except ValueError as error:
            found.append(str(error))
            continue
        if ratio < least:
            found.append(
                f"{one} and {other} are {ratio:.1f} to 1 apart; {use} need {least:g}. Pick a darker one."
            )
    return list(dict.fromkeys(found))


@register("sayso")
def check_brand(**_: Any) -> list[CheckMessage]:
    """Refuse to start with a council's colours that people could not read."""
    try:
        council = brand()
    except (TypeError, ValueError) as error:
        return [Error(str(error), id="govuk.E001")]
    return [Error(fault, id="govuk.E002") for fault in faults(council)]
