"""The page of docs/law/breaks, made from the cases."""

from tests.rules.breaks.case_files import CASES, ON, sentences
from tests.rules.law_lines import facts_lines, intro_lines, plain, working_lines

TITLE = "A carer’s break, as cases"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    lines = intro_lines(CASES.read_text(encoding="utf-8"), "A carer’s break")
    lines += [f"The day is {ON}; times are in minutes, money in pence.", ""]
    for one in sentences():
        lines += [f"## {one.case}", "", f"*{one.authority}*", ""]
        given = {"booked": one.given} if isinstance(one.given, list) else one.given
        lines += ["Given:", "", *facts_lines(given), ""]
        lines += ["Then:", "", *(f"- {key.replace('_', ' ')}: {plain(it)}" for key, it in one.expect.items())]
        found = one.work_out()
        working = getattr(found, "working", ())
        lines += ["", found.words, ""] if one.part == "belongs" else [""]
        lines += working_lines(working) if working else []
    return {"breaks.md": "\n".join(lines).rstrip() + "\n"}
