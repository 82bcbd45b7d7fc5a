"""The code as text and as trees: what the house rules look at, in any root."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
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


@cache
def parsed(text: str) -> tuple[ast.Module, dict[type[ast.AST], list[ast.AST]]]:
    """Return the tree of what a file says, and its nodes by kind.

    Every rule asks for them, and in the planted copy again: they are read once, until `parsed.cache_clear()`.
    """
    tree, found = ast.parse(text), defaultdict(list)
    for node in ast.walk(tree):
        found[type(node)].append(node)
    return tree, found


@dataclass(frozen=True)
class Source:
    """One Python file: where it is from the root, and what it says."""

    root: Path
    path: Path

    @cached_property
    def name(self) -> str:
        return self.path.relative_to(self.root).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def tree(self) -> ast.Module:
        return parsed(self.text)[0]

    def nodes(self, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
        found = parsed(self.text)[1]
        return (node for kind in kinds for node in found.get(kind, ()))

    @property
    def is_migration(self) -> bool:
        return "/migrations/" in self.name


class _Under(dict[str, list[Source]]):
    """The Python files under each folder, looked for once."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __missing__(self, folder: str) -> list[Source]:
        found = [Source(self.root, path) for path in sorted((self.root / folder).rglob("*.py"))]
        self[folder] = [source for source in found if not source.is_migration]
        return self[folder]


@dataclass(frozen=True)
class Tree:
    """A whole source tree."""

    root: Path

    @cached_property
    def _under(self) -> "_Under":
        return _Under(self.root)

    def sources(self, *folders: str) -> list[Source]:
        """Return the Python files under these folders, migrations left out."""
        return [source for folder in folders or ("src/sayso",) for source in self._under[folder]]

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
