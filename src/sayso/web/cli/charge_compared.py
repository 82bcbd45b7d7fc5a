"""`sayso charge --compare`: why a charge is another than it was, as lines to read or as one line of JSON."""

import json

from sayso.rules.charging.comparing import Comparison, compare
from sayso.rules.charging.results import CaseResult, line_as_json, number_text
from sayso.rules.units import PENCE_A_WEEK

NOTHING = "Nothing differs from one case to the other."


def compared(before: CaseResult, now: CaseResult, *, as_json: bool) -> str:
    """Return what differs from one case to the other, with what each line moves the charge by."""
    found = compare(before.working, now.working)
    return json.dumps(_plain(before, now, found), ensure_ascii=False) if as_json else _words(found)


def _plain(before: CaseResult, now: CaseResult, found: Comparison) -> dict[str, object]:
    return {
        "before": before.id,
        "now": now.id,
        "says": found.says,
        "change": number_text(found.change_pence, PENCE_A_WEEK),
        "differences": [
            {
                "step": one.step,
                "says": one.says,
                "before": number_text(one.before, one.line.unit if one.line else PENCE_A_WEEK),
                "now": number_text(one.now, one.line.unit if one.line else PENCE_A_WEEK),
                "moves": number_text(one.moves_pence, PENCE_A_WEEK),
                "line": line_as_json(one.line) if one.line else None,
            }
            for one in found.differences
        ],
    }


def _words(found: Comparison) -> str:
    if not found.differences:
        return NOTHING
    lines = [found.says]
    for one in found.differences:
        moves = number_text(one.moves_pence, PENCE_A_WEEK)
        lines.append(f"  {one.says}" + (f" [{moves}]" if moves is not None else ""))
        if one.line:
            lines.append(f"      {one.line.authority.text} ({one.line.authority.evidence.text})")
    return "\n".join(lines)
