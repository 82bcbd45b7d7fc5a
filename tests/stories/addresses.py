"""The routes of the site, by the view that answers."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def _patterns(among: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for found in among:
        if isinstance(found, URLResolver):
            yield from _patterns(found.url_patterns)
        else:
            yield found


def page_views(kind: type) -> list[str]:
    """Return the name of every route whose view is of this kind."""
    found = _patterns(get_resolver().url_patterns)
    return [
        one.name
        for one in found
        if one.name and issubclass(getattr(one.callback, "view_class", object), kind)
    ]
