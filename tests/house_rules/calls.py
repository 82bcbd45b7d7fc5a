"""Which function may call which, read from the code: enough to follow a refusal to where it starts."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tests.house_rules.tree import Tree

Place = tuple[str, str]  # a module, and a function or class in it


@dataclass
class Module:
    """One module: what it defines, what it brings in under which name, and its methods by their bare name."""

    name: str
    defined: dict[str, ast.FunctionDef] = field(default_factory=dict)
    methods: dict[str, list[ast.FunctionDef]] = field(default_factory=dict)
    classes: set[str] = field(default_factory=set)
    brought: dict[str, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Calls:
    """The whole tree as modules, with what each function reaches."""

    root: Path

    @cached_property
    def modules(self) -> dict[str, Module]:
        found = {}
        for source in Tree(self.root).sources():
            name = source.name.removeprefix("src/").removesuffix(".py").removesuffix("/__init__")
            found[name.replace("/", ".")] = _read(name.replace("/", "."), source.tree)
        return found

    def paths_to(self, start: Place, refusals: set[str]) -> Iterator[list[str]]:
        """Give each way by which a function comes to raise one of these refusals with nobody catching it.

        A refusal that is made and kept as a value, as the rules do for sets, is not raised; one that a
        function makes for a `raise` is.
        """
        waiting, seen = [(start, [start[1]], False)], {(start, False)}
        while waiting:
            (module, name), way, raises = waiting.pop()
            for body in self._bodies(module, name):
                for call, raised in _uncaught(body, refusals):
                    for to in self._resolve(self.modules[module], call):
                        if to[1] in refusals:
                            if raised or raises:
                                yield [*way, to[1]]
                        elif (to, raised) not in seen:
                            seen.add((to, raised))
                            waiting.append((to, [*way, to[1]], raised))

    def _bodies(self, module: str, name: str) -> list[ast.FunctionDef]:
        home = self.modules[module]
        if "." in name:
            return home.methods.get(name[1:], [])
        return [home.defined[name]] if name in home.defined else []

    def _resolve(self, home: Module, call: ast.Call) -> Iterator[Place]:
        """Give where a call may go: a function here or brought in; by its name, a method of a class near."""
        if isinstance(call.func, ast.Name):
            yield from self._follow(home, call.func.id)
        elif isinstance(call.func, ast.Attribute):
            owner, name = call.func.value, call.func.attr
            if isinstance(owner, ast.Name) and owner.id in home.brought:
                module, inner = home.brought[owner.id]
                whole = f"{module}.{inner}" if inner else module
                if whole in self.modules:
                    yield from self._follow(self.modules[whole], name)
                    return
            for near in {home.name, *(module for module, _ in home.brought.values())}:
                if near in self.modules and name in self.modules[near].methods:
                    yield near, f".{name}"

    def _follow(self, home: Module, name: str, steps: int = 0) -> Iterator[Place]:
        if name in home.defined or name in home.classes:
            yield home.name, name
        elif name in home.brought and steps < 5:
            module, inner = home.brought[name]
            if module in self.modules and inner:
                yield from self._follow(self.modules[module], inner, steps + 1)


def _read(name: str, tree: ast.Module) -> Module:
    module = Module(name)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            module.defined[node.name] = node
        elif isinstance(node, ast.ClassDef):
            module.classes.add(node.name)
            for part in node.body:
                if isinstance(part, ast.FunctionDef):
                    module.methods.setdefault(part.name, []).append(part)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module.brought |= _brought(node)
    return module


def _brought(node: ast.Import | ast.ImportFrom) -> dict[str, Place]:
    """Return where each name of an import comes from; "" for a whole module."""
    if isinstance(node, ast.Import):
        return {one.asname or one.name: (one.name, "") for one in node.names}
    return {one.asname or one.name: (node.module or "", one.name) for one in node.names}


def _uncaught(function: ast.FunctionDef, refusals: set[str]) -> Iterator[tuple[ast.Call, bool]]:
    """Give the calls of a function and whether each is raised, but those in a `try` that catches refusals."""
    waiting: list[tuple[ast.AST, bool]] = [(line, False) for line in function.body]
    while waiting:
        node, raised = waiting.pop()
        if isinstance(node, ast.Try) and _caught(node) & {"Refusal", "Exception", *refusals}:
            after = [line for one in node.handlers for line in one.body]
            waiting += [(line, False) for line in (*after, *node.orelse, *node.finalbody)]
            continue
        if isinstance(node, ast.Call):
            yield node, raised
        raised = isinstance(node, ast.Raise)
        waiting += [(child, raised) for child in ast.iter_child_nodes(node)]


def _caught(node: ast.Try) -> set[str]:
    types = [one.type for one in node.handlers if one.type]
    return {part.id for one in types for part in ast.walk(one) if isinstance(part, ast.Name)}
