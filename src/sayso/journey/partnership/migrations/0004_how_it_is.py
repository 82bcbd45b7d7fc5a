"""How it is, as each says alone; and what was noticed between the two, with a task that says what is done."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect

DOORS = """
-- Who of those at work holds somebody's private account now: their lead first, then whoever held it longest. Never
-- whoever makes a pair with them, who may work here too. Nobody's sign-in may ask this.
create function partnership_holders(whom uuid) returns uuid[] language sql stable security definer
    set search_path = public, pg_temp as
$$ with held as (
       select g.login_id as id, min(lower(g.period)) as since, count(distinct g.area) as areas from access_grant g
       where g.person_id = whom and g.area in ('private', 'work') and g.period @> sayso_now()
         and (g.opens_restricted or not is_restricted(whom))
       group by g.login_id)
   select coalesce(array_agg(u.id order by (a.id is not null) desc, held.since, u.id), '{}')
   from held join access_user u on u.id = held.id and u.is_active and held.areas = 2
   left join casework_allocation a on a.worker_id = u.id and a.person_id = whom and a.role = 'lead'
        and a.ended_at is null
   where (u.subject_id is null or (u.subject_id <> whom and not exists (
              select 1 from partnership_side s where s.person_id = whom and s.other_id = u.subject_id)))
     and exists (select 1 from access_role_held r where r.user_id = u.id and r.ended_at is null
                 and r.role in ('social-worker', 'occupational-therapist', 'assessor', 'manager')) $$;

-- The same, for a worker who holds that account too: to choose who does something about what was told.
create function partnership_who_holds(whom uuid) returns uuid[] language sql stable security definer
    set search_path = public, pg_temp as
$$ select case when whom = any (seen('private')) and not planning_is_own(whom) then partnership_holders(whom)
          else '{}'::uuid[] end $$;

-- A task about what was noticed, for whoever may know of it. Its words are the same for all, and say nothing. `kind`:
-- `unsafe` for what somebody said in a check-in, of themself or by a worker who holds their account: once while it
-- is open, to whoever holds that account, else to the lead or a tray; `private` and `story` for what a worker
-- noticed. It gives the task, or nothing where there is one or the owner may not know.
create function partnership_follow_up(made uuid, whom uuid, kind text, due date, owner uuid, at timestamptz)
    returns uuid language plpgsql security definer set search_path = public, pg_temp as
$$ declare
    holders uuid[] := partnership_holders(whom);
    maker uuid := viewer(); lead uuid; tray uuid; is_own boolean := planning_is_own(whom);
begin
    if viewer() is null or kind not in ('unsafe', 'private', 'story')
       or not ((kind = 'unsafe' and is_own) or (kind <> 'story' and whom = any (seen('private')) and not is_own)
               or (kind = 'story' and whom = any (seen('story')) and not is_own)) then
        raise exception 'what is noticed is followed up by whoever may know of it'
            using errcode = 'insufficient_privilege';
    end if;
    if kind = 'private' and not (owner = any (holders)) or kind = 'story' and not exists (
            select 1 from access_grant g join access_user u on u.id = g.login_id and u.is_active
            where g.login_id = owner and g.person_id = whom and g.area = 'work' and g.period @> sayso_now()) then
        return null;
    end if;
    perform 1 from access_subject s where s.id = whom for update;
    if kind = 'unsafe' then
        if exists (select 1 from partnership_private_change c join casework_task t on t.id = c.task_id
                   where c.person_id = whom and c.noticed_by = 'check_in' and t.done_at is null) then
            return null;
        end if;
        select w.id, coalesce(w.team_id, a.team_id) into lead, tray from casework_allocation a
            left join access_user w on w.id = a.worker_id and w.is_active and not exists (
                select 1 from partnership_side s where s.person_id = whom and s.other_id = w.subject_id)
            where a.person_id = whom and a.role = 'lead' and a.ended_at is null;
        owner := coalesce(holders[1], lead);
        maker := coalesce((select h.user_id from access_role_held h where h.role = 'clocks' and h.ended_at is null
                           order by h.user_id limit 1), viewer());
        tray := coalesce(tray, (select t.id from access_team t order by t.name limit 1));
    end if;
    tray := coalesce((select u.team_id from access_user u where u.id = owner), tray);
    if owner is null and tray is null then
        owner := maker;
    end if;
    insert into casework_task (id, person_id, what, why, because, asked, for_person, due_on, owner_id, team_id,
                               made_at, made_by_id, done_with)
    values (made, whom, 'Talk with them alone, and write what was done', 'promise',
            'Use the safe way, with nobody else there. Never say why', 'change', '', due, owner, tray, at, maker, '');
    insert into audit_event (at, actor_id, action, people, object_kind, object_id, purpose, facts)
    values (at, viewer(), 'partnership.ask_to_follow_up', '{}', 'task', made, '', '{}');
    return made;
end $$;

-- What was noticed and nothing is written about it in time, in the team of a manager who looks: whose it is and
-- since when, and no word of what. Nothing about whoever the manager is themself, or is close to.
create function partnership_overdue_changes(on_day date)
    returns table (task uuid, person_id uuid, owner text, due_on date)
    language sql stable security definer set search_path = public, pg_temp as
$$ select t.id, t.person_id, coalesce(o.name, ''), t.due_on
   from access_user me
   join casework_task t on t.asked = 'change' and t.done_at is null and t.due_on < on_day
        and (t.team_id = me.team_id or t.team_id is null)
   left join access_user o on o.id = t.owner_id
   where me.id = viewer() and me.is_active and t.owner_id is distinct from me.id
     and exists (select 1 from access_role_held r where r.user_id = me.id and r.role = 'manager'
                 and r.ended_at is null)
     and (not is_restricted(t.person_id) or t.person_id = any ((select seen('work'))::uuid[]))
     and (me.subject_id is null or (t.person_id <> me.subject_id and not exists (
              select 1 from partnership_side s where s.person_id = t.person_id and s.other_id = me.subject_id)))
   order by t.due_on, t.id $$;

revoke execute on function partnership_holders(uuid) from public, sayso_app, sayso_whole;
revoke execute on function partnership_who_holds(uuid), partnership_overdue_changes(date),
    partnership_follow_up(uuid, uuid, text, date, uuid, timestamptz) from public;
grant execute on function partnership_who_holds(uuid), partnership_overdue_changes(date),
    partnership_follow_up(uuid, uuid, text, date, uuid, timestamptz) to sayso_app, sayso_whole;

-- What was said and noticed stays: only that it was replaced, and what was done, is written on it.
revoke update, delete, truncate on partnership_check_in, partnership_check_in_times, partnership_change,
    partnership_private_change from sayso_app, sayso_whole;
grant update (replaced_at, replaced_by_id) on partnership_check_in, partnership_check_in_times
    to sayso_app, sayso_whole;
grant update (done_at, done_by_id, done_words) on partnership_change, partnership_private_change
    to sayso_app, sayso_whole;
"""
UNDONE = """
drop function partnership_overdue_changes(date);
drop function partnership_follow_up(uuid, uuid, text, date, uuid, timestamptz);
drop function partnership_who_holds(uuid);
drop function partnership_holders(uuid);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0006_means'),
        ('casework', '0005_a_tray_for_business_support'),
        ('partnership', '0003_paid_not_shared_with_the_plan'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('noticed_on', models.DateField()),
                ('noticed_by', models.CharField(choices=[('check_in', 'Said in a check-in'), ('themself', 'They told us'), ('worker', 'A worker saw it'), ('another', 'Somebody else told us')], max_length=10)),
                ('words', models.TextField()),
                ('recorded_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('done_words', models.TextField(blank=True, default='')),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnershipside')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.task')),
            ],
            options={
                'db_table': 'partnership_change',
                'abstract': False,
                'indexes': [models.Index(fields=['person', '-noticed_on'], name='partnership_change_of')],
                'constraints': [models.UniqueConstraint(fields=('task',), name='partnership_change_one_a_task'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='partnership_change_says_what'), models.CheckConstraint(condition=models.Q(models.Q(('done_at', None), ('done_by', None), ('done_words', '')), models.Q(('done_at__isnull', False), ('done_by__isnull', False), models.Q(('done_words', ''), _negated=True)), _connector='OR'), name='partnership_change_done_with_words')],
            },
        ),
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('entry', models.UUIDField(default=uuid.uuid4)),
                ('said_on', models.DateField()),
                ('answers', models.JSONField()),
                ('written_as', models.CharField(choices=[('self', 'In their own hand'), ('worker', 'Written down by a worker, as told')], max_length=8)),
                ('wording', models.PositiveSmallIntegerField(default=1)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnershipside')),
            ],
            options={
                'db_table': 'partnership_check_in',
                'abstract': False,
                'indexes': [models.Index(fields=['person', '-said_on'], name='partnership_check_ins_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_checkin_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('entry',), name='partnership_one_check_in_stands'), models.CheckConstraint(condition=models.Q(('answers', {}), _negated=True), name='partnership_check_in_says_something')],
            },
        ),
        migrations.CreateModel(
            name='CheckInTimes',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('often', models.CharField(blank=True, choices=[('four_weeks', 'Every four weeks'), ('three_months', 'Every three months'), ('six_months', 'Every six months'), ('never', 'Not at all')], default='', max_length=12)),
                ('way', models.CharField(choices=[('safe_way', 'In the safe way I chose for everything else'), ('alone', 'Only when we meet, with nobody else there. Do not ring or write'), ('other', 'In another way')], default='safe_way', max_length=12)),
                ('way_words', models.TextField(blank=True, default='')),
                ('not_now_on', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnershipside')),
            ],
            options={
                'db_table': 'partnership_check_in_times',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_checkintimes_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('side',), name='partnership_one_check_in_times')],
            },
        ),
        migrations.CreateModel(
            name='PrivateChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('noticed_on', models.DateField()),
                ('noticed_by', models.CharField(choices=[('check_in', 'Said in a check-in'), ('themself', 'They told us'), ('worker', 'A worker saw it'), ('another', 'Somebody else told us')], max_length=10)),
                ('words', models.TextField()),
                ('recorded_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('done_words', models.TextField(blank=True, default='')),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnershipside')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.task')),
            ],
            options={
                'db_table': 'partnership_private_change',
                'abstract': False,
                'indexes': [models.Index(fields=['person', '-noticed_on'], name='partnership_privatechange_of')],
                'constraints': [models.UniqueConstraint(fields=('task',), name='partnership_privatechange_one_a_task'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='partnership_privatechange_says_what'), models.CheckConstraint(condition=models.Q(models.Q(('done_at', None), ('done_by', None), ('done_words', '')), models.Q(('done_at__isnull', False), ('done_by__isnull', False), models.Q(('done_words', ''), _negated=True)), _connector='OR'), name='partnership_privatechange_done_with_words')],
            },
        ),
        Protect("CheckIn", "private"),
        Protect("CheckInTimes", "private"),
        Protect("Change", "story"),
        Protect("PrivateChange", "private"),
        migrations.RunSQL(DOORS, UNDONE),
    ]
