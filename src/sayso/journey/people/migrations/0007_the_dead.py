"""Who has died, all of them in one question: a list of people leaves them out without asking one by one."""

from django.db import migrations

# Starts from the deaths, which are few, and not from the people asked about. Whoever may see how to reach
# somebody, or what is paid to them, may know it: as `people_died` answers.
FORWARD = """
create function people_dead() returns table (person uuid)
    language sql stable security definer set search_path = public, pg_temp as
$$ with joined as (select m.person_id, m.into_id from people_merge m
                   where m.confirmed_at is not null and m.undone_at is null),
   dead as (select d.person_id as half, coalesce(j.into_id, d.person_id) as head
            from people_death d left join joined j on j.person_id = d.person_id
            where d.replaced_at is null),
   lives as (select half as one from dead union select head from dead
             union select j.person_id from dead join joined j on j.into_id = dead.head)
   select one from lives
   where one = any (seen('contact')) or (sees_all('contact') and not one = any (closed('contact')))
      or one = any (seen('money')) or (sees_all('money') and not one = any (closed('money'))) $$;
"""


class Migration(migrations.Migration):
    """Make the function."""

    dependencies = [("people", "0006_death")]

    operations = [migrations.RunSQL(FORWARD, "drop function people_dead();")]
