"""What the layouts are told about the page they frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class MenuItem(NamedTuple):
    """One entry of the main menu; `current` marks the page that is open."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Page:
    """The frame's own words: who is signed in, the menu, and other ways to read the page (label, address).

    A layout leaves out whatever is empty, so a page for anyone needs none of it.
    """

    signed_in_as: str = ""
    sign_out_url: str = ""
    menu: Sequence[MenuItem | tuple[str, str, bool]] = ()
    tools: Sequence[tuple[str, str]] = ()
    may_find: bool = False
    may_hide: bool = False  # has a record of their own, over whose pages somebody may look
