"""Our `migrate` writes what Django's own would."""

import re

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from sayso.foundation.access.management.commands.migrate import only_what_changes_is_drawn

pytestmark = pytest.mark.django_db


def written() -> list[str]:
    """Return every statement of every migration, in order, none of them run."""
    loader = MigrationLoader(connection, replace_migrations=False)
    names = loader.graph._generate_plan(loader.graph.leaf_nodes(), at_end=True)
    told = loader.collect_sql([(loader.graph.nodes[name], False) for name in names])
    return [re.sub(r"'\d{4}-\d\d-\d\d [^']+'", "'the moment'", statement) for statement in told]


@pytest.mark.slow
def test_models_drawn_alone_write_the_same_tables_as_all_drawn_anew():
    with only_what_changes_is_drawn():
        ours = written()
    assert len(ours) > 1_000
    assert ours == written()
