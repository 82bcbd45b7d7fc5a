"""Who has died, all of them in one question: a list of people leaves them out without asking one by one."""

from django.db import migrations

# Starts from the deaths, which are few, and not from the people asked about. Whoever may see how to reach
# somebody, or what is paid to them, may know it: as `people_died` answers. What may be known is asked once,
# and not once a death.
FORWARD = """
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
    """Make the function."""

    dependencies = [("people", "0006_death")]

    operations = [migrations.RunSQL(FORWARD, "drop function people_dead();")]
