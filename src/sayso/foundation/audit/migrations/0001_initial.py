"""The trail, its chain, and who may touch them: nobody may change a row, not even the owner by accident."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import sayso.foundation.audit.models

FORWARD = """
create table audit_event (
    id bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    written_at timestamptz not null default clock_timestamp(),
    at timestamptz not null,
    actor_id uuid,
    action varchar(80) not null,
    people uuid[] not null default '{}',
    object_kind varchar(40) not null default '',
    object_id uuid,
    purpose varchar(60) not null default '',
    facts jsonb not null default '{}'
);
create index audit_event_people on audit_event using gin (people);
create index audit_event_xid on audit_event (xid);

create table audit_link (
    seq bigint primary key,
    event_id bigint not null unique,
    hash bytea not null check (length(hash) = 32)
);

create function audit_refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege'; end $$;
create trigger audit_event_append_only before update or delete or truncate on audit_event
    for each statement execute function audit_refuse_change();
create trigger audit_link_append_only before update or delete or truncate on audit_link
    for each statement execute function audit_refuse_change();

-- Who is looking: set by the Door for one transaction. Empty for anyone not signed in.
create function viewer() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('sayso.viewer', true), '')::uuid $$;

revoke all on audit_event, audit_link from sayso_app, sayso_whole;
grant insert on audit_event to sayso_app, sayso_whole;
alter table audit_event enable row level security;
-- An event is written in the viewer's own name and no one else's.
create policy audit_own_name on audit_event for insert to sayso_app, sayso_whole
    with check (actor_id is not distinct from viewer());
create policy audit_owner on audit_event to sayso_owner using (true) with check (true);
"""

BACKWARD = """
drop table audit_link; drop table audit_event; drop function audit_refuse_change(); drop function viewer();
"""

#: What Django has to know of the tables, so that it does not ask for a migration that makes them.
KNOWN = [
    migrations.CreateModel(
        name="AuditEvent",
        fields=[
            ("id", models.BigAutoField(primary_key=True, serialize=False)),
            ("xid", sayso.foundation.audit.models.Xid8Field()),
            ("written_at", models.DateTimeField()),
            ("at", models.DateTimeField()),
            ("actor_id", models.UUIDField(null=True)),
            ("action", models.CharField(max_length=80)),
            (
                "people",
                django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
            ),
            ("object_kind", models.CharField(blank=True, default="", max_length=40)),
            ("object_id", models.UUIDField(null=True)),
            ("purpose", models.CharField(blank=True, default="", max_length=60)),
            ("facts", models.JSONField(default=dict)),
        ],
        options={"db_table": "audit_event", "managed": False},
    ),
    migrations.CreateModel(
        name="AuditLink",
        fields=[
            ("seq", models.BigAutoField(primary_key=True, serialize=False)),
            ("hash", models.BinaryField()),
            (
                "event",
                models.OneToOneField(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    to="audit.auditevent",
                ),
            ),
        ],
        options={"db_table": "audit_link", "managed": False},
    ),
]


class Migration(migrations.Migration):
    """Make the trail."""

    initial = True
    dependencies = []
    operations = [migrations.RunSQL(FORWARD, BACKWARD, state_operations=KNOWN)]
