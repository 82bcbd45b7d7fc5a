"""The code as text and as trees: what the house rules look at, in any root."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

WRITES = {
    "save",
    "create",
    "bulk_create",
    "update",
    "bulk_update",
    "delete",
    "get_or_create",
    "update_or_create",
}


@dataclass(frozen=True)
class Source:
    """One Python file: where it is from the root, and what it says."""

    root: Path
    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(self.root).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def nodes(self, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))

    @property
    def is_migration(self) -> bool:
        return "/migrations/" in self.name


@dataclass(frozen=True)
class Tree:
    """A whole source tree."""

    root: Path

    def sources(self, *folders: str) -> list[Source]:
        """Return the Python files under these folders, migrations left out."""
        found = []
        for folder in folders or ("src/sayso",):
            found += [Source(self.root, path) for path in sorted((self.root / folder).rglob("*.py"))]
        return [source for source in found if not source.is_migration]

    def actions(self) -> list[Source]:
        """Return the files that hold actions."""
        return [
            source
            for source in self.sources()
            if "/actions/" in source.name and not source.name.endswith("__init__.py")
        ]

    def templates(self) -> list[Path]:
        return sorted((self.root / "src/sayso").rglob("templates/**/*.html"))


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from source.nodes(ast.FunctionDef, ast.AsyncFunctionDef)  # type: ignore[misc]


def called(node: ast.Call) -> str:
    """Return the last name of what is called: `save` for `person.save()`."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""
