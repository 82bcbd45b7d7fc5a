"""The page of docs/law/partnership, made from the cases."""

from sayso.rules.partnership.indicators.thresholds import Thresholds
from tests.rules.law_lines import facts_lines, intro_lines, plain
from tests.rules.partnership.case_files import HERE, sentences

TITLE = "How it goes between the two of them, as cases"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {"signs.md": _signs()}


def _signs() -> str:
    lines = intro_lines((HERE / "signs.yaml").read_text(encoding="utf-8"), "Eighteen signs")
    lines += ["## Where each begins", "", "A percent and a day begin above, a number at.", ""]
    lines += ["| Setting | Our own |", "|---|---:|"]
    lines += [f"| {plain(name)} | {value} |" for name, value in Thresholds().by_name().items()]
    for sentence in sentences():
        lines += ["", f"## {sentence.case}", "", "Given:", ""]
        lines += [*(list(facts_lines(sentence.told)) or ["- nothing"]), "", "then:", ""]
        lines += [f"- {key.replace('_', ' ')}: {plain(value)}" for key, value in sentence.expect.items()]
    return "\n".join(lines).rstrip() + "\n"
