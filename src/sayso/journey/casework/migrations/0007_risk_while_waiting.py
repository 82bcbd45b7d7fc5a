"""The risk while somebody waits: a table, and what a manager sees of their team."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect

RISKS = [
    ("high", "High: harm could come while they wait"),
    ("unknown", "Not known yet"),
    ("medium", "Medium"),
    ("low", "Low"),
]

FORWARD = """
-- What was said stays; that somebody looked is written by the function below.
revoke update, delete, truncate on casework_waiting_risk from sayso_app, sayso_whole;

-- Whom a manager's team leads, or nobody of a team does where the manager has no team: everybody.
create function casework_of_my_team() returns table (person_id uuid, worker_id uuid) language sql stable
    security definer set search_path = public, pg_temp as
$$ with restricted as materialized (
       select r.person_id from access_restriction r where r.lifted_at is null
         and not r.person_id = any ((select seen('work'))::uuid[]))
   select a.person_id, a.worker_id from access_user me
   join casework_allocation a on a.ended_at is null and a.role = 'lead'
   left join access_user w on w.id = a.worker_id
   where me.id = viewer() and (select casework_holds(array['manager']))
     and (me.team_id is null or coalesce(w.team_id, a.team_id) = me.team_id)
     and a.person_id not in (select person_id from restricted) $$;

-- Whom a worker works with, and whom they stand in with today; the closed ones only where they are open to them.
create function casework_of_mine() returns table (person_id uuid, worker_id uuid) language sql stable rows 40
    security definer set search_path = public, pg_temp as
$$ with cover as materialized (
       select k.* from casework_covering((sayso_now() at time zone 'Europe/London')::date) k
       where k.cover_id = viewer())
   select distinct a.person_id, a.worker_id from casework_allocation a
   where a.ended_at is null
     and (a.worker_id = viewer()
          or (a.worker_id in (select worker_id from cover) and exists (
              select 1 from cover k where k.worker_id = a.worker_id
                and casework_is_about(k.absence_id, k.person_id, a.person_id))))
     and a.person_id = any ((select seen('work'))::uuid[]) $$;

create function casework_risks_that_rose() returns table (id uuid, person_id uuid, risk text, said_at timestamptz,
                                                          said_by text)
    language sql stable security definer set search_path = public, pg_temp as
$$ select r.id, r.person_id, r.risk::text, r.said_at, u.name::text
   from casework_waiting_risk r join access_user u on u.id = r.said_by_id
   where r.rose and r.looked_at is null and r.said_by_id <> viewer()
     and r.person_id in (select t.person_id from casework_of_my_team() t)
     and not exists (select 1 from casework_waiting_risk later
                     where later.person_id = r.person_id and later.said_at > r.said_at)
   order by r.said_at, r.id $$;

create function casework_look_at_risk(which uuid, at timestamptz)
    returns table (person_id uuid, was_looked_at boolean)
    language plpgsql security definer set search_path = public, pg_temp as
$$ declare whom uuid; already boolean;
begin
    select r.person_id, r.looked_at is not null into whom, already from casework_waiting_risk r
        where r.id = which and r.rose and r.person_id in (select t.person_id from casework_of_my_team() t)
        for update;
    if whom is null then
        return;
    end if;
    update casework_waiting_risk r set looked_at = at, looked_by_id = viewer()
        where r.id = which and r.looked_at is null;
    return query select whom, already;
end $$;
revoke execute on function casework_of_my_team(), casework_of_mine() from public;
"""


class Migration(migrations.Migration):
    """Make the table and the functions."""

    dependencies = [("access", "0006_means"), ("casework", "0006_absence_and_cover")]

    operations = [
        migrations.CreateModel(
            name="WaitingRisk",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("risk", models.CharField(choices=RISKS, max_length=8)),
                ("words", models.TextField()),
                ("rose", models.BooleanField()),
                ("said_at", models.DateTimeField()),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "looked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.subject"
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "casework_waiting_risk",
                "indexes": [
                    models.Index(fields=["person", "-said_at"], name="casework_risk_of_person"),
                    models.Index(
                        condition=models.Q(("looked_at", None), ("rose", True)),
                        fields=["said_at"],
                        name="casework_risk_rose",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="casework_risk_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("looked_at", None), ("looked_by", None)),
                            models.Q(("looked_at__isnull", False), ("looked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="casework_risk_looked_at_with_by",
                    ),
                ],
            },
        ),
        Protect("WaitingRisk", "story"),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
