"""Make docs/law from cases, tables and figures: `python -m tests.rules.make_law_pages`."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sayso.rules.charging.cases import assess
from sayso.rules.charging.columns_of_tables import ABSENT, NEEDED, SCHEMAS, WORDS
from sayso.rules.charging.facts import PERSON_FACTS
from sayso.rules.charging.results import number_text
from sayso.rules.charging.tables import CAPITAL, COSTS, INCOME, SETTINGS_OF_CARE, Kind
from sayso.rules.figures import statutory
from tests.rules.allocation import law_pages as allocation
from tests.rules.breaks import law_pages as breaks
from tests.rules.budget import law_pages as budget
from tests.rules.charging.case_files import FILES, Sentence, sentences
from tests.rules.clocks import law_pages as clocks
from tests.rules.direct_payments import law_pages as direct_payments
from tests.rules.eligibility import law_pages as eligibility
from tests.rules.employment import law_pages as employment
from tests.rules.law_lines import facts_lines, plain, working_lines
from tests.rules.partnership import law_pages as partnership
from tests.rules.who_pays import law_pages as who_pays

LAW = Path(__file__).parents[2] / "docs" / "law"
MADE = "<!-- Made by tests/rules/make_law_pages.py from the cases. Change those, not this. -->\n\n"
CHARGING_TITLE = "What the law says of charges, as cases"


def pages() -> dict[str, str]:
    """Every page by its place in docs/law."""
    topics = {
        "eligibility": (eligibility.TITLE, eligibility.pages()),
        "allocation": (allocation.TITLE, allocation.pages()),
        "charging": (CHARGING_TITLE, charging_pages()),
        "budget": (budget.TITLE, budget.pages()),
        "breaks": (breaks.TITLE, breaks.pages()),
        "direct_payments": (direct_payments.TITLE, direct_payments.pages()),
        "clocks": (clocks.TITLE, clocks.pages()),
        "who_pays": (who_pays.TITLE, who_pays.pages()),
        "employment": (employment.TITLE, employment.pages()),
        "partnership": (partnership.TITLE, partnership.pages()),
    }
    made = {"README.md": first_page({topic: title for topic, (title, _) in topics.items()})}
    for topic, (title, of_topic) in topics.items():
        whole = {**of_topic, "README.md": index_page(title, of_topic)}
        made |= {f"{topic}/{name}": text for name, text in whole.items()}
    return {name: MADE + text for name, text in made.items()}


def charging_pages() -> dict[str, str]:
    """The pages about charges by file name."""
    made = {f"{path.stem}.md": cases_page(path) for path in FILES}
    return {**made, "kinds.md": kinds_page(), "figures.md": figures_page(), "tables.md": tables_page()}


def first_page(titles: Mapping[str, str]) -> str:
    """The topics, in the order of the person's journey."""
    lines = ["# The rules, retold from their cases", ""]
    return "\n".join([*lines, *(f"- [{title}]({topic}/README.md)" for topic, title in titles.items())]) + "\n"


def index_page(title: str, made: Mapping[str, str]) -> str:
    lines = [f"# {title}", ""]
    lines += ["Each page is a list of cases. Every case is also a test, so a page cannot be out of date.", ""]
    for name, text in sorted(made.items()):
        heading = text.splitlines()[0].removeprefix("# ")
        lines.append(f"- [{heading}]({name})")
    return "\n".join(lines) + "\n"


def cases_page(path: Path) -> str:
    """One file of cases as sentences, each with its facts, its answer and its authority."""
    intro = [line.removeprefix("# ") for line in path.read_text().splitlines() if line.startswith("# ")]
    lines = [f"# {path.stem.replace('_', ' ').capitalize()}", "", " ".join(intro), ""]
    for sentence in sentences(path):
        lines += [f"## {sentence.case}", "", f"*{sentence.authority}*", ""]
        if sentence.source:
            lines += [f"Source: [{sentence.source['title']}]({sentence.source['url']})", ""]
        when = sentence.given.get("assessment_date") or sentence.given.get("financial_year")
        lines += [
            f"On {when}, given:" if when else "With no day told, given:",
            "",
            *facts_lines(sentence.given["inputs"]),
            "",
            "then:",
            "",
        ]
        lines += [f"- {key.replace('_', ' ')}: {plain(value)}" for key, value in sentence.expect.items()]
        lines += ["", *([sentence.note, ""] if sentence.note else [])]
        if path.stem == "published":
            lines += _working(sentence)
    return "\n".join(lines).rstrip() + "\n"


def _working(sentence: Sentence) -> list[str]:
    [result] = assess([sentence.given])
    return working_lines(result.working)


def kinds_page() -> str:
    lines = ["# How each kind of income, capital and cost counts", ""]
    settings = [name.replace("_", " ") for name in SETTINGS_OF_CARE]
    lines += ["## Income", "", f"| Kind | {' | '.join(settings)} | Authority |", "|---|---|---|---|---|"]
    lines += _kinds(INCOME.values(), every_setting=True)
    lines += ["", "## Capital", "", "| Kind | counts | weeks left out | Authority |", "|---|---|---|---|"]
    lines += _kinds(CAPITAL.values(), weeks=True)
    lines += ["", "## Costs of the home", "", "| Kind | counts | Authority |", "|---|---|---|"]
    return "\n".join([*lines, *_kinds(COSTS.values())]) + "\n"


def _kinds(kinds: Iterable[Kind], *, every_setting: bool = False, weeks: bool = False) -> Iterator[str]:
    for kind in kinds:
        counts = kind.counts if every_setting else kind.counts[:1]
        cells = [f"{kind.title} (`{kind.name}`)", *(one.replace("_", " ") for one in counts)]
        cells += [str(kind.weeks or "")] if weeks else []
        cells.append(f"{kind.authority.text} ({kind.authority.evidence.text})")
        yield f"| {' | '.join(cells)} |"


def figures_page() -> str:
    lines = ["# The figures set by Parliament, by date", ""]
    for figure in sorted(statutory().by_name.values(), key=lambda one: one.name):
        lines += [
            f"## {figure.title} (`{figure.name}`)",
            "",
            f"{figure.authority.text}, {figure.unit.value}.",
            "",
        ]
        lines += ["| From | Amount | How sure | Read in |", "|---|---:|---|---|"]
        for one in figure.amounts:
            amount = number_text(one.value, figure.unit) or "not confirmed"
            read_in = "; ".join(f"[{source.title}]({source.url})" for source in one.sources)
            lines.append(f"| {one.starts_on} | {amount} | {one.evidence.text} | {read_in} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def tables_page() -> str:
    """The columns of the Parquet tables that `sayso charge --batch` reads, and of what it writes."""
    lines = ["# The tables that `sayso charge --batch` reads", ""]
    lines += [
        "One Parquet file each: `people.parquet`, and if there is anything to say `income.parquet`,",
        "`capital.parquet` and `costs.parquet`. `row` joins them. Money is whole pence; percentages are",
        "whole hundredths. An absent column means what is said below, else unknown.",
        "",
        "The words that a column may hold:",
        "",
        *(f"- `{name}`: {', '.join(words)}" for name, words in WORDS.items()),
        "",
        "The result has a row for each person: `row`, `outcome`, each",
        "result in pence, hundredths, yes or no or a date, and `missing`: what a refused row lacks.",
        "",
    ]
    asks = {fact.name: fact.asks for fact in PERSON_FACTS}
    for table, schema in SCHEMAS.items():
        lines += [
            f"## {table}",
            "",
            "| Column | Type | Needed | If absent | Meaning |",
            "|---|---|---|---|---|",
        ]
        for name, kind in schema.items():
            needed = "yes" if name in NEEDED[table] else ""
            absent = "" if needed else plain(ABSENT[table].get(name)).replace("none", "unknown")
            meaning = asks.get(name, "a choice of the council" if name.startswith("policy_") else "")
            lines.append(f"| `{name}` | {kind.__name__} | {needed} | {absent} | {meaning} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def write() -> None:
    """Write every page, and take away a page that no case makes any more."""
    made = pages()
    for path in LAW.rglob("*.md"):
        if str(path.relative_to(LAW)) not in made:
            path.unlink()
    for name, text in made.items():
        (LAW / name).parent.mkdir(parents=True, exist_ok=True)
        (LAW / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
