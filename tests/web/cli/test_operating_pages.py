"""The pages for those who run Sayso are complete: every setting, every command, no setting that is gone."""

import re
from pathlib import Path

from sayso.web.cli import main

ROOT = Path(__file__).resolve().parents[3]
OPERATE = ROOT / "docs" / "operate"
NAME = r"\b(SAYSO_[A-Z_]+|DATABASE_URL(?:_[A-Z]+)?)\b"


def read_by_the_code() -> set[str]:
    sources = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("conftest.py")]
    quoted = re.compile(rf'["\']{NAME}["\']')
    found = {name for source in sources for name in quoted.findall(source.read_text(encoding="utf-8"))}
    return {name for name in found if name != "SAYSO_CLOCK_SHIFT"}


def test_every_setting_is_on_the_page_and_nothing_else():
    page = (OPERATE / "settings.md").read_text(encoding="utf-8")
    assert set(re.findall(rf"^\| `{NAME}`", page, re.M)) == read_by_the_code()


def test_every_command_that_a_page_names_is_there():
    pages = "\n".join(page.read_text(encoding="utf-8") for page in OPERATE.glob("*.md"))
    named = set(re.findall(r"(?:^|`|&& )sayso ([a-z]+)", pages, re.M))
    assert named <= set(main.list_commands(None))
