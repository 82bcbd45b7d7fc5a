"""Lines of working as plain values that last, and as lines again."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sayso.rules.authority import Authority, Evidence
from sayso.rules.figures import FigureUsed
from sayso.rules.sheet import Line
from sayso.rules.units import Unit


def plain_lines(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Return lines of working as JSON holds them; amounts in the whole number of their unit."""
    return [
        {
            "step": line.step,
            "label": line.label,
            "amount": line.amount,
            "unit": line.unit.value,
            "authority": _plain_authority(line.authority),
            "figures": [_plain_figure(one) for one in line.figures],
        }
        for line in lines
    ]


def lines_from(kept: Sequence[Mapping[str, Any]]) -> list[Line]:
    """Return lines as they were kept."""
    return [
        Line(
            step=one["step"],
            label=one["label"],
            amount=one["amount"],
            unit=Unit(one["unit"]),
            authority=_authority(one["authority"]),
            figures=tuple(_figure(figure) for figure in one["figures"]),
        )
        for one in kept
    ]


def _plain_authority(authority: Authority) -> list[str]:
    return [authority.instrument, authority.provision, authority.link, authority.evidence.value]


def _authority(kept: Sequence[str]) -> Authority:
    instrument, provision, link, evidence = kept
    return Authority(instrument, provision, link, Evidence(evidence))


def _plain_figure(figure: FigureUsed) -> dict[str, Any]:
    return {
        "name": figure.name,
        "title": figure.title,
        "amount": figure.amount,
        "unit": figure.unit.value,
        "starts_on": figure.starts_on.isoformat(),
        "evidence": figure.evidence,
        "made_up": figure.made_up,
        "authority": _plain_authority(figure.authority),
    }


def _figure(kept: Mapping[str, Any]) -> FigureUsed:
    return FigureUsed(
        name=kept["name"],
        title=kept["title"],
        amount=kept["amount"],
        unit=Unit(kept["unit"]),
        starts_on=date.fromisoformat(kept["starts_on"]),
        evidence=kept["evidence"],
        made_up=kept["made_up"],
        authority=_authority(kept["authority"]),
    )
