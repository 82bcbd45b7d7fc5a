"""govuk-frontend's own components, drawn by its Jinja macros. The environment is built once a process."""

from functools import cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader
from jinja2.runtime import Macro


def component(kind: str, /, **params: Any) -> SafeString:
    """Draw one component, such as `component("button", text="Save")`, with the parameters of its macro.

    Words from a person go in as `text`, never as `html`: only `text` is escaped.
    """
    return mark_safe(str(_macro(kind)(params)))


@cache
def _macro(kind: str) -> Macro:
    name = "govuk" + "".join(word.capitalize() for word in kind.split("-"))
    template = _environment().get_template(f"govuk_frontend_jinja/components/{kind}/macro.html")
    macro: Macro = getattr(template.module, name)
    return macro


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
    )
