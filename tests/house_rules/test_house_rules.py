"""The house rules hold, and each of them catches a breach planted in a copy of the tree."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house_rules.rules import RULES, records_are_written_only_in_actions
from tests.house_rules.tree import Tree, parsed

ROOT = Path(__file__).resolve().parents[2]
ACTION = '''"""Write a thing."""
from sayso.foundation.access.named_action import Kind, named_action
from sayso.rules.refusals import Held


@named_action(kind=Kind.RECORDS, permission=None)
def {name}({arguments}):
    """Write."""
    {body}
'''
PLANTED = {
    "files_are_short": ("src/sayso/rules/long.py", "x = 1\n" * 401),
    "functions_are_short": ("src/sayso/rules/deep.py", "def deep():\n" + "    x = 1\n" * 41),
    "names_say_something": ("src/sayso/journey/people/helpers.py", "x = 1\n"),
    "the_clock_is_read_at_the_door": (
        "src/sayso/journey/people/late.py",
        "from django.utils import timezone\n\nx = timezone.now()\n",
    ),
    "money_is_never_a_float": ("src/sayso/rules/cheap.py", "PRICE = 1.5\n"),
    "actions_are_named_actions": (
        "src/sayso/council/openness/actions/paint.py",
        "def paint(person):\n    return person\n",
    ),
    "facts_and_urgent_steps_are_never_refused_by_rule": (
        "src/sayso/journey/people/actions/refuse.py",
        ACTION.format(name="refuse", arguments="*, by, at", body="raise Held('no', rule='x', releases='y')"),
    ),
    "records_are_written_only_in_actions": (
        "src/sayso/journey/people/sneak.py",
        "def sneak(rows):\n    rows.objects.filter(a=1).update(a=2)\n"
        "\n\ndef hide(row, by, at):\n    row.be_replaced(by=by, at=at)\n",
    ),
    "routes_name_a_permission": (
        "src/sayso/journey/people/pages/open.py",
        "class OpenView(PageView):\n    title = 'Open'\n",
    ),
    "no_signals": (
        "src/sayso/journey/people/loud.py",
        "from django.db.models.signals import post_save as signal\n",
    ),
    "pages_hold_no_style_or_script": (
        "src/sayso/journey/people/templates/people/loud.html",
        '<p style="color:red">Loud</p>',
    ),
    "law_that_is_over_does_not_come_back": (
        "src/sayso/journey/people/templates/people/stay.html",
        "<p>They may not leave, and are under Continuous supervision\nand control: the acid test.</p>",
    ),
    "nothing_names_where_it_was_made": ("docs/made.md", "It lies in /wor" + "k/main.\n"),
}


@pytest.fixture(scope="module")
def copied(tmp_path_factory) -> Tree:
    """Return one copy of the tree with every breach planted in it."""
    copy = tmp_path_factory.mktemp("house") / "copy"
    for folder in ("src", "docs", "tests", "bench"):
        if (ROOT / folder).exists():
            shutil.copytree(
                ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "static")
            )
    for name, text in PLANTED.values():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text(text, encoding="utf-8")
    return Tree(copy)


@pytest.fixture(scope="module")
def here() -> Iterator[Tree]:
    """Return the tree itself; what was read of it and of its copy is let go at the end."""
    yield Tree(ROOT)
    parsed.cache_clear()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_rule_holds(rule, here):
    assert rule(here) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_rule_catches_a_breach(rule, copied):
    planted, _ = PLANTED[rule.__name__]
    assert any(planted in breach for breach in rule(copied))


def test_a_row_that_is_replaced_outside_an_action_is_caught_as_a_write(copied):
    breaches = records_are_written_only_in_actions(copied)
    assert "src/sayso/journey/people/sneak.py:6 writes a record (row.be_replaced)" in breaches
