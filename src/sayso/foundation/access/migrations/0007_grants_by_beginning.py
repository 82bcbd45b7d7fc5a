"""The live grants of one kind of reason on one record, to end them all at once."""

from django.db import migrations

FORWARD = """
create function live_grants_beginning(whom uuid, begins text) returns uuid[] language sql stable
    security definer set search_path = public, pg_temp as
$$ select coalesce(array_agg(g.id), '{}') from access_grant g
   where viewer() is not null and whom is not null and g.person_id = whom
     and starts_with(g.because, begins) and g.period @> sayso_now() $$;
"""
BACKWARD = "drop function live_grants_beginning(uuid, text);"


class Migration(migrations.Migration):
    """Add the question."""

    dependencies = [("access", "0006_means")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
