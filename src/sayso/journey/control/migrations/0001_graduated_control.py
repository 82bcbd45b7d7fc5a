"""How much of their own support somebody holds: levels, what was pressed, and early signs."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect


#: Whoever is named in a row reads that row alone, while it stands, and learns nothing of any other.
FORWARD = """
-- For whom of these new orders wait: asked by whoever's work it is to order. What another shares with somebody
-- never tells them: somebody may pause because of the very one who helps.
create function control_paused(people uuid[]) returns setof uuid language sql stable security definer
    set search_path = public, pg_temp as
$$ select one.person from unnest(people) as one(person)
   join lateral (select t.pressed from control_turn t where t.person_id = one.person
                 and t.pressed in ('pause', 'go_on') order by t.pressed_at desc, t.id desc limit 1) last on true
   where last.pressed = 'pause' and exists (
       select 1 from access_grant g where g.login_id = viewer() and g.person_id = one.person and g.area = 'plan'
         and g.period @> sayso_now() and g.because not like 'sharing choice %'
         and g.because not like 'picked writer %') $$;

-- What whoever looks calls somebody, by the ties on their own record; else the name we know.
create function control_called(mine uuid, whom uuid) returns text language sql stable security definer
    set search_path = public, pg_temp as
$$ select coalesce(
       (select t.other_called from people_tie t where t.person_id = mine and t.other_id = whom
        and t.replaced_at is null order by t.starts_on, t.recorded_at limit 1),
       (select f.name from people_finding f where f.person_id = whom), 'Somebody close to you') $$;

create function control_i_help() returns table (called text, task text, level text, how text, since date,
                                                every_days int, done_on date)
    language sql stable security definer set search_path = public, pg_temp as
$$ select control_called(me.subject_id, l.person_id), l.task::text, l.level::text, l.how, l.since,
          l.every_days::int, l.done_on
   from access_user me join control_task_level l on l.supporter_id = me.subject_id
   where me.id = viewer() and me.is_active and l.replaced_at is null
     and (l.level = 'supporter' or l.held_by = 'supporter') and not is_restricted(l.person_id)
   order by 1, l.recorded_at $$;

create function control_signs_for_me() returns table (called text, signs text, what_helps text)
    language sql stable security definer set search_path = public, pg_temp as
$$ select control_called(me.subject_id, s.person_id), e.signs, e.what_helps
   from access_user me join control_signs_shown s on s.with_person_id = me.subject_id and s.ended_at is null
   join control_early_signs e on e.person_id = s.person_id and e.replaced_at is null
   where me.id = viewer() and me.is_active and not is_restricted(s.person_id) order by 1, s.shown_at $$;

revoke execute on function control_paused(uuid[]), control_i_help(), control_signs_for_me(),
    control_called(uuid, uuid) from public;
revoke execute on function control_called(uuid, uuid) from sayso_app, sayso_whole;
grant execute on function control_paused(uuid[]), control_i_help(), control_signs_for_me() to sayso_app, sayso_whole;

-- A level, a press and what was said stay as they were written: only their end, and what was done, is written here.
revoke update, delete, truncate on control_task_level, control_turn, control_early_signs, control_signs_shown
    from sayso_app, sayso_whole;
grant update (replaced_at, replaced_by_id, done_on, set_up_at, set_up_by_id) on control_task_level
    to sayso_app, sayso_whole;
grant update (read_at, read_by_id) on control_turn to sayso_app, sayso_whole;
grant update (replaced_at, replaced_by_id) on control_early_signs to sayso_app, sayso_whole;
grant update (ended_at, ended_by_id) on control_signs_shown to sayso_app, sayso_whole;
"""
BACKWARD = """
drop function control_signs_for_me();
drop function control_i_help();
drop function control_called(uuid, uuid);
drop function control_paused(uuid[]);
"""


class Migration(migrations.Migration):
    """Make the tables, put them under their areas, and make the functions."""

    initial = True

    dependencies = [
        ('access', '0006_means'),
        ('people', '0008_deaths_at_once'),
        ('planning', '0002_doors'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EarlySigns',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('signs', models.TextField()),
                ('what_helps', models.TextField(blank=True, default='')),
                ('in_plan', models.BooleanField(default=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'control_early_signs',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_earlysigns_replaced_at_with_by'), models.CheckConstraint(condition=models.Q(('signs', ''), _negated=True), name='control_signs_have_words'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('person',), name='control_one_early_signs')],
            },
        ),
        migrations.CreateModel(
            name='SignsShown',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('called', models.CharField(max_length=200)),
                ('shown_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('shown_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('with_person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
            ],
            options={
                'db_table': 'control_signs_shown',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='control_signs_ended_at_with_by'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('person', 'with_person'), name='control_signs_shown_once'), models.CheckConstraint(condition=models.Q(('with_person', models.F('person')), _negated=True), name='control_signs_with_another')],
            },
        ),
        migrations.CreateModel(
            name='TaskLevel',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('task', models.CharField(choices=[('choose', 'Choosing who comes'), ('bills', 'Paying bills and wages'), ('papers', 'Keeping papers and receipts'), ('rota', 'Saying who works when'), ('hiring', 'Finding and hiring an assistant'), ('council', 'Speaking with us'), ('money', 'Looking at the money')], max_length=10)),
                ('level', models.CharField(choices=[('alone', 'I do it myself'), ('prompts', 'I do it, and you remind me'), ('supporter', 'I do it with somebody I name'), ('held', 'It is done for me')], max_length=10)),
                ('held_by', models.CharField(blank=True, choices=[('council', 'The council'), ('managed_account', 'A managed account: a firm pays the bills'), ('nominee', 'A nominee: somebody picked to look after the money'), ('supporter', 'Somebody close, who is named')], default='', max_length=20)),
                ('supporter_called', models.CharField(blank=True, default='', max_length=200)),
                ('how', models.TextField(blank=True, default='')),
                ('every_days', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('since', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('alone', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No, someone was there'), ('declined', 'Offered, and they said no'), ('not_possible', 'It was not possible'), ('not_seen', 'I did not see them')], default='', max_length=14)),
                ('moved', models.JSONField(blank=True, default=list)),
                ('set_up_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('set_up_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supporter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
            ],
            options={
                'db_table': 'control_task_level',
                'abstract': False,
                'indexes': [models.Index(fields=['person', 'task'], name='control_levels_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_tasklevel_replaced_at_with_by'), models.CheckConstraint(condition=models.Q(models.Q(('set_up_at', None), ('set_up_by', None)), models.Q(('set_up_at__isnull', False), ('set_up_by__isnull', False)), _connector='OR'), name='control_set_up_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('person', 'task'), name='control_one_level_a_task'), models.CheckConstraint(condition=models.Q(models.Q(('held_by__in', ['council', 'managed_account', 'nominee', 'supporter']), ('level', 'held')), models.Q(models.Q(('level', 'held'), _negated=True), ('held_by', '')), _connector='OR'), name='control_held_says_by_whom'), models.CheckConstraint(condition=models.Q(models.Q(('level', 'supporter'), ('held_by', 'supporter'), _connector='OR', _negated=True), models.Q(('supporter_called', ''), _negated=True), _connector='OR'), name='control_supporter_is_named'), models.CheckConstraint(condition=models.Q(('supporter', None), models.Q(('supporter', models.F('person')), _negated=True), _connector='OR'), name='control_supporter_is_another')],
            },
        ),
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('pressed', models.CharField(choices=[('pause', 'New orders wait'), ('go_on', 'New orders go on'), ('hand_back', 'The council manages'), ('take_back', 'They manage again')], max_length=10)),
                ('pressed_at', models.DateTimeField()),
                ('alone', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No, someone was there'), ('declined', 'Offered, and they said no'), ('not_possible', 'It was not possible'), ('not_seen', 'I did not see them')], default='', max_length=14)),
                ('moved', models.JSONField(blank=True, default=list)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('pressed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('read_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'control_turn',
                'indexes': [models.Index(fields=['person', 'pressed_at'], name='control_turns_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('read_at', None), ('read_by', None)), models.Q(('read_at__isnull', False), ('read_by__isnull', False)), _connector='OR'), name='control_turn_read_at_with_by')],
            },
        ),
        Protect("TaskLevel", "sharing"),
        Protect("Turn", "sharing"),
        Protect("EarlySigns", "health"),
        Protect("SignsShown", "sharing"),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
