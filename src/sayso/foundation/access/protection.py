"""Protected tables: forced row-level security in one fixed form, and the same expression for queries.

Two database roles, two policies. A narrow viewer's policy is an index condition on the array of people that
the viewer may see (an OR or an EXISTS there costs a hundred times as much: see ADR 4). A viewer with a
whole-council grant takes the role `sayso_whole`, whose policy asks the grants again.
"""

import uuid
from collections.abc import Callable
from functools import cache
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject
from sayso.foundation.access.viewer import Viewer, current_viewer, looks_whole

Row = TypeVar("Row", bound=models.Model)

NARROW = "{column} = any ((select seen('{area}'))::uuid[])"
# In brackets: visible_to() puts other conditions beside it, and an OR without them would swallow those.
WHOLE = (
    "(((select sees_all('{area}')) and not ({column} = any ((select closed('{area}'))::uuid[])))"
    " or {column} = any ((select seen('{area}'))::uuid[]))"
)


class Protect(Operation):
    """Put a model's table under the policies of its area. The only writer of policies on people's tables."""

    reversible = True

    def __init__(self, model_name: str, area: str) -> None:
        self.model_name = model_name
        self.area = Area(area).value

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change nothing in the state: policies are the database's own."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Write the policies."""
        table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
        for statement in protecting(table, self.area):
            schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Take the policies away again."""
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        for name in ("owner_works", "narrow", "whole"):
            schema_editor.execute(f"drop policy {name} on {table}")
        schema_editor.execute(f"alter table {table} no force row level security, disable row level security")

    def describe(self) -> str:
        """Say what this does, for Django's list of migrations."""
        return f"Protect {self.model_name} as {self.area}"


class MoveToArea(Protect):
    """Put a protected table under the policies of another area: who may see its rows changes at once."""

    def __init__(self, model_name: str, before: str, area: str) -> None:
        super().__init__(model_name, area)
        self.before = Area(before).value

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Write the policies of the new area in place of the old."""
        self._rewrite(
            to_state.apps.get_model(app_label, self.model_name)._meta.db_table, self.area, schema_editor
        )

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Write the old ones again."""
        self._rewrite(
            from_state.apps.get_model(app_label, self.model_name)._meta.db_table, self.before, schema_editor
        )

    def describe(self) -> str:
        """Say what this does, for Django's list of migrations."""
        return f"Move {self.model_name} from {self.before} to {self.area}"

    @staticmethod
    def _rewrite(table: str, area: str, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for name, form in (("narrow", NARROW), ("whole", WHOLE)):
            using = form.format(column="person_id", area=area)
            schema_editor.execute(f"alter policy {name} on {table} using ({using})")


def protecting(table: str, area: str) -> list[str]:
    """Return the statements that protect one table. Its rows bear the person's key in `person_id`."""
    narrow = NARROW.format(column="person_id", area=area)
    whole = WHOLE.format(column="person_id", area=area)
    return [
        f"alter table {table} enable row level security, force row level security",
        # Without this a migration would change no rows, in silence.
        f"create policy owner_works on {table} to sayso_owner using (true) with check (true)",
        f"create policy narrow on {table} to sayso_app using ({narrow})",
        f"create policy whole on {table} to sayso_whole using ({whole})",
    ]


def must_look(viewer: Viewer) -> None:
    """Raise RuntimeError unless the database looks with this viewer's eyes: the answer would be another's."""
    if current_viewer() != (viewer.pk if viewer.is_authenticated else None):
        raise RuntimeError("The records were asked for one viewer while another looks")


@cache
def _readers(model: type[models.Model]) -> list[tuple[str, Callable[[Any], Any]]]:
    return [(field.attname, field.to_python) for field in model._meta.concrete_fields]


def row_of(model: type[Row], told: dict[str, Any]) -> Row:
    """Return a row that PostgreSQL told as JSON (`to_jsonb`), as if the model had read it itself."""
    names, values = zip(*((name, read(told[name])) for name, read in _readers(model)), strict=True)
    return model.from_db("default", names, values)


class ProtectedQuerySet(models.QuerySet[Any]):
    """Rows of a protected table."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Keep what this viewer may see: the policy's own expression, so that it costs nothing twice.

        Raises RuntimeError when somebody else's eyes are set: the answer would be theirs.
        """
        must_look(viewer)
        area = self.model.area.value
        form = WHOLE if looks_whole() else NARROW
        seen = models.Func(
            models.F("person_id"),
            template=form.format(column="%(expressions)s", area=area),
            output_field=models.BooleanField(),
        )
        return self.alias(_seen=seen).filter(_seen=True)


class ProtectedModel(models.Model):
    """A row of one person's record, in one area. Its first migration must `Protect` its table."""

    area: ClassVar[Area]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")

    objects = ProtectedQuerySet.as_manager()

    class Meta:
        abstract = True
