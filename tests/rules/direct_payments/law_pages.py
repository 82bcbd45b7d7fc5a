"""The pages of docs/law/direct_payments, made from the cases."""

from sayso.rules.direct_payments.relatives import Barred, family_rule
from tests.rules.direct_payments.case_files import RELATIVES, sentences
from tests.rules.law_lines import facts_lines, intro_lines, plain, working_lines

TITLE = "What a direct payment may pay for, as cases"
SAYS = {
    Barred.NOT_BARRED: "not barred by this rule",
    Barred.UNLESS_NECESSARY_FOR_CARE: (
        "barred unless the council records that it is necessary, to meet care needs"
    ),
    Barred.UNLESS_NECESSARY_FOR_ADMINISTRATION: (
        "barred unless the council records that it is necessary, to manage the payment"
    ),
}


def pages() -> dict[str, str]:
    """Every page by its file name."""
    lines = intro_lines(RELATIVES.read_text(encoding="utf-8"), "Paying somebody close")
    for sentence in sentences():
        [found] = family_rule([sentence.read()])
        lines += [f"## {sentence.case}", "", f"*{sentence.authority}* ({sentence.evidence.text})", ""]
        if sentence.facts:
            lines += ["Given:", "", *facts_lines(sentence.facts), ""]
        else:
            lines += ["Given nothing.", ""]
        if found.barred:
            lines += [f"Then: {SAYS[found.barred]}.", ""]
        else:
            lines += [f"Then no answer. To be found out: {plain(list(found.asks))}.", ""]
        lines += [sentence.note, ""] if sentence.note else []
        lines += working_lines(found.working) if found.working else []
    return {"relatives.md": "\n".join(lines).rstrip() + "\n"}
