"""Who has died and when, told once for a list of people and for everybody."""

from django.db import migrations

# The policies' questions stand in brackets of their own, so that each is asked once and not once a row: with
# thousands of people, or of deaths, that was a second.
FORWARD = """
drop function people_dead();
create function people_dead() returns table (person uuid, died_on date)
    language sql stable security definer set search_path = public, pg_temp as
$$ with joined as (select m.person_id, m.into_id from people_merge m
                   where m.confirmed_at is not null and m.undone_at is null),
   dead as (select coalesce(j.into_id, d.person_id) as head, d.died_on
            from people_death d left join joined j on j.person_id = d.person_id
            where d.replaced_at is null),
   lives as (select head as one, died_on from dead
             union all select j.person_id, dead.died_on from dead join joined j on j.into_id = dead.head)
   select one, min(lives.died_on) from lives
   where one = any ((select seen('contact'))::uuid[]) or one = any ((select seen('money'))::uuid[])
      or ((select sees_all('contact')) and not one = any ((select closed('contact'))::uuid[]))
      or ((select sees_all('money')) and not one = any ((select closed('money'))::uuid[]))
   group by one $$;

create or replace function people_died(asked uuid[]) returns table (person uuid, died_on date)
    language sql stable security definer set search_path = public, pg_temp as
$$ select d.person, d.died_on from people_dead() d where d.person in (select unnest(asked)) $$;
"""
BACKWARD = """
create or replace function people_died(asked uuid[]) returns table (person uuid, died_on date)
    language sql stable security definer set search_path = public, pg_temp as
$$ with mine as (
       select k as one from unnest(asked) as k
       where k = any (seen('contact')) or (sees_all('contact') and not k = any (closed('contact')))
          or k = any (seen('money')) or (sees_all('money') and not k = any (closed('money')))),
   joined as (select m.person_id, m.into_id from people_merge m
              where m.confirmed_at is not null and m.undone_at is null),
   heads as (select mine.one, coalesce(j.into_id, mine.one) as head
             from mine left join joined j on j.person_id = mine.one),
   lives as (select one, head as half from heads
             union select h.one, j.person_id from heads h join joined j on j.into_id = h.head)
   select l.one, min(d.died_on) from lives l
   join people_death d on d.person_id = l.half and d.replaced_at is null group by l.one $$;

drop function people_dead();
create function people_dead() returns table (person uuid)
    language sql stable security definer set search_path = public, pg_temp as
$$ with joined as (select m.person_id, m.into_id from people_merge m
                   where m.confirmed_at is not null and m.undone_at is null),
   dead as (select d.person_id as half, coalesce(j.into_id, d.person_id) as head
            from people_death d left join joined j on j.person_id = d.person_id
            where d.replaced_at is null),
   lives as (select half as one from dead union select head from dead
             union select j.person_id from dead join joined j on j.into_id = dead.head),
   may_know as materialized (
       select coalesce(seen('contact'), '{}') as contact, coalesce(seen('money'), '{}') as money,
              sees_all('contact') as every_contact, coalesce(closed('contact'), '{}') as no_contact,
              sees_all('money') as every_money, coalesce(closed('money'), '{}') as no_money)
   select one from lives, may_know k
   where one = any (k.contact) or (k.every_contact and not one = any (k.no_contact))
      or one = any (k.money) or (k.every_money and not one = any (k.no_money)) $$;
"""


class Migration(migrations.Migration):
    """Ask from the deaths on; what is told, and to whom, is the same."""

    dependencies = [("people", "0007_the_dead")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
