"""Letters carried by somebody outside: tries, what became of them, and what is stopped at the last moment."""

from django.conf import settings
from django.db import migrations, models

FORWARD = """
-- Which of these may not go now, and why: 'not_now' waits, anything else is stopped. Whoever knows people, above
-- us, puts their own in its place.
create function letters_unsafe(keys uuid[], asked_at timestamptz) returns table (id uuid, why text)
    language sql stable security definer set search_path = public, pg_temp as
$$ select null::uuid, null::text where false $$;

-- What is due now: its time has come, no try of a moment ago waits, and it is not an hour to wait for.
create function letters_to_carry(asked_at timestamptz, only_keys uuid[])
    returns table (id uuid, sent_at timestamptz, way text, tries smallint, first_tried_at timestamptz, why text)
    language sql stable security definer set search_path = public, pg_temp as
$$ with due as materialized (
       select s.* from letters_due(asked_at, only_keys) d join letters_sending s on s.id = d.id
       where s.next_try_at is null or s.next_try_at <= asked_at)
   select due.id, due.sent_at, due.way::text, due.tries, due.first_tried_at, coalesce(u.why, '')
   from due left join letters_unsafe((select array_agg(due.id) from due), asked_at) u on u.id = due.id
   where u.why is distinct from 'not_now' order by due.not_before, due.id $$;

-- Taken by one worker: no other takes it before its next try, though the first stops in the middle.
create function letters_claim(keys uuid[], next_tries timestamptz[], claimed_at timestamptz)
    returns table (id uuid, first_tried_at timestamptz)
    language sql volatile security definer set search_path = public, pg_temp as
$$ update letters_sending s set tries = s.tries + 1, next_try_at = told.next_try,
          first_tried_at = coalesce(s.first_tried_at, claimed_at)
   from unnest(keys, next_tries) as told (key, next_try)
   where s.id = told.key and s.state = 'queued' and viewer() is not null
     and (s.next_try_at is null or s.next_try_at <= claimed_at)
   returning s.id, s.first_tried_at $$;

create function letters_wait(keys uuid[], said text[], next_tries timestamptz[]) returns setof uuid
    language sql volatile security definer set search_path = public, pg_temp as
$$ update letters_sending s set carrier_said = told.said, next_try_at = greatest(s.next_try_at, told.next_try)
   from unnest(keys, said, next_tries) as told (key, said, next_try)
   where s.id = told.key and s.state = 'queued' and viewer() is not null returning s.id $$;

drop function letters_mark_out(uuid[], text[], timestamptz);
create function letters_mark_out(keys uuid[], receipts text[], went_at timestamptz, ask_at timestamptz)
    returns setof uuid
    language sql volatile security definer set search_path = public, pg_temp as
$$ update letters_sending s
   set state = 'out', out_at = went_at, receipt = told.receipt, ask_again_at = ask_at, next_try_at = null
   from unnest(keys, receipts) as told (key, receipt)
   where s.id = told.key and s.state = 'queued' and viewer() is not null returning s.id $$;

create function letters_mark_failed(keys uuid[], whys text[], stopped_at timestamptz) returns setof uuid
    language sql volatile security definer set search_path = public, pg_temp as
$$ update letters_sending s
   set state = 'failed', failed_at = stopped_at, failed_why = told.why, ask_again_at = null, next_try_at = null
   from unnest(keys, whys) as told (key, why)
   where s.id = told.key and s.state in ('queued', 'out') and viewer() is not null returning s.id $$;

create function letters_mark_returned(keys uuid[], back_at timestamptz) returns setof uuid
    language sql volatile security definer set search_path = public, pg_temp as
$$ update letters_sending s
   set state = 'returned', returned_at = back_at, returned_by_id = viewer(), ask_again_at = null
   where s.id = any (keys) and s.state = 'out' and viewer() is not null returning s.id $$;

-- What became of those that somebody outside has: their number, and since when.
create function letters_to_ask(asked_at timestamptz, most integer)
    returns table (id uuid, receipt text, out_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as
$$ select s.id, s.receipt::text, s.out_at from letters_sending s
   where s.ask_again_at <= asked_at and s.state = 'out' and viewer() is not null
   order by s.ask_again_at, s.id limit most $$;

create function letters_mark_said(keys uuid[], said text[], ask_at timestamptz[]) returns setof uuid
    language sql volatile security definer set search_path = public, pg_temp as
$$ update letters_sending s set carrier_said = told.said, ask_again_at = told.ask_at
   from unnest(keys, said, ask_at) as told (key, said, ask_at)
   where s.id = told.key and viewer() is not null returning s.id $$;
"""
BACKWARD = """
drop function letters_mark_said(uuid[], text[], timestamptz[]);
drop function letters_to_ask(timestamptz, integer);
drop function letters_mark_returned(uuid[], timestamptz);
drop function letters_mark_failed(uuid[], text[], timestamptz);
drop function letters_mark_out(uuid[], text[], timestamptz, timestamptz);
create function letters_mark_out(keys uuid[], receipts text[], went_at timestamptz) returns setof uuid
    language sql volatile security definer set search_path = public, pg_temp as
$$ update letters_sending s set state = 'out', out_at = went_at, receipt = told.receipt
   from unnest(keys, receipts) as told (key, receipt)
   where s.id = told.key and s.state = 'queued' and viewer() is not null returning s.id $$;
drop function letters_wait(uuid[], text[], timestamptz[]);
drop function letters_claim(uuid[], timestamptz[], timestamptz);
drop function letters_to_carry(timestamptz, uuid[]);
drop function letters_unsafe(uuid[], timestamptz);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0006_means'),
        ('letters', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='sending',
            name='letters_out_with_receipt',
        ),
        migrations.AddField(
            model_name='sending',
            name='ask_again_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='sending',
            name='carrier_said',
            field=models.CharField(blank=True, default='', max_length=40),
        ),
        migrations.AddField(
            model_name='sending',
            name='failed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='sending',
            name='failed_why',
            field=models.CharField(blank=True, default='', max_length=40),
        ),
        migrations.AddField(
            model_name='sending',
            name='first_tried_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='sending',
            name='next_try_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='sending',
            name='tries',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name='sending',
            index=models.Index(condition=models.Q(('ask_again_at__isnull', False)), fields=['ask_again_at'], name='letters_to_ask_after'),
        ),
        migrations.AddIndex(
            model_name='sending',
            index=models.Index(condition=models.Q(('state', 'failed')), fields=['sent_by'], name='letters_failed_of'),
        ),
        migrations.AddConstraint(
            model_name='sending',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('out_at', None), ('receipt', ''), ('state__in', ['queued', 'failed'])), models.Q(('out_at__isnull', False), ('state__in', ['out', 'returned', 'failed']), models.Q(('receipt', ''), _negated=True)), _connector='OR'), name='letters_out_with_receipt'),
        ),
        migrations.AddConstraint(
            model_name='sending',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('failed_at__isnull', False), ('state', 'failed'), models.Q(('failed_why', ''), _negated=True)), models.Q(models.Q(('state', 'failed'), _negated=True), ('failed_at', None), ('failed_why', '')), _connector='OR'), name='letters_failed_at_with_why'),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
