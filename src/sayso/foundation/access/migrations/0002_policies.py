"""Who may see: the functions that every policy asks, and the only ways to give and to end a grant."""

from django.db import migrations

FORWARD = """
-- The time as the Door told it, else the transaction's own.
create function sayso_now() returns timestamptz language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('sayso.now', true), '')::timestamptz, now()) $$;

create index access_grant_of_login on access_grant (login_id, area, person_id);
create index access_grant_on_person on access_grant (person_id);
alter table access_grant add constraint access_grant_whole_areas
    check (person_id is null or area not in ('find', 'looks', 'audit'));

create function is_restricted(whom uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp as
$$ select exists (select 1 from access_restriction r where r.person_id = whom and r.lifted_at is null) $$;

create function seen(area_asked text) returns uuid[] language sql stable security definer
    set search_path = public, pg_temp as
$$ select coalesce(array_agg(distinct g.person_id), '{}') from access_grant g
   where g.login_id = viewer() and g.person_id is not null and g.area = area_asked
     and g.period @> sayso_now()
     and (g.opens_restricted or not exists (
         select 1 from access_restriction r where r.person_id = g.person_id and r.lifted_at is null)) $$;

create function sees_all(area_asked text) returns boolean language sql stable security definer
    set search_path = public, pg_temp as
$$ select exists (select 1 from access_grant g where g.login_id = viewer() and g.person_id is null
     and g.area = area_asked and g.period @> sayso_now()) $$;

-- Restricted records that a whole-council grant does not open.
create function closed(area_asked text) returns uuid[] language sql stable security definer
    set search_path = public, pg_temp as
$$ select coalesce(array_agg(r.person_id), '{}') from access_restriction r
   where r.lifted_at is null and not exists (
       select 1 from access_grant g where g.login_id = viewer() and g.person_id = r.person_id
         and g.opens_restricted and g.area = area_asked and g.period @> sayso_now()) $$;

create function holds_whole() returns boolean language sql stable security definer
    set search_path = public, pg_temp as
$$ select exists (select 1 from access_grant g where g.login_id = viewer() and g.person_id is null
     and g.area not in ('find', 'looks', 'audit') and g.period @> sayso_now()) $$;

-- Giving and ending, with the event, in one: the application has no other write on grants.
create function give_grants(ids uuid[], logins uuid[], persons uuid[], areas text[], froms timestamptz[],
                            untils timestamptz[], becauses text[], opens boolean[], given_at timestamptz)
    returns void language plpgsql security definer set search_path = public, pg_temp as
$$ begin
    if viewer() is null then
        raise exception 'a grant is given by somebody' using errcode = 'insufficient_privilege';
    end if;
    insert into access_grant (id, login_id, person_id, area, period, because, opens_restricted)
    select t.id, t.login, t.person, t.area, tstzrange(t.starts, t.ends), t.because, t.opens
    from unnest(ids, logins, persons, areas, froms, untils, becauses, opens)
        as t(id, login, person, area, starts, ends, because, opens);
    insert into audit_event (at, actor_id, action, people, object_kind, object_id, purpose, facts)
    select given_at, viewer(), 'access.give_grants',
           case when t.person is null then '{}'::uuid[] else array[t.person] end, 'login', t.login, t.because,
           jsonb_build_object('areas', jsonb_agg(t.area order by t.area), 'until', max(t.ends))
    from unnest(ids, logins, persons, areas, froms, untils, becauses, opens)
        as t(id, login, person, area, starts, ends, because, opens)
    group by t.person, t.login, t.because;
end $$;

create function end_grants(ids uuid[], ended_at timestamptz) returns integer
    language plpgsql security definer set search_path = public, pg_temp as
$$ declare ended integer;
begin
    if viewer() is null then
        raise exception 'a grant is ended by somebody' using errcode = 'insufficient_privilege';
    end if;
    with gone as (
        update access_grant g
        set period = case when ended_at <= lower(g.period) then 'empty'::tstzrange
                          else tstzrange(lower(g.period), least(ended_at, upper(g.period))) end
        where g.id = any (ids) and (upper(g.period) is null or upper(g.period) > ended_at)
          and not isempty(g.period)
        returning g.person_id, g.login_id, g.because, g.area)
    insert into audit_event (at, actor_id, action, people, object_kind, object_id, purpose, facts)
    select ended_at, viewer(), 'access.end_grants',
           case when person_id is null then '{}'::uuid[] else array[person_id] end, 'login', login_id, because,
           jsonb_build_object('areas', jsonb_agg(area order by area))
    from gone group by person_id, login_id, because;
    get diagnostics ended = row_count;
    return ended;
end $$;

-- The live grants that one reason gave on one record, or (no person) that a role gave.
create function live_grants(whom uuid, whose uuid, why text) returns uuid[] language sql stable
    security definer set search_path = public, pg_temp as
$$ select coalesce(array_agg(g.id), '{}') from access_grant g
   where viewer() is not null and g.person_id is not distinct from whom
     and (whose is null or g.login_id = whose) and (why is null or g.because = why)
     and g.period @> sayso_now() $$;

revoke insert, update, delete, truncate on access_grant from sayso_app, sayso_whole;
alter table access_grant enable row level security, force row level security;
create policy owner_works on access_grant to sayso_owner using (true) with check (true);
create policy own on access_grant for select to sayso_app, sayso_whole using (login_id = viewer());

alter table access_restriction enable row level security, force row level security;
create policy owner_works on access_restriction to sayso_owner using (true) with check (true);
create policy named on access_restriction for select to sayso_app, sayso_whole
    using (not (person_id = any ((select closed('contact'))::uuid[])) or (select sees_all('looks')));
create policy by_somebody on access_restriction for insert to sayso_app, sayso_whole
    with check (restricted_by_id = viewer());
create policy lifted on access_restriction for update to sayso_app, sayso_whole
    using (not (person_id = any ((select closed('contact'))::uuid[])));

alter table access_opening enable row level security, force row level security;
create policy owner_works on access_opening to sayso_owner using (true) with check (true);
create policy seen_by on access_opening for select to sayso_app, sayso_whole
    using (opened_by_id = viewer() or (select sees_all('looks')));
create policy opened on access_opening for insert to sayso_app, sayso_whole
    with check (opened_by_id = viewer());
create policy checked on access_opening for update to sayso_app, sayso_whole
    using ((select sees_all('looks')));
revoke delete, truncate on access_opening, access_restriction, access_looks_released
    from sayso_app, sayso_whole;

alter table access_looks_released enable row level security, force row level security;
create policy owner_works on access_looks_released to sayso_owner using (true) with check (true);
create policy released on access_looks_released for insert to sayso_app, sayso_whole
    with check (released_by_id = viewer());

-- Who looked at my record: for the person alone, by team, role and purpose, never by name.
create function who_looked() returns table (at timestamptz, team text, roles text[], purpose text)
    language sql stable security definer set search_path = public, pg_temp as
$$ select e.at, e.facts->>'team', array(select jsonb_array_elements_text(e.facts->'roles')), e.purpose
   from access_user me join audit_event e on e.people @> array[me.subject_id]
   where me.id = viewer() and me.subject_id is not null and e.action like 'looked.%'
     and e.actor_id is distinct from me.id and (e.facts->>'staff')::boolean
     and (not (e.facts->'roles' ?| array['safeguarding', 'data', 'auditor', 'out-of-hours', 'clocks'])
          or exists (select 1 from access_looks_released r
                     where r.person_id = me.subject_id and r.login_id = e.actor_id))
   order by e.at desc limit 200 $$;

-- The chain: for a login that may read the trail.
create function audit_head() returns table (seq bigint, hash bytea) language sql stable security definer
    set search_path = public, pg_temp as
$$ select l.seq, l.hash from audit_link l where sees_all('audit') order by l.seq desc limit 1 $$;

create function audit_unchained(most integer) returns setof audit_event language sql stable
    security definer set search_path = public, pg_temp as
$$ select e.* from audit_event e
   where sees_all('audit') and e.xid < pg_snapshot_xmin(pg_current_snapshot())
     and not exists (select 1 from audit_link l where l.event_id = e.id)
   order by e.id limit most $$;

create function audit_add_links(seqs bigint[], events bigint[], hashes bytea[]) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$ begin
    if not sees_all('audit') then
        raise exception 'only a login that may read the trail links it' using errcode = 'insufficient_privilege';
    end if;
    insert into audit_link (seq, event_id, hash)
    select t.seq, t.event, t.hash from unnest(seqs, events, hashes) as t(seq, event, hash);
end $$;

create policy audit_read on audit_event for select to sayso_app, sayso_whole
    using ((select sees_all('audit')));
grant select on audit_event to sayso_app, sayso_whole;
"""


class Migration(migrations.Migration):
    """Make the functions, the policies on grants, and the doors to the trail."""

    dependencies = [("access", "0001_initial"), ("audit", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
