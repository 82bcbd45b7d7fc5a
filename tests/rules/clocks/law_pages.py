"""The pages of docs/law/clocks, made from the cases: every deadline with whose word it is."""

from sayso.rules.clocks.clock import Basis, Clock, Count, Days, Months, Weeks, WorkingDays
from sayso.rules.clocks.sheet import TOPICS
from tests.rules.clocks.case_files import HERE, Sentence, sentences
from tests.rules.law_lines import cited, intro_lines, plain

TITLE = "Deadlines and review dates, as cases"
#: What has no number, so that nobody looks for one here or makes one up.
WITHOUT_A_NUMBER = (
    "An assessment (Care Act 2014, section 9), the refusal of one (section 11), an enquiry (section 42), an",
    "advocate (section 67) and the answer to a wish for a review (section 27) have no time in the Act. Where",
    "a time stands here for one of these, it is our own promise and says so. A hospital gives us no notice",
    "and starts no clock: those notices ended on 1 July 2022.",
)


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {"all.md": _all()} | {f"{topic}.md": _cases(topic) for topic in TOPICS}


def _all() -> str:
    lines = ["# Every deadline, and who sets it", ""]
    lines += [
        "Each gives the last day that is in time. What is our own promise never stands among the law.",
        "",
    ]
    for basis in Basis:
        lines += [f"## {basis.value.capitalize()}", ""]
        lines += [
            "| What happens by that day | Runs from | How long | Authority | How sure |",
            "|---|---|---|---|---|",
        ]
        lines += [_row(one) for clocks in TOPICS.values() for one in clocks if one.basis is basis]
        lines.append("")
    return "\n".join([*lines, "## What has no number", "", *WITHOUT_A_NUMBER]) + "\n"


def _row(clock: Clock) -> str:
    long = ", or ".join(f"{one.number} {_words(one)}" for one in clock.counts) + " later"
    long += ", the sooner" if len(clock.counts) > 1 else ""
    long += f" (a council may choose: `{clock.setting}`)" if clock.setting else ""
    long += ", without the days we waited for them" if clock.waits else ""
    long += f", from {clock.since}" if clock.since else ""
    sure = clock.authority.evidence.text
    return f"| {clock.label} (`{clock.name}`) | {clock.asks} | {long} | {cited(clock.authority)} | {sure} |"


def _words(one: Count) -> str:
    word = {Days: "day", Weeks: "week", Months: "month", WorkingDays: "working day"}[type(one)]
    return word if one.number == 1 else f"{word}s"


def _cases(topic: str) -> str:
    text = (HERE / f"{topic}.yaml").read_text(encoding="utf-8")
    lines = intro_lines(text, topic.capitalize())
    for sentence in sentences(topic):
        lines += _sentence(sentence)
    return "\n".join(lines).rstrip() + "\n"


def _sentence(sentence: Sentence) -> list[str]:
    clocks = {one.name: one for one in TOPICS[sentence.topic]}
    lines = [f"## {sentence.case}", ""]
    lines += [f"- {name.replace('_', ' ')}: {plain(day)}" for name, day in sentence.starts.items()]
    lines += [
        f"- the council chose {name.replace('_', ' ')}: {number}" for name, number in sentence.chosen.items()
    ]
    lines += ["", "then:", ""]
    lines += [
        f"- {clocks[name].label}: {plain(day)} ({cited(clocks[name].authority)}, {clocks[name].basis.value})"
        for name, day in sentence.expect.items()
    ]
    return [*lines, "", *([sentence.note, ""] if sentence.note else [])]
