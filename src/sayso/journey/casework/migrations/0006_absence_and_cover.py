"""Who is away and who stands in: by the day, with no job that moves anything.

`casework_chain` follows cover through a colleague who is away too. `casework_covering` is what holds on one day;
what nobody stands in for is in the tray of the team by the same question, and so never with nobody.
"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect

#: Roles of the council's own people, and those that may set an absence for somebody else; a test compares both.
WORK_HERE = (
    "social-worker",
    "occupational-therapist",
    "assessor",
    "contact",
    "out-of-hours",
    "business-support",
    "broker",
    "manager",
    "finance",
    "payments",
    "safeguarding",
    "commissioner",
    "principal",
    "auditor",
    "data",
    "complaints",
    "moderator",
    "admin",
)
MAY_SET_FOR_OTHERS = ("manager",)
#: As in 0005: whose team's tray is open to business support.
OWN_TEAMS_TRAY = ("business-support",)


def _in(roles: tuple[str, ...]) -> str:
    return ", ".join(f"'{role}'" for role in roles)


POLICIES = """
create function casework_holds(codes text[]) returns boolean language sql stable security definer
    set search_path = public, pg_temp as
$$ select exists (select 1 from access_role_held r where r.user_id = viewer() and r.ended_at is null
                  and r.role = any (codes)) $$;

-- Colleagues see who is away and who stands in. Whoever is away writes it, or a manager.
alter table casework_absence enable row level security, force row level security;
create policy owner_works on casework_absence to sayso_owner using (true) with check (true);
create policy colleagues on casework_absence for select to sayso_app, sayso_whole
    using ((select casework_holds(array[%(work_here)s])));
create policy written on casework_absence for insert to sayso_app, sayso_whole
    with check (set_by_id = viewer()
                and (worker_id = viewer() or (select casework_holds(array[%(for_others)s]))));
create policy changed on casework_absence for update to sayso_app, sayso_whole
    using (worker_id = viewer() or (select casework_holds(array[%(for_others)s])));
alter table casework_cover enable row level security, force row level security;
create policy owner_works on casework_cover to sayso_owner using (true) with check (true);
create policy colleagues on casework_cover for select to sayso_app, sayso_whole
    using ((select casework_holds(array[%(work_here)s])));
create policy written on casework_cover for insert to sayso_app, sayso_whole
    with check (exists (select 1 from casework_absence a where a.id = absence_id
                        and (a.worker_id = viewer() or (select casework_holds(array[%(for_others)s])))));
create policy changed on casework_cover for update to sayso_app, sayso_whole
    using (exists (select 1 from casework_absence a where a.id = absence_id
                   and (a.worker_id = viewer() or (select casework_holds(array[%(for_others)s])))));
revoke delete, truncate on casework_absence, casework_cover, casework_cover_for from sayso_app, sayso_whole;
revoke update on casework_absence, casework_cover, casework_cover_for from sayso_app, sayso_whole;
grant update (first_day, last_day, version, ended_at, ended_by_id) on casework_absence to sayso_app, sayso_whole;
grant update (ended_at) on casework_cover, casework_cover_for to sayso_app, sayso_whole;
"""

CHAIN = """
-- Everybody who stands in for somebody from today on, with the days: whoever is named, and where that colleague is
-- away too whoever stands in for them. A person key means: with that person only, and then nobody else.
create function casework_chain() returns table (absence_id uuid, worker_id uuid, person_id uuid, cover_id uuid,
                                                days daterange)
    language sql stable security definer set search_path = public, pg_temp as
$$ with recursive live as materialized (
       select a.id, a.worker_id, daterange(a.first_day, a.last_day, '[]') as days from casework_absence a
       where a.ended_at is null and a.last_day >= (sayso_now() at time zone 'Europe/London')::date),
   named as materialized (
       select c.absence_id, null::uuid as person_id, c.cover_id from casework_cover c
       where c.ended_at is null and c.absence_id in (select id from live)
       union all
       select f.absence_id, f.person_id, f.cover_id from casework_cover_for f
       where f.ended_at is null and f.absence_id in (select id from live)),
   chain as (
       select a.id as absence_id, a.worker_id, n.person_id, n.cover_id, a.days, array[a.worker_id, n.cover_id] as seen
       from live a join named n on n.absence_id = a.id
       union
       select k.absence_id, k.worker_id, k.person_id, n.cover_id, k.days * b.days, k.seen || n.cover_id
       from chain k join live b on b.worker_id = k.cover_id and b.days && k.days
       join named n on n.absence_id = b.id
           and (n.person_id = k.person_id or (n.person_id is null and not exists (
                    select 1 from named s where s.absence_id = b.id and s.person_id = k.person_id)))
       where n.cover_id <> all (k.seen))
   select k.absence_id, k.worker_id, k.person_id, k.cover_id, k.days
   from chain k join access_user u on u.id = k.cover_id and u.is_active $$;

-- Whether a line of the chain is about this person: named for them, or for everybody with no colleague of their own.
-- Asked inside the functions here alone, with their rights.
create function casework_is_about(absence uuid, named uuid, whom uuid) returns boolean language sql stable as
$$ select named = whom or (named is null and not exists (
       select 1 from casework_cover_for f
       where f.absence_id = absence and f.person_id = whom and f.ended_at is null)) $$;

-- Who is away on a day, and until when.
create function casework_away(on_day date) returns table (worker_id uuid, until date) language sql stable
    security definer set search_path = public, pg_temp as
$$ select a.worker_id, max(a.last_day) from casework_absence a
   where a.ended_at is null and on_day between a.first_day and a.last_day group by a.worker_id $$;

-- Who stands in on a day, and is at work.
create function casework_covering(on_day date) returns table (absence_id uuid, worker_id uuid, person_id uuid,
                                                              cover_id uuid, until date)
    language sql stable security definer set search_path = public, pg_temp as
$$ select k.absence_id, k.worker_id, k.person_id, k.cover_id, (upper(k.days) - 1) from casework_chain() k
   where k.days @> on_day and k.cover_id not in (select away.worker_id from casework_away(on_day) away) $$;

-- For whom whoever looks stands in today: all of a worker's people but those named to others, or one of them. And
-- their own time away, if they are away today.
create function casework_my_cover() returns table (absence_id uuid, worker_id uuid, name text, person_id uuid,
                                                   others uuid[], until date)
    language sql stable security definer set search_path = public, pg_temp as
$$ with today as materialized (select (sayso_now() at time zone 'Europe/London')::date as day)
   select k.absence_id, k.worker_id, u.name::text, k.person_id,
          array(select f.person_id from casework_cover_for f
                where f.absence_id = k.absence_id and f.ended_at is null and k.person_id is null),
          k.until
   from today, casework_covering(today.day) k join access_user u on u.id = k.worker_id where k.cover_id = viewer()
   union all
   select a.id, a.worker_id, '', null, '{}', a.last_day from today, casework_absence a
   where a.worker_id = viewer() and a.ended_at is null and today.day between a.first_day and a.last_day $$;

-- Who works with these people, is away today, and who stands in; with no name where nobody does and the team
-- has the work. For whoever may see their work.
create function casework_away_from(people uuid[]) returns table (person_id uuid, worker_id uuid, until date,
                                                                 cover text)
    language sql stable security definer set search_path = public, pg_temp as
$$ with today as materialized (select (sayso_now() at time zone 'Europe/London')::date as day),
   away as materialized (select w.* from today, casework_away(today.day) w),
   cover as materialized (select k.*, u.name from today, casework_covering(today.day) k
                          join access_user u on u.id = k.cover_id)
   select distinct a.person_id, a.worker_id, away.until, coalesce(c.name, '')::text
   from casework_allocation a join away on away.worker_id = a.worker_id
   left join cover c on c.worker_id = a.worker_id and casework_is_about(c.absence_id, c.person_id, a.person_id)
       and not is_restricted(a.person_id)
   where a.person_id = any (people) and a.ended_at is null
     and a.person_id = any ((select seen('work'))::uuid[]) $$;
"""

GRANTS = """
-- Of these people: what cover should open, to whom and when; and what it opens now. The difference is given and
-- ended by the action that asks. Areas come from the roles, which the application knows.
create function casework_cover_wanted(people uuid[]) returns table (person_id uuid, worker_id uuid, cover_id uuid,
                                                                    is_allocated boolean, has_tasks boolean,
                                                                    days daterange)
    language sql stable security definer set search_path = public, pg_temp as
$$ with chain as materialized (select * from casework_chain()),
   work as (
       select a.person_id, a.worker_id, true as is_allocated, false as has_tasks from casework_allocation a
       where a.person_id = any (people) and a.ended_at is null and a.worker_id in (select worker_id from chain)
       union all
       select t.person_id, t.owner_id, false, true from casework_task t
       where t.person_id = any (people) and t.done_at is null and t.owner_id in (select worker_id from chain))
   select w.person_id, w.worker_id, k.cover_id, bool_or(w.is_allocated), bool_or(w.has_tasks), k.days
   from chain k join work w on w.worker_id = k.worker_id
   where viewer() is not null and casework_is_about(k.absence_id, k.person_id, w.person_id)
   group by w.person_id, w.worker_id, k.cover_id, k.days $$;

create function casework_cover_held(people uuid[]) returns table (id uuid, login_id uuid, person_id uuid, area text,
                                                                  starts timestamptz, ends timestamptz)
    language sql stable security definer set search_path = public, pg_temp as
$$ select g.id, g.login_id, g.person_id, g.area::text, lower(g.period), upper(g.period) from access_grant g
   where viewer() is not null and g.person_id = any (people) and g.because = 'cover'
     and not isempty(g.period) and upper(g.period) > sayso_now() $$;

-- Everybody whose work an absence touches: of whoever is away, and of whoever's cover is away.
create function casework_touched_by(worker uuid) returns uuid[] language sql stable
    security definer set search_path = public, pg_temp as
$$ select coalesce(array_agg(distinct p.person_id), '{}') from (
       select a.person_id, a.worker_id from casework_allocation a
       where a.ended_at is null and a.worker_id is not null
       union all
       select t.person_id, t.owner_id from casework_task t where t.done_at is null and t.owner_id is not null) p
   where viewer() is not null and p.worker_id in (
       select worker union select k.worker_id from casework_chain() k where k.cover_id = worker) $$;
"""

#: Who is away today, and who stands in: read once for a whole list.
TODAY = """today as materialized (select (sayso_now() at time zone 'Europe/London')::date as day),
   away as materialized (select w.* from today, casework_away(today.day) w),
   cover as materialized (select k.* from today, casework_covering(today.day) k)"""
#: That nobody at work stands in for {worker} with {person}. A closed record is its named group's alone.
UNCOVERED = """({worker} in (select worker_id from away) and not exists (
           select 1 from cover k where k.worker_id = {worker}
             and casework_is_about(k.absence_id, k.person_id, {person})
             and (not is_restricted({person}) or exists (
                 select 1 from access_grant g where g.login_id = k.cover_id and g.person_id = {person}
                   and g.area = 'work' and g.opens_restricted and g.period @> sayso_now()))))"""

TRAYS = f"""
create or replace function casework_tray() returns setof casework_task language sql stable security definer
    set search_path = public, pg_temp as
$$ with may as materialized (
       select casework_on_duty() as on_duty, casework_holds(array[%(own_teams)s]) as own_teams),
   {TODAY}
   select t.* from may, casework_task t join access_user me on me.id = viewer()
   left join access_user o on o.id = t.owner_id
   where t.done_at is null and t.owner_id is distinct from me.id
     and (o.id is null or not o.is_active or {UNCOVERED.format(worker="o.id", person="t.person_id")})
     and ((may.on_duty and (t.team_id is null or t.team_id = me.team_id))
          or (may.own_teams and t.team_id = me.team_id)
          or (may.on_duty and o.is_active and is_restricted(t.person_id)))
     and (not is_restricted(t.person_id) or t.person_id = any ((select seen('work'))::uuid[])) $$;

create or replace function casework_without_lead() returns setof casework_allocation language sql stable
    security definer set search_path = public, pg_temp as
$$ with {TODAY}
   select a.* from casework_allocation a join access_user me on me.id = viewer()
   left join access_user w on w.id = a.worker_id
   where a.ended_at is null and a.role = 'lead'
     and ((w.id is null and a.team_id = me.team_id)
          or ((not w.is_active or {UNCOVERED.format(worker="w.id", person="a.person_id")})
              and (w.team_id is null or w.team_id = me.team_id or (w.is_active and is_restricted(a.person_id)))))
     and (select casework_on_duty())
     and (not is_restricted(a.person_id) or a.person_id = any ((select seen('work'))::uuid[])) $$;
"""

OWN_PAGE = """
-- For whoever looks, of their own record alone: who of their workers is away today, until when, and whom to ring
-- meanwhile; the team where nobody stands in. Workers of safeguarding are left out, as among the workers.
create function casework_my_away() returns table (worker text, until date, cover text, telephone text)
    language sql stable security definer set search_path = public, pg_temp as
$$ with me as (select u.subject_id as key from access_user u
               where u.id = viewer() and u.is_active and u.subject_id is not null),
   today as materialized (select (sayso_now() at time zone 'Europe/London')::date as day),
   away as materialized (select w.* from today, casework_away(today.day) w),
   cover as materialized (
       select k.*, u.name, u.telephone from today, casework_covering(today.day) k
       join access_user u on u.id = k.cover_id
       where not exists (select 1 from access_role_held h where h.user_id = u.id and h.ended_at is null
                         and h.role = 'safeguarding'))
   select distinct w.name::text, away.until, coalesce(c.name, own.name, '')::text,
          coalesce(nullif(c.telephone, ''), own.duty_telephone, '')::text
   from me join casework_allocation a on a.person_id = me.key and a.ended_at is null
   join away on away.worker_id = a.worker_id
   join access_user w on w.id = a.worker_id and w.is_active
   left join access_team own on own.id = w.team_id
   left join cover c on c.worker_id = w.id and casework_is_about(c.absence_id, c.person_id, a.person_id)
       and not is_restricted(a.person_id)
   where not exists (select 1 from access_role_held h
                     where h.user_id = w.id and h.ended_at is null and h.role = 'safeguarding') $$;

-- As in 0003, and who of them is away: `name` the worker, `team` whom to ring until `on_day`, on which number.
create or replace function casework_my_support()
    returns table (kind text, name text, role text, team text, telephone text, words text, on_day date)
    language sql stable security definer set search_path = public, pg_temp as
$$ with me as (select u.subject_id as key from access_user u
               where u.id = viewer() and u.is_active and u.subject_id is not null)
   select 'worker', coalesce(w.name, t.name)::text, a.role::text, coalesce(own.name, '')::text,
          coalesce(nullif(w.telephone, ''), own.duty_telephone, t.duty_telephone, '')::text,
          coalesce(hello.answer_words, ''), (a.started_at at time zone 'Europe/London')::date
   from me join casework_allocation a on a.person_id = me.key and a.ended_at is null
   left join access_user w on w.id = a.worker_id and w.is_active
   left join access_team own on own.id = w.team_id
   left join access_team t on t.id = a.team_id
   left join lateral (
       select x.answer_words from casework_transfer x
       where x.person_id = a.person_id and x.answer = 'accepted' and x.answered_by_id = a.worker_id
       order by x.answered_at desc limit 1) hello on true
   where (w.id is not null or t.id is not null) and not exists (
       select 1 from access_role_held h
       where h.user_id = a.worker_id and h.ended_at is null and h.role = 'safeguarding')
   union all
   select 'goodbye', u.name::text, '', '', '', x.goodbye, (x.answered_at at time zone 'Europe/London')::date
   from me join casework_transfer x on x.person_id = me.key and x.answer = 'accepted' and x.goodbye <> ''
   join access_user u on u.id = x.proposed_by_id
   where x.answered_at > sayso_now() - interval '28 days'
   union all
   select 'promise', '', '', '', '', t.for_person::text, t.due_on
   from me join casework_task t on t.person_id = me.key and t.done_at is null and t.for_person <> ''
   union all
   select 'away', a.worker, '', a.cover, a.telephone, '', a.until from casework_my_away() a $$;

revoke execute on function casework_holds(text[]), casework_chain(), casework_is_about(uuid, uuid, uuid),
    casework_away(date), casework_covering(date), casework_my_away() from public;
grant execute on function casework_holds(text[]) to sayso_app, sayso_whole;
"""

FORWARD = (POLICIES + CHAIN + GRANTS + TRAYS + OWN_PAGE) % {
    "work_here": _in(WORK_HERE),
    "for_others": _in(MAY_SET_FOR_OTHERS),
    "own_teams": _in(OWN_TEAMS_TRAY),
}
KEY = models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)


def _to(model: str, **more: object) -> models.ForeignKey:
    return models.ForeignKey(
        to=model, on_delete=django.db.models.deletion.PROTECT, **({"related_name": "+"} | more)
    )


class Migration(migrations.Migration):
    """Make the three tables, and what is asked of them."""

    dependencies = [
        ("access", "0006_means"),
        ("casework", "0005_a_tray_for_business_support"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", KEY.clone()),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("version", models.SmallIntegerField(default=1)),
                ("set_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", _to(settings.AUTH_USER_MODEL, blank=True, null=True)),
                ("set_by", _to(settings.AUTH_USER_MODEL)),
                ("worker", _to(settings.AUTH_USER_MODEL)),
            ],
            options={
                "db_table": "casework_absence",
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["last_day"],
                        name="casework_absence_live",
                    ),
                    models.Index(fields=["worker"], name="casework_absence_of_worker"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="casework_absence_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="casework_absence_ended_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cover",
            fields=[
                ("id", KEY.clone()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("absence", _to("casework.absence", related_name="covers")),
                ("cover", _to(settings.AUTH_USER_MODEL)),
            ],
            options={
                "db_table": "casework_cover",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("absence", "cover"),
                        name="casework_cover_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CoverFor",
            fields=[
                ("id", KEY.clone()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("absence", _to("casework.absence")),
                ("cover", _to(settings.AUTH_USER_MODEL)),
                ("person", _to("access.subject")),
            ],
            options={
                "db_table": "casework_cover_for",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("absence", "person"),
                        name="casework_one_cover_for",
                    )
                ],
            },
        ),
        Protect("CoverFor", "work"),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
