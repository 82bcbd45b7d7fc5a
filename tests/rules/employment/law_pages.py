"""The pages of docs/law/employment, made from the cases."""

from pathlib import Path

from tests.rules.employment.case_files import FILES, sentences
from tests.rules.law_lines import facts_lines, intro_lines, plain, working_lines

TITLE = "What it costs to employ an assistant, as cases"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {f"{path.stem}.md": _cases(path) for path in FILES}


def _cases(path: Path) -> str:
    title = path.stem.replace("_", " ").capitalize()
    lines = intro_lines(path.read_text(encoding="utf-8"), title)
    for at, sentence in enumerate(sentences(path)):
        lines += [f"## {sentence.case}", "", f"*{sentence.authority}*", "", "Given:", ""]
        lines += [*facts_lines(sentence.facts), "", "then:", ""]
        lines += [f"- {key.replace('_', ' ')}: {plain(value)}" for key, value in sentence.expect.items()]
        lines += ["", *([sentence.note, ""] if sentence.note else [])]
        found = sentence.answer()
        if at == 0 and found.working:
            lines += working_lines(found.working)
    return "\n".join(lines).rstrip() + "\n"
