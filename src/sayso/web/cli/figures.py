"""The doctor asks of the law whether every figure is confirmed, today and next April."""

from datetime import date, datetime

from sayso.rules.figures import Figures, next_april
from sayso.web.cli.checking import Check, Finding

MOST_NAMED = 5


def unknown(figures: Figures, day: date) -> list[str]:
    """Return the names of the figures that cannot be used on a day."""
    return sorted(name for name in figures.by_name if figures.used(name, day) is None)


def _ask(at: datetime) -> Finding:
    from sayso.foundation.policy.queries import figures as in_force

    figures, today = in_force(), at.date()
    missing, later = unknown(figures, today), unknown(figures, next_april(today))
    if not missing and not later:
        return Finding(True, f"All {len(figures.by_name)} legal figures are confirmed, next April's too.")
    named = ", ".join(missing[:MOST_NAMED]) + (" and others" if len(missing) > MOST_NAMED else "")
    says = f"{len(missing)} of {len(figures.by_name)} legal figures are not confirmed today"
    says += f" ({named})" if missing else ""
    advice = (
        "Sums that need one are refused by name. Two people of the council can confirm one from"
        " the official text: see “The law's amounts”."
    )
    # Told, and no fault of the installation: nobody has published or confirmed them yet.
    return Finding(True, f"{says}; {len(later)} for {next_april(today):%-d %B %Y}.", advice)


FIGURES = Check("legal figures", _ask)
