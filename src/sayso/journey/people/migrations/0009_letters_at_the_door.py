"""A letter is asked once more as it leaves whether its way is still safe: much can change while it waits."""

from django.db import migrations

_LIVES = """with asked as (
       select s.id, s.person_id, s.way::text as way, s.to_key from letters_sending s
       where s.id = any (keys) and viewer() is not null),
   today as (select (asked_at at time zone 'Europe/London')::date as on_day,
                    (asked_at at time zone 'Europe/London')::time as of_day,
                    extract(isodow from asked_at at time zone 'Europe/London')::int - 1 as weekday),
   heads as (select a.id, coalesce((select m.into_id from people_merge m where m.person_id = a.person_id
                                    and m.confirmed_at is not null and m.undone_at is null), a.person_id) as head
             from asked a),
   lives as (select id, head as half, true as is_head from heads
             union select h.id, m.person_id, false from heads h join people_merge m on m.into_id = h.head
                   and m.confirmed_at is not null and m.undone_at is null),
   safe as (select l.id, l.is_head, c.person_id, c.way, c.must_not_know, c.days, c.starts_at, c.ends_at, c.point_id,
                   c.do_not_post, c.do_not_email, c.do_not_text, c.do_not_ring, c.do_not_visit, c.address_hidden
            from lives l cross join today t
            join people_safe_contact c on c.person_id = l.half and c.replaced_at is null
                 and c.starts_on <= t.on_day and (c.ends_before is null or c.ends_before > t.on_day)),"""

# The same as `ways_to_reach` refuses, and for all halves of a life, open to anybody or not. Where the key of the
# address or number is none of ours, nothing is known of it here.
FORWARD = """
create or replace function letters_unsafe(keys uuid[], asked_at timestamptz) returns table (id uuid, why text)
    language sql stable security definer set search_path = public, pg_temp as
$$ {lives}
   refused as (
       select a.id, coalesce(bool_or(case a.way when 'post' then s.do_not_post when 'email' then s.do_not_email
                    when 'text' then s.do_not_text when 'telephone' then s.do_not_ring
                    when 'by_hand' then s.do_not_visit else false end), false) as is_refused,
              coalesce(bool_or(s.address_hidden), false) as is_hidden
       from asked a left join lives l on l.id = a.id left join safe s on s.id = a.id group by a.id),
   first_safe as (select distinct on (s.id) s.id, s.way::text as way, s.must_not_know, s.days, s.starts_at, s.ends_at,
                         s.point_id
                  from safe s order by s.id, s.is_head desc, s.person_id),
   places as (select l.id, l.half, x.id as place, x.kind::text as kind, false as is_hidden,
                     array_position(array['placed', 'staying', 'home', 'no_fixed_address'], x.kind::text) as rank
              from lives l cross join today t join people_address x on x.person_id = l.half
                   and x.replaced_at is null and x.starts_on <= t.on_day
                   and (x.ends_before is null or x.ends_before > t.on_day)
              union all
              select l.id, l.half, x.id, 'hidden', true, null::integer
              from lives l cross join today t join people_hidden_address x on x.person_id = l.half
                   and x.replaced_at is null and x.starts_on <= t.on_day
                   and (x.ends_before is null or x.ends_before > t.on_day)),
   points as (select l.id, x.id as point from lives l cross join today t
              join people_contact_point x on x.person_id = l.half
                   and x.replaced_at is null and x.starts_on <= t.on_day
                   and (x.ends_before is null or x.ends_before > t.on_day)),
   judged as (
       select a.id, case
           when exists (select 1 from lives l join people_death d on d.person_id = l.half
                        and d.replaced_at is null where l.id = a.id) then 'not_now'
           when r.is_refused then 'unsafe'
           when f.way <> '' and f.must_not_know <> '' and a.way not in (f.way, 'portal') then 'unsafe'
           when a.way = 'post' and (exists (select 1 from people_address x where x.id = a.to_key)
                    or exists (select 1 from people_hidden_address x where x.id = a.to_key))
                and not coalesce((select case
                        when bool_or(p.kind = 'post') then bool_or(p.place = a.to_key and p.kind = 'post')
                        when bool_or(p.is_hidden) then bool_or(p.place = a.to_key and p.is_hidden)
                        else bool_or(p.place = a.to_key and p.rank is not null and not exists (
                                 select 1 from places q
                                 where q.id = p.id and q.half = p.half and q.rank < p.rank))
                             and not r.is_hidden end
                    from places p where p.id = a.id), false) then 'unsafe'
           when a.way in ('email', 'text') and exists (select 1 from people_contact_point x where x.id = a.to_key)
                and (not exists (select 1 from points p where p.id = a.id and p.point = a.to_key)
                     or (f.way = a.way and f.point_id <> a.to_key
                         and exists (select 1 from points p where p.id = a.id and p.point = f.point_id)))
               then 'unsafe'
           when a.way in ('text', 'email', 'telephone', 'by_hand') and f.id is not null
                and ((cardinality(f.days) > 0 and not t.weekday = any (f.days))
                     or t.of_day < f.starts_at or t.of_day >= f.ends_at) then 'not_now'
           end as why
       from asked a cross join today t join refused r on r.id = a.id left join first_safe f on f.id = a.id)
   select judged.id, judged.why from judged where judged.why is not null $$;
""".format(lives=_LIVES)
BACKWARD = """
create or replace function letters_unsafe(keys uuid[], asked_at timestamptz) returns table (id uuid, why text)
    language sql stable security definer set search_path = public, pg_temp as
$$ select null::uuid, null::text where false $$;
"""


class Migration(migrations.Migration):
    """Ask at the door."""

    dependencies = [('letters', '0002_carried'), ('people', '0008_deaths_at_once')]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
