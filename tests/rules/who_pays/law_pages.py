"""The pages of docs/law/who_pays, made from the cases."""

from sayso.rules.who_pays.working import told, worked
from tests.rules.law_lines import cited, facts_lines, intro_lines, plain
from tests.rules.who_pays.case_files import HERE, KINDS, sentences

TITLE = "Who pays, and which council is responsible, as cases"
HEADINGS = {
    "aftercare": "Aftercare",
    "lived": "Which council owes aftercare",
    "residence": "Which council meets somebody’s needs",
    "nhs": "Continuing healthcare",
}


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {f"{kind}.md": _cases(kind) for kind in KINDS}


def _cases(kind: str) -> str:
    lines = intro_lines((HERE / f"{kind}.yaml").read_text(encoding="utf-8"), HEADINGS[kind])
    for sentence in sentences(kind):
        lines += [f"## {sentence.case}", "", *facts_lines(sentence.told), "", "then:", ""]
        lines += [f"- {key.replace('_', ' ')}: {plain(value)}" for key, value in sentence.expect.items()]
        said = told(worked([sentence.facts()])[0])
        lines += ["", "| The person reads | By | How sure |", "|---|---|---|"] if said else []
        lines += [f"| {one.text} | {cited(one.authority)} | {one.authority.evidence.text} |" for one in said]
        lines += ["", *([sentence.note, ""] if sentence.note else [])]
    return "\n".join(lines).rstrip() + "\n"
