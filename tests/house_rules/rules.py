"""The house rules: each takes a tree and returns its breaches, a sentence each."""

import ast
import re
from collections.abc import Callable

from tests.house_rules.tree import WRITES, Source, Tree, called, functions

Rule = Callable[[Tree], list[str]]
RULES: list[Rule] = []

FORBIDDEN_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "data",
    "info",
    "process",
    "handle",
}
LONGEST_FILE, LONGEST_FUNCTION = 400, 40
CLOCK_ROOMS = (
    "/pages/",
    "/management/",
    "/web/",
    "tasks.py",
    "/access/clock.py",
    "/access/door.py",
    "/access/tokens.py",
)
CLOCK = r"\b(timezone|datetime|date|clock)\.(now|today|utcnow)$|\btime\.(time|monotonic)$"
# Outside `actions`, records are written only here: the page's own guards, the trail, the ledger's two doors.
WRITERS = (
    "/actions/",
    "/foundation/audit/",
    "/foundation/ledger/",
    "/foundation/govuk/view.py",
    "/foundation/govuk/keeping.py",
    "/foundation/govuk/once.py",
    "/web/api/once.py",
    "/web/demo/",
    "/web/settings/",
    "/rules/",
    "/casework/facts/danger.py",  # draws a photo anew, in memory
    "/people/models/dated.py",  # what `be_replaced` does: whoever calls it elsewhere is caught as if it saved
)
ALWAYS_WRITES = {"save", "bulk_create", "be_replaced"}  # on whatever they are called
RULE_REFUSALS = {"Held", "FactsMissing", "NoFigureInForce"}


def rule(checked: Rule) -> Rule:
    RULES.append(checked)
    return checked


@rule
def files_are_short(tree: Tree) -> list[str]:
    return [
        f"{source.name} has {count} lines; {LONGEST_FILE} at most"
        for source in tree.sources("src/sayso", "tests", "bench")
        if (count := source.text.count("\n")) > LONGEST_FILE
    ]


@rule
def functions_are_short(tree: Tree) -> list[str]:
    return [
        f"{source.name}:{found.lineno} {found.name} has {length} lines; {LONGEST_FUNCTION} at most"
        for source in tree.sources("src/sayso", "bench")
        for found in functions(source)
        if (length := (found.end_lineno or found.lineno) - found.lineno + 1) > LONGEST_FUNCTION
    ]


@rule
def names_say_something(tree: Tree) -> list[str]:
    breaches = []
    for source in tree.sources():
        parts = {*source.name.removesuffix(".py").split("/")}
        named = {
            node.name.lower()
            for node in source.nodes(ast.FunctionDef, ast.ClassDef)
            if not (node.name == "handle" and "/management/" in source.name)  # type: ignore[attr-defined]
        }
        breaches += [f"{source.name} is called {name}" for name in (parts | named) & FORBIDDEN_NAMES]
    return breaches


@rule
def the_clock_is_read_at_the_door(tree: Tree) -> list[str]:
    breaches = []
    for source in tree.sources():
        if any(room in "/" + source.name for room in CLOCK_ROOMS):
            continue
        for node in source.nodes(ast.Call):
            said = ast.unparse(node.func)
            told = bool(node.args)  # type: ignore[attr-defined]
            if re.search(CLOCK, said) or (re.search(r"timezone\.local(date|time)$", said) and not told):
                breaches.append(f"{source.name}:{node.lineno} reads the clock ({said})")  # type: ignore[attr-defined]
    return breaches


@rule
def money_is_never_a_float(tree: Tree) -> list[str]:
    breaches = []
    for source in tree.sources("src/sayso/rules", "src/sayso/foundation/ledger"):
        for node in source.nodes(ast.Constant, ast.Call, ast.BinOp):
            if isinstance(node, ast.Constant) and isinstance(node.value, float):
                breaches.append(f"{source.name}:{node.lineno} has a float")
            elif isinstance(node, ast.Call) and called(node) == "float":
                breaches.append(f"{source.name}:{node.lineno} makes a float")
            elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and not _is_path(node):
                breaches.append(f"{source.name}:{node.lineno} divides with /")
    return breaches


def _is_path(node: ast.BinOp) -> bool:
    said = ast.unparse(node)
    return bool(re.search(r"['\"]|FOLDER|Path|folder|parent|\bname\b", said))


@rule
def actions_are_named_actions(tree: Tree) -> list[str]:
    """What a room's `actions` gives out is named, keyword-only, by somebody, at a time."""
    breaches = []
    for source in tree.actions():
        given_out = _given_out(source)
        for found in source.tree.body:
            if not isinstance(found, ast.FunctionDef) or found.name not in given_out:
                continue
            where = f"{source.name}:{found.lineno} {found.name}"
            if found.args.args or found.args.posonlyargs:
                breaches.append(f"{where} takes more than keywords")
            if found.name == "set_up_council":
                continue  # there is nobody yet who could have been permitted
            if not {"by", "at"} <= {argument.arg for argument in found.args.kwonlyargs}:
                breaches.append(f"{where} does not say by whom and when")
            if not any(_is_named(line) for line in found.decorator_list) and not _is_a_set_of_one(
                found, source
            ):
                breaches.append(f"{where} is not a named_action")
    return breaches


def _given_out(source: Source) -> set[str]:
    """The names that the room's `actions/__init__.py` lists in `__all__`."""
    listing = source.path.parent / "__init__.py"
    text = listing.read_text(encoding="utf-8") if listing.exists() else ""
    found = re.search(r"__all__ = \[(.*?)\]", text, re.S)
    return set(re.findall(r"\"(\w+)\"", found.group(1))) if found else {source.path.stem}


def _is_a_set_of_one(found: ast.FunctionDef, source: Source) -> bool:
    """Whether the function only calls a named action of its own file: the single one is a set of one."""
    named = {
        node.name
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef) and any(_is_named(line) for line in node.decorator_list)
    }
    return bool({called(node) for node in ast.walk(found) if isinstance(node, ast.Call)} & named)


def _is_named(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and called(decorator) == "named_action"


@rule
def facts_and_urgent_steps_are_never_refused_by_rule(tree: Tree) -> list[str]:
    breaches = []
    for source in tree.actions():
        kinds = {
            ast.unparse(word.value).rsplit(".", 1)[-1]
            for node in source.nodes(ast.Call)
            if called(node) == "named_action"  # type: ignore[arg-type]
            for word in node.keywords  # type: ignore[attr-defined]
            if word.arg == "kind"
        }
        if not kinds & {"RECORDS", "URGENT"}:
            continue
        names = {node.id for node in source.nodes(ast.Name)}  # type: ignore[attr-defined]
        breaches += [f"{source.name} records a fact and names {name}" for name in names & RULE_REFUSALS]
    return breaches


@rule
def records_are_written_only_in_actions(tree: Tree) -> list[str]:
    breaches = []
    for source in tree.sources():
        if any(place in "/" + source.name for place in WRITERS):
            continue
        for node in source.nodes(ast.Call):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            said = ast.unparse(node.func)
            through_rows = re.search(r"\bobjects\b|\.filter\(|\.all\(|_set\.", said)
            if node.func.attr in ALWAYS_WRITES or (node.func.attr in WRITES and through_rows):
                breaches.append(f"{source.name}:{node.lineno} writes a record ({said[:60]})")
    return breaches


@rule
def routes_name_a_permission(tree: Tree) -> list[str]:
    """Every page class says who may come and whose records it shows."""
    breaches = []
    for source in tree.sources():
        for node in source.nodes(ast.ClassDef):
            bases = {ast.unparse(base).rsplit(".", 1)[-1] for base in node.bases}  # type: ignore[attr-defined]
            if not bases & {"PageView", "FormPage"}:
                continue
            said = {
                target.id
                for line in node.body  # type: ignore[attr-defined]
                if isinstance(line, ast.Assign)
                for target in line.targets
                if isinstance(target, ast.Name)
            } | {
                line.target.id
                for line in node.body  # type: ignore[attr-defined]
                if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.value
            }
            abstract = node.name == "FormPage" or not said & {"title", "form_class", "template_name"}
            for needed in ("permission", "shows"):
                if needed not in said and not abstract:
                    breaches.append(f"{source.name}:{node.lineno} {node.name} does not say its {needed}")  # type: ignore[attr-defined]
    return breaches


@rule
def no_signals(tree: Tree) -> list[str]:
    return [
        f"{source.name} uses signals"
        for source in tree.sources()
        if re.search(
            r"django\.(db\.models|core|dispatch)[\w.]* import .*(signal|receiver|Signal)", source.text
        )
    ]


@rule
def pages_hold_no_style_or_script(tree: Tree) -> list[str]:
    breaches = []
    for path in tree.templates():
        text = path.read_text(encoding="utf-8")
        where = path.relative_to(tree.root).as_posix()
        if re.search(r"\sstyle=", text):
            breaches.append(f"{where} has a style of its own")
        if re.search(r"<script(?![^>]*\bsrc=)", text) or re.search(r"\son\w+=", text):
            breaches.append(f"{where} has a script of its own")
        if re.search(r"\|safe\b|autoescape off|mark_safe", text):
            breaches.append(f"{where} lets text through unescaped")
    return breaches


@rule
def nothing_names_where_it_was_made(tree: Tree) -> list[str]:
    """No machine's paths and no registry's host: the project stands by itself."""
    shy = ["/wor" + "k/", "pypi" + ".org", "python" + "hosted", "registry.np" + "mjs", "../shar" + "ed"]
    breaches = []
    for folder in ("src", "tests", "bench", "docs", "script", "requirements", ".ci"):
        for path in sorted((tree.root / folder).rglob("*")):
            if path.suffix in {".py", ".md", ".html", ".yaml", ".txt", ".toml", ""} and path.is_file():
                text = path.read_text(encoding="utf-8", errors="replace")
                breaches += [f"{path.relative_to(tree.root)} names {word}" for word in shy if word in text]
    return breaches


@rule
def law_that_is_over_does_not_come_back(tree: Tree) -> list[str]:
    """No rule, screen, letter or help of what was overruled or repealed.

    *Cheshire West* fell on 2 June 2026 ([2026] UKSC 16); assessment and discharge notices, which a hospital
    sent, on 1 July 2022 (SI 2022/734).
    """
    over = re.compile(
        r"cheshire[\s_-]*west|acid[\s_-]*test|"
        r"(?:discharge|assessment)[\s_-]*notices?\b|(?:section|s\.?)\s*[25]\s+notices?\b|"
        r"continuous[\s_-]*supervision[\s_-]*and[\s_-]*control",
        re.IGNORECASE,
    )
    return [
        f"{path.relative_to(tree.root).as_posix()} says “{found[0]}”"
        for path in sorted((tree.root / "src").rglob("*"))
        if path.suffix in {".py", ".html", ".yaml", ".md", ".txt", ".toml"} and path.is_file()
        for text in [path.read_text(encoding="utf-8", errors="replace")]
        for found in over.finditer(text)
    ]


def breaches_of(tree: Tree) -> list[str]:
    """Return every breach of every rule."""
    return [f"{checked.__name__}: {breach}" for checked in RULES for breach in checked(tree)]


def source_of(tree: Tree, name: str) -> Source:
    return Source(tree.root, tree.root / name)
