"""The law asks whether paying somebody close is necessary. Another word for it is nowhere to be read."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: What councils asked instead, and were found at fault for.
NOT_THE_LAW = "exception" + "al"
KINDS = {".py", ".html", ".yaml", ".md", ".txt", ".js", ".scss"}


@pytest.mark.requirement("S0-08")
@pytest.mark.parametrize("folder", ["src", "docs", "tests"])
def test_nobody_is_asked_for_more_than_the_law_does(folder):
    files = [path for path in (ROOT / folder).rglob("*") if path.suffix in KINDS]
    assert len(files) > 40, "too few files were read to say anything"
    found = [path for path in files if NOT_THE_LAW in path.read_text(encoding="utf-8").lower()]
    assert found == []
