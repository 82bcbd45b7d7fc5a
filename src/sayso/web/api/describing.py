"""The API's description as a page of ours: it works without script, like every page."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import PageView, Shows
from sayso.web.api.site import api


class ApiDocsView(PageView):
    """Every door of the API: verb, address, permission, what goes in and what comes out."""

    permission = Permission.READ_PUBLIC_PAGES
    shows = Shows.NOBODY
    template_name = "home/api_docs.html"
    title = "The API"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show every door."""
        schema = api.get_openapi_schema()
        shapes = schema.get("components", {}).get("schemas", {})
        doors = [
            {
                "verb": verb.upper(),
                "path": path,
                "summary": told["summary"],
                "description": told["description"].replace("`", ""),
                "takes": _fields(_body(told), shapes),
            }
            for path, verbs in schema["paths"].items()
            for verb, told in verbs.items()
        ]
        return self.page({"doors": doors})


def _body(told: dict[str, Any]) -> str:
    content = told.get("requestBody", {}).get("content", {}).get("application/json", {})
    return str(content.get("schema", {}).get("$ref", "")).rsplit("/", 1)[-1]


def _fields(name: str, shapes: dict[str, Any]) -> list[dict[str, Any]]:
    shape = shapes.get(name, {})
    needed = set(shape.get("required", []))
    return [
        {
            "name": field,
            "kind": said.get("type") or said.get("format") or "one of several",
            "needed": field in needed,
            "about": said.get("description", ""),
        }
        for field, said in shape.get("properties", {}).items()
    ]
