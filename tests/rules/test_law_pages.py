"""docs/law says what the cases say."""

from tests.rules.make_law_pages import LAW, pages


def test_docs_law_is_up_to_date() -> None:
    written = {str(path.relative_to(LAW)): path.read_text(encoding="utf-8") for path in LAW.rglob("*.md")}

    assert written == pages(), "run: python -m tests.rules.make_law_pages"
