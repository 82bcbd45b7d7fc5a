"""That somebody has died. Who pays them may know of it, and no letter to them leaves the outbox."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect

DATED = (
    "name",
    "standing",
    "address",
    "hidden_address",
    "contact_point",
    "safe_contact",
    "communication_need",
    "tie",
)
_CURRENT = """
    return query select '{table}'::text, to_jsonb(t) from people_{table} t
        where t.person_id = any (keys) and t.replaced_at is null"""
_IN_FORCE = """ and t.starts_on <= on_day
          and (t.ends_before is null or t.ends_before > on_day)
        order by t.starts_on, t.recorded_at, t.id"""
_LIFE = """with head as (
       select coalesce((select m.into_id from people_merge m where m.person_id = whom
                        and m.confirmed_at is not null and m.undone_at is null), whom) as key),
   life as (
       select key from head union
       select m.person_id from people_merge m join head on m.into_id = head.key
       where m.confirmed_at is not null and m.undone_at is null)
   select coalesce(bool_or(s.do_not_post), false), coalesce(bool_or(s.do_not_ring), false),
          coalesce(bool_or(s.do_not_text), false), coalesce(bool_or(s.do_not_email), false),
          coalesce(bool_or(s.do_not_visit), false), coalesce(bool_or(s.leave_no_messages), false),
          coalesce(bool_or(s.address_hidden), false)"""
_OPEN = "whom = any (seen('contact')) or (sees_all('contact') and not whom = any (closed('contact')))"


def known(*current: str) -> str:
    """Return the function that tells all that is in force about some people, these tables undated."""
    asked = "".join(f"{_CURRENT.format(table=table)};" for table in current)
    asked += "".join(f"{_CURRENT.format(table=table)}{_IN_FORCE};" for table in DATED)
    return f"""
create or replace function people_known(keys uuid[], on_day date) returns table (kind text, told jsonb)
    language plpgsql stable set search_path = public, pg_temp as
$$ begin
    return query select 'person'::text, to_jsonb(t) from people_person t where t.person_id = any (keys);
    {asked}
end $$;
"""


FORWARD = """
revoke delete, truncate on people_death from sayso_app, sayso_whole;

-- When these people died, by either half of a joined life. Whoever may see how to reach somebody, or what is
-- paid to them, may know it; who told us stays in the row.
create function people_died(asked uuid[]) returns table (person uuid, died_on date)
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

-- As before, but for whoever has died: their letters stay until it is undone.
create or replace function letters_due(asked_at timestamptz, only_keys uuid[])
    returns table (id uuid, sent_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as
$$ select s.id, s.sent_at from letters_sending s
   where s.state = 'queued' and s.not_before <= asked_at and viewer() is not null
     and (only_keys is null or s.id = any (only_keys))
     and not exists (select 1 from people_death d where d.replaced_at is null and d.person_id = s.person_id)
   order by s.not_before, s.id $$;

-- Which ways any half of a life refused, open to the viewer or not, and whether it is over.
drop function refused_ways(uuid, date);
create function refused_ways(whom uuid, on_day date)
    returns table (post boolean, ring boolean, text boolean, email boolean, visit boolean, messages boolean,
                   hidden boolean, died boolean)
    language sql stable security definer set search_path = public, pg_temp as
$$ {life},
          coalesce(bool_or(d.id is not null), false)
   from life left join people_death d on d.person_id = life.key and d.replaced_at is null
   left join people_safe_contact s on s.person_id = life.key and s.replaced_at is null
       and s.starts_on <= on_day and (s.ends_before is null or s.ends_before > on_day)
   where {opened} $$;
""".format(life=_LIFE, opened=_OPEN) + known("particulars", "nhs_number", "death")
BACKWARD = """
create or replace function letters_due(asked_at timestamptz, only_keys uuid[])
    returns table (id uuid, sent_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as
$$ select s.id, s.sent_at from letters_sending s
   where s.state = 'queued' and s.not_before <= asked_at and viewer() is not null
     and (only_keys is null or s.id = any (only_keys)) order by s.not_before, s.id $$;
drop function people_died(uuid[]);
drop function refused_ways(uuid, date);
create function refused_ways(whom uuid, on_day date)
    returns table (post boolean, ring boolean, text boolean, email boolean, visit boolean, messages boolean,
                   hidden boolean)
    language sql stable security definer set search_path = public, pg_temp as
$$ {life}
   from life join people_safe_contact s on s.person_id = life.key and s.replaced_at is null
       and s.starts_on <= on_day and (s.ends_before is null or s.ends_before > on_day)
   where {opened} $$;
""".format(life=_LIFE, opened=_OPEN) + known("particulars", "nhs_number")


class Migration(migrations.Migration):
    """Make the table, and what reads it for others."""

    dependencies = [
        ('access', '0006_means'),
        ('letters', '0001_initial'),
        ('people', '0005_sharing'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Death',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('died_on', models.DateField()),
                ('told_by', models.TextField()),
                ('undone_because', models.TextField(blank=True, default='')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'people_death',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_death_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('person',), name='people_one_death_stands'), models.CheckConstraint(condition=models.Q(('undone_because', ''), ('replaced_at__isnull', False), _connector='OR'), name='people_death_undone_is_replaced')],
            },
        ),
        Protect("Death", "contact"),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
