"""Read YAML and JSON exactly: decimals stay decimals, a repeated key is an error, "on" is a word."""

import json
import re
from decimal import Decimal
from typing import Any

import yaml

from sayso.rules.refusals import Invalid


class _ExactLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # whichever loader is there
    """YAML with decimal numbers, and without yes/no/on/off, sexagesimal or octal surprises."""


_ExactLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", list("tf")),
    ("tag:yaml.org,2002:int", r"^[-+]?(?:0|[1-9][0-9]*)$", list("-+0123456789")),
    ("!decimal", r"^[-+]?[0-9]+\.[0-9]+$", list("-+0123456789")),
    ("tag:yaml.org,2002:timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", list("0123456789")),
    ("tag:yaml.org,2002:merge", r"^(?:<<)$", ["<"]),
):
    _ExactLoader.add_implicit_resolver(_tag, re.compile(_pattern), _first)


def _decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(loader.construct_scalar(node))


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    loader.flatten_mapping(node)
    made: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str | int):
            raise Invalid(f"Line {key_node.start_mark.line + 1}: a key must be a word.")
        if key in made:
            raise Invalid(f"Line {key_node.start_mark.line + 1}: “{key}” is given twice.")
        made[key] = loader.construct_object(value_node, deep=True)
    return made


_ExactLoader.add_constructor("!decimal", _decimal)
_ExactLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_yaml(text: str) -> Any:
    """The value of a YAML text. Raises Invalid, saying the line, for anything that cannot be read."""
    try:
        return yaml.load(text, Loader=_ExactLoader)
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        where = f"Line {mark.line + 1}: " if mark else ""
        raise Invalid(f"{where}this is not YAML that we can read.") from wrong
    except ValueError as wrong:
        raise Invalid(f"A date or number cannot be read: {wrong}.") from wrong


def read_json(text: str) -> Any:
    """The value of a JSON text. Raises Invalid, saying the line, for anything that cannot be read."""
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_once)
    except json.JSONDecodeError as wrong:
        raise Invalid(f"Line {wrong.lineno}: this is not JSON that we can read.") from wrong


def _no_constant(word: str) -> Any:
    raise Invalid(f"“{word}” is not a number that we can use.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise Invalid(f"“{key}” is given twice.")
        made[key] = value
    return made
