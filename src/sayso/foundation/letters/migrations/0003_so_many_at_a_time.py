"""Letters that are due, so many at a time: a council writes to thousands on one day."""

from django.db import migrations

FORWARD = """
drop function letters_to_carry(timestamptz, uuid[]);
-- What is due now, the longest waiting first, and why it may not go: 'not_now' waits, anything else stops it.
create function letters_to_carry(asked_at timestamptz, only_keys uuid[], most integer)
    returns table (id uuid, sent_at timestamptz, way text, tries smallint, first_tried_at timestamptz, why text)
    language sql stable security definer set search_path = public, pg_temp as
$$ with due as materialized (
       select s.* from letters_due(asked_at, only_keys) d join letters_sending s on s.id = d.id
       where s.next_try_at is null or s.next_try_at <= asked_at order by s.not_before, s.id limit most)
   select due.id, due.sent_at, due.way::text, due.tries, due.first_tried_at, coalesce(u.why, '')
   from due left join letters_unsafe((select array_agg(due.id) from due), asked_at) u on u.id = due.id
   order by due.not_before, due.id $$;
"""
BACKWARD = """
drop function letters_to_carry(timestamptz, uuid[], integer);
create function letters_to_carry(asked_at timestamptz, only_keys uuid[])
    returns table (id uuid, sent_at timestamptz, way text, tries smallint, first_tried_at timestamptz, why text)
    language sql stable security definer set search_path = public, pg_temp as
$$ with due as materialized (
       select s.* from letters_due(asked_at, only_keys) d join letters_sending s on s.id = d.id
       where s.next_try_at is null or s.next_try_at <= asked_at)
   select due.id, due.sent_at, due.way::text, due.tries, due.first_tried_at, coalesce(u.why, '')
   from due left join letters_unsafe((select array_agg(due.id) from due), asked_at) u on u.id = due.id
   where u.why is distinct from 'not_now' order by due.not_before, due.id $$;
"""


class Migration(migrations.Migration):
    """Ask for so many."""

    dependencies = [("letters", "0002_carried")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
