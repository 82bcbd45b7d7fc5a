"""The import contracts hold, name every room, and each one breaks when it is breached."""

import os
import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"

#: What is planted, where, in one copy of the tree: each line breaks the contract that it is named by below.
BREACHES = {
    "foundation/audit/__init__.py": ["import sayso.journey.people", "import sayso.foundation.ledger"],
    "odds/__init__.py": [""],
    "web/settings/home.py": ["import sayso.web.cli"],
    "journey/people/__init__.py": ["import sayso.journey.casework"],
    "journey/people/statuses.py": ["import sayso.journey.people.queries"],
    "journey/people/odds.py": [""],
    "council/market/__init__.py": ["import sayso.council.openness"],
    "foundation/access/models.py": ["import sayso.foundation.access.actions"],
    "rules/money.py": ["from django.db import models"],
    "journey/casework/__init__.py": ["import sayso.journey.people.actions"],
    "journey/safeguarding/__init__.py": ["import sayso.journey.casework.actions"],
    "journey/safeguarding/actions/__init__.py": [""],
    "journey/charging/__init__.py": ["import sayso.journey.safeguarding.actions"],
    "journey/charging/actions/__init__.py": [""],
    "journey/allocation/actions/__init__.py": [""],
    "journey/planning/actions/__init__.py": [""],
    "journey/budget/actions/__init__.py": [""],
    "journey/control/actions/__init__.py": [""],
    "journey/options/actions/__init__.py": [""],
    "journey/purchasing/actions/__init__.py": [""],
    "journey/payments/actions/__init__.py": [""],
    "journey/breaks/actions/__init__.py": [""],
    "journey/partnership/actions/__init__.py": [""],
    "journey/review/actions/__init__.py": [""],
    "web/home/__init__.py": [
        "import sayso.journey.charging.actions",
        "import sayso.journey.assessment.actions",
        "import sayso.journey.powers.actions",
        "import sayso.journey.allocation.actions",
        "import sayso.journey.planning.actions",
        "import sayso.journey.budget.actions",
        "import sayso.journey.control.actions",
        "import sayso.journey.options.actions",
        "import sayso.journey.purchasing.actions",
        "import sayso.journey.payments.actions",
        "import sayso.journey.breaks.actions",
        "import sayso.journey.partnership.actions",
        "import sayso.journey.review.actions",
        "import sayso.council.workforce.actions",
        "import sayso.council.community.actions",
        "import sayso.council.records.actions",
    ],
}

#: The contract, and what it has to say about what was planted.
CAUGHT = [
    ("Wings", "sayso.foundation.audit -> sayso.journey.people"),
    ("Wings", "sayso.odds"),
    ("Web", "sayso.web.settings.home -> sayso.web.cli"),
    ("Journey", "sayso.journey.people -> sayso.journey.casework"),
    ("Foundation", "sayso.foundation.audit -> sayso.foundation.ledger"),
    ("Council", "sayso.council.market -> sayso.council.openness"),
    ("Inside a room", "sayso.journey.people.statuses -> sayso.journey.people.queries"),
    ("Inside a room", "sayso.journey.people.odds"),
    ("Inside a room of the foundation", "sayso.foundation.access.models -> sayso.foundation.access.actions"),
    ("Pure core", "sayso.rules.money -> django"),
    ("Own records only: people", "sayso.journey.casework -> sayso.journey.people.actions"),
    ("Own records only: casework", "sayso.journey.safeguarding -> sayso.journey.casework.actions"),
    ("Own records only: safeguarding", "sayso.journey.charging -> sayso.journey.safeguarding.actions"),
    ("Own records only: assessment", "sayso.web.home -> sayso.journey.assessment.actions"),
    ("Own records only: powers", "sayso.web.home -> sayso.journey.powers.actions"),
    ("Own records only: charging", "sayso.web.home -> sayso.journey.charging.actions"),
    ("Own records only: allocation", "sayso.web.home -> sayso.journey.allocation.actions"),
    ("Own records only: planning", "sayso.web.home -> sayso.journey.planning.actions"),
    ("Own records only: budget", "sayso.web.home -> sayso.journey.budget.actions"),
    ("Own records only: control", "sayso.web.home -> sayso.journey.control.actions"),
    ("Own records only: options", "sayso.web.home -> sayso.journey.options.actions"),
    ("Own records only: purchasing", "sayso.web.home -> sayso.journey.purchasing.actions"),
    ("Own records only: payments", "sayso.web.home -> sayso.journey.payments.actions"),
    ("Own records only: breaks", "sayso.web.home -> sayso.journey.breaks.actions"),
    ("Own records only: partnership", "sayso.web.home -> sayso.journey.partnership.actions"),
    ("Own records only: review", "sayso.web.home -> sayso.journey.review.actions"),
    ("Own records only: workforce", "sayso.web.home -> sayso.council.workforce.actions"),
    ("Own records only: community", "sayso.web.home -> sayso.council.community.actions"),
    ("Own records only: records", "sayso.web.home -> sayso.council.records.actions"),
]


def lint(root: Path) -> str:
    """Judge a tree by its own contracts, and return what was said."""
    ran = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stdout + ran.stderr


def contracts() -> ConfigParser:
    read = ConfigParser()
    read.read(ROOT / ".importlinter")
    return read


def names() -> list[str]:
    read = contracts()
    return [read[section]["name"] for section in read.sections() if ":" in section]


def kept_in(folder: str) -> set[str]:
    return {room.parent.name for room in (ROOT / "src/sayso" / folder).glob("*/__init__.py")}


@pytest.fixture(scope="module")
def breached(tmp_path_factory) -> str:
    """What is said of one copy of the tree in which every contract was breached."""
    root = tmp_path_factory.mktemp("breached")
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__", "static"))
    shutil.copy(ROOT / ".importlinter", root)
    for name, lines in BREACHES.items():
        planted = root / "src" / "sayso" / name
        planted.parent.mkdir(parents=True, exist_ok=True)
        with planted.open("a", encoding="utf-8") as opened:
            opened.write("\n" + "\n".join(lines) + "\n")
    return lint(root)


def test_every_contract_holds():
    said = lint(ROOT)
    assert re.search(r"Contracts: \d+ kept, 0 broken\.", said), said


@pytest.mark.parametrize(("contract", "breach"), CAUGHT, ids=[f"{name}: {what}" for name, what in CAUGHT])
def test_a_breach_is_caught_by_the_contract_it_breaks(breached, contract, breach):
    _, *headed = re.split(r"^(.+)\n-{5,}\n", breached[breached.index("Broken contracts") :], flags=re.M)
    told = dict(zip(headed[::2], headed[1::2], strict=True))
    (said,) = [text for name, text in told.items() if is_named(name, contract)]
    assert breach in said


def is_named(name: str, contract: str) -> bool:
    return name == contract or name.startswith(f"{contract}: ")


def test_no_contract_is_left_unproved():
    unproved = [name for name in names() if not any(is_named(name, proved) for proved, _ in CAUGHT)]
    assert unproved == []


def test_every_room_has_its_inside_order():
    read = contracts()
    inside = read["importlinter:contract:inside-a-room"]["containers"].split()
    rooms = {f"sayso.{wing}.{room}" for wing in ("journey", "council") for room in kept_in(wing)}
    assert set(inside) == rooms
    founding = read["importlinter:contract:inside-a-foundation-room"]["containers"].split()
    assert set(founding) == {f"sayso.foundation.{room}" for room in kept_in("foundation")}


def test_every_room_keeps_its_actions_to_itself():
    guarded = {name.removeprefix("Own records only: ") for name in names() if name.startswith("Own records")}
    council = {
        room for room in kept_in("council") if (ROOT / "src/sayso/council" / room / "actions").is_dir()
    }
    assert guarded == kept_in("journey") | council


def test_every_folder_of_code_is_a_package_that_contracts_can_see():
    unseen = [
        str(found.parent.relative_to(ROOT))
        for found in (ROOT / "src/sayso").rglob("*.py")
        if not (found.parent / "__init__.py").exists()
    ]
    assert sorted(set(unseen)) == []
