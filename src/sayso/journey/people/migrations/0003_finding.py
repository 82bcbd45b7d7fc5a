"""Finding people, and the few questions whose answer may rest on records that the asker cannot open."""

from django.db import migrations

from sayso.foundation.access.protection import protecting

FORWARD = """
-- `people_finding.keys` turned round, so that a search reads only the few keys it asks for: 2 to 7 ms where an
-- index on the array took 10 to 200 (50,000 people, tests/journey/people/test_finding_speed.py). Kept by a
-- trigger, as an index is; nobody but these functions reads it.
create table people_finding_key (
    key text collate "C" not null,
    person_id uuid not null references access_subject (id) deferrable initially deferred,
    primary key (key, person_id)
);
revoke all on people_finding_key from sayso_app, sayso_whole;

create function people_turn_keys() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as
$$ begin
    if tg_op = 'UPDATE' then
        delete from people_finding_key k where k.person_id = old.person_id and k.key <> all (new.keys);
    end if;
    insert into people_finding_key (key, person_id)
    select distinct key, new.person_id from unnest(new.keys) as key on conflict do nothing;
    return null;
end $$;
create index people_finding_key_of on people_finding_key (person_id);
create trigger people_turn_keys after insert or update of keys on people_finding
    for each row execute function people_turn_keys();

-- Whoever may find finds any record that is not closed to them; anyone else only what was opened to them.
-- A closed record is left out before anything is counted, scored or cut off.
create function find_people(asked text[], weights integer[], groups text[], most integer)
    returns table (key uuid, name text, other_names text, birth text, birth_date date, address text,
                   warning text, council_number text, worker_name text, score integer, matched text[])
    language plpgsql stable security definer set search_path = public, pg_temp as
$$ declare
    everyone boolean := sees_all('find');
    shut uuid[] := closed('contact');
    mine uuid[] := seen('contact');
begin
    if viewer() is null then return; end if;
    return query
    with wanted as materialized (
        select * from unnest(asked, weights, groups) as w(sought, weight, grouped)),
    best_of_group as (
        select k.person_id, w.grouped, max(w.weight) as best
        from wanted w join people_finding_key k on k.key = w.sought group by k.person_id, w.grouped),
    scored as (
        select g.person_id, sum(g.best)::integer as score from best_of_group g
        where (everyone and not g.person_id = any (shut)) or g.person_id = any (mine)
        group by g.person_id),
    hit as (
        select s.person_id as via, coalesce(j.stands_for_id, s.person_id) as shown, s.score
        from scored s
        left join people_finding j on j.person_id = s.person_id and j.stands_for_id <> j.person_id
            and ((everyone and not j.stands_for_id = any (shut)) or j.stands_for_id = any (mine))),
    best as (
        select distinct on (h.shown) h.shown, h.via, h.score from hit h order by h.shown, h.score desc, h.via),
    top as (select b.* from best b order by b.score desc, b.shown limit most)
    select f.person_id, f.name::text, f.other_names, f.birth::text, f.birth_date, f.address, f.warning,
           f.council_number::text, f.worker_name::text, t.score,
           array(select sought from unnest(asked) as sought where sought = any (v.keys))
    from top t
    join people_finding f on f.person_id = t.shown
    join people_finding v on v.person_id = t.via
    order by t.score desc, f.person_id;
end $$;

-- Pairs of records that may be one life: neither closed to the viewer, and nobody has said they are two.
create function likely_duplicates(most integer) returns table (one uuid, other uuid, shared text[])
    language plpgsql stable security definer set search_path = public, pg_temp as
$$ declare
    everyone boolean := sees_all('find');
    shut uuid[] := closed('contact');
    mine uuid[] := seen('contact');
begin
    if viewer() is null then return; end if;
    return query
    with open_rows as (
        select f.person_id, unnest(f.same_keys) as same from people_finding f
        where f.stands_for_id = f.person_id
          and ((everyone and not f.person_id = any (shut)) or f.person_id = any (mine))),
    shared_keys as (
        select o.same, array_agg(o.person_id order by o.person_id) as people from open_rows o
        group by o.same having count(*) between 2 and 20)
    select a.person, b.person, array_agg(k.same order by k.same)
    from shared_keys k, unnest(k.people) as a(person), unnest(k.people) as b(person)
    where a.person < b.person and not exists (
        select 1 from people_not_same n where n.person_id = a.person and n.other_id = b.person)
    group by a.person, b.person
    order by bool_or(k.same like 'nhs:%') desc, count(*) desc, a.person, b.person limit most;
end $$;

-- Whether either of two records says that one helps the other. Such two are never joined.
create function tied_by_care(one uuid, two uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp as
$$ select exists (select 1 from people_tie t where t.replaced_at is null
     and t.kind in ('cares_for', 'cared_for_by')
     and ((t.person_id = one and t.other_id = two) or (t.person_id = two and t.other_id = one))) $$;

-- What must not be done to reach one life, whichever half of it said so and however closed that half is: a
-- letter to the open half may not break the rule of the closed one. Tells what is refused, never why.
create function refused_ways(whom uuid, on_day date)
    returns table (post boolean, ring boolean, text boolean, email boolean, visit boolean, messages boolean,
                   hidden boolean)
    language sql stable security definer set search_path = public, pg_temp as
$$ with head as (
       select coalesce((select m.into_id from people_merge m where m.person_id = whom
                        and m.confirmed_at is not null and m.undone_at is null), whom) as key),
   life as (
       select key from head union
       select m.person_id from people_merge m join head on m.into_id = head.key
       where m.confirmed_at is not null and m.undone_at is null)
   select coalesce(bool_or(s.do_not_post), false), coalesce(bool_or(s.do_not_ring), false),
          coalesce(bool_or(s.do_not_text), false), coalesce(bool_or(s.do_not_email), false),
          coalesce(bool_or(s.do_not_visit), false), coalesce(bool_or(s.leave_no_messages), false),
          coalesce(bool_or(s.address_hidden), false)
   from life join people_safe_contact s on s.person_id = life.key and s.replaced_at is null
       and s.starts_on <= on_day and (s.ends_before is null or s.ends_before > on_day)
   where whom = any (seen('contact')) or (sees_all('contact') and not whom = any (closed('contact'))) $$;

-- The key of one record, closed or not, for breaking the glass: by its number, or by name and birth date.
-- Only for a login that may find; the page that asks writes an event whatever the answer is.
create function closed_record(number text, name_keys text[], born date) returns uuid
    language sql stable security definer set search_path = public, pg_temp as
$$ select case when count(*) = 1 then (array_agg(f.person_id))[1] end from people_finding f
   where sees_all('find') and ((number <> '' and f.council_number = number)
     or (number = '' and born is not null and f.birth_date = born and f.keys @> name_keys
         and cardinality(name_keys) > 0)) $$;

-- When two records are joined, the grants of the council's own people on one reach the other too, area by
-- area and until the same time. Never a private account, a hidden address, a grant by broken glass, or a
-- grant of anyone who is not staff; and nothing at all while either half is restricted: the stricter rule.
create function join_grants(why text, one uuid, other uuid, staff_roles text[], joined_at timestamptz)
    returns void language plpgsql security definer set search_path = public, pg_temp as
$$ declare
    given record;
begin
    if not ((one = any (seen('contact')) or (sees_all('contact') and not one = any (closed('contact'))))
        and (other = any (seen('contact')) or (sees_all('contact') and not other = any (closed('contact')))))
    then
        raise exception 'only who sees both records joins them' using errcode = 'insufficient_privilege';
    end if;
    if is_restricted(one) or is_restricted(other) then return; end if;
    select array_agg(gen_random_uuid()) as ids, array_agg(s.login_id) as logins, array_agg(s.person) as people,
           array_agg(s.area::text) as areas, array_agg(joined_at) as froms, array_agg(s.ends) as untils,
           array_agg(why) as becauses, array_agg(false) as opens
    into given
    from (
        select g.login_id, case when g.person_id = one then other else one end as person, g.area,
               case when bool_or(upper(g.period) is null) then null else max(upper(g.period)) end as ends
        from access_grant g
        where g.person_id in (one, other) and g.period @> sayso_now()
          and g.area not in ('private', 'hidden') and g.because <> 'glass broken'
          and exists (select 1 from access_role_held h where h.user_id = g.login_id and h.ended_at is null
                      and h.role = any (staff_roles))
        group by g.login_id, 2, g.area
    ) s
    where not exists (
        select 1 from access_grant had where had.login_id = s.login_id and had.person_id = s.person
          and had.area = s.area and had.period @> sayso_now()
          and (upper(had.period) is null or upper(had.period) >= s.ends));
    if given.ids is not null then
        perform give_grants(given.ids, given.logins, given.people, given.areas, given.froms, given.untils,
                            given.becauses, given.opens, joined_at);
    end if;
end $$;
"""

BACKWARD = """
drop function join_grants(text, uuid, uuid, text[], timestamptz);
drop function closed_record(text, text[], date);
drop function refused_ways(uuid, date);
drop function tied_by_care(uuid, uuid);
drop function likely_duplicates(integer);
drop function find_people(text[], integer[], text[], integer);
drop trigger people_turn_keys on people_finding;
drop function people_turn_keys();
drop table people_finding_key;
"""


class Migration(migrations.Migration):
    """Make the functions."""

    dependencies = [("people", "0002_rules")]
    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunSQL(protecting("people_finding_key", "contact"), migrations.RunSQL.noop),
    ]
