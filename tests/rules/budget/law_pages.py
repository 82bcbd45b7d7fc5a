"""The pages of docs/law/budget, made from the cases."""

from pathlib import Path

from sayso.rules.budget.pricing import priced_budget
from tests.rules.budget.case_files import FILES, sentences
from tests.rules.law_lines import facts_lines, intro_lines, plain, working_lines

TITLE = "What a plan costs, as cases"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {f"{path.stem}.md": _cases(path) for path in FILES}


def _cases(path: Path) -> str:
    lines = intro_lines(path.read_text(encoding="utf-8"), "A personal budget")
    for sentence in sentences(path):
        result = priced_budget(sentence.read())
        working = [one for priced in result.lines for one in priced.working]
        lines += [f"## {sentence.case}", "", f"*{sentence.authority}*", "", "Given:", ""]
        lines += [*facts_lines(sentence.facts), "", "then:", ""]
        lines += [f"- {key.replace('_', ' ')}: {plain(value)}" for key, value in sentence.expect.items()]
        lines += ["", *([sentence.note, ""] if sentence.note else [])]
        lines += working_lines([*working, *result.working])
    return "\n".join(lines).rstrip() + "\n"
