"""Where interests part: what each sees, what came of it, and the time that a carer needs free."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect


DOOR = """
-- When each of these questions to a carer is for, by the line of the plan as it stood when the carer was asked: for the
-- carer's own sign-in, and whoever holds the carer's account. What the person writes later is not in it.
create function partnership_offer_times(offers uuid[])
    returns table (offer uuid, days smallint[], starts_at time, minutes smallint, times_a_week smallint)
    language sql stable security definer set search_path = public, pg_temp as
$$ select distinct on (o.id) o.id, l.days, l.wished_at, l.minutes_each, l.times_a_week
   from planning_task_offer o
   join planning_line l on l.line = o.line and l.person_id = o.adult_id and l.recorded_at <= o.offered_at
   where o.id = any (offers) and o.person_id = any (seen('private'))
   order by o.id, l.recorded_at desc, l.replaced_at desc nulls first $$;
revoke execute on function partnership_offer_times(uuid[]) from public;
grant execute on function partnership_offer_times(uuid[]) to sayso_app, sayso_whole;

-- What was said, put and told stays: only that it was replaced, and what was done about one who acts for both.
revoke update, delete, truncate on partnership_own_view, partnership_difference, partnership_difference_option,
    partnership_difference_ending, partnership_told_of_it, partnership_free_time, partnership_clash_settled
    from sayso_app, sayso_whole;
grant update (replaced_at, replaced_by_id) on partnership_own_view, partnership_told_of_it, partnership_free_time
    to sayso_app, sayso_whole;
grant update (separate_done, separate_because, separate_at, separate_by_id) on partnership_difference
    to sayso_app, sayso_whole;
"""
UNDONE = "drop function partnership_offer_times(uuid[]);"


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0007_grants_by_beginning'),
        ('partnership', '0004_how_it_is'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Difference',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('pair', models.UUIDField()),
                ('matter', models.CharField(choices=[('tasks', 'Who does what'), ('time', 'Time, and when'), ('money', 'Money'), ('risk', 'What is safe, and what could go wrong'), ('home', 'Where to live'), ('helpers', 'Who else helps'), ('privacy', 'Privacy'), ('future', 'What comes later')], max_length=10)),
                ('decides', models.CharField(choices=[('person', 'The person’s: it is their own life'), ('carer', 'The carer’s: it is their own time and work'), ('each', 'Each decides their own part. Nobody decides the other’s'), ('power', 'Somebody decides by a lawful power, or in the person’s best interests')], max_length=8)),
                ('line', models.UUIDField(blank=True, null=True)),
                ('review_on', models.DateField()),
                ('opened_at', models.DateTimeField()),
                ('separate_done', models.CharField(blank=True, choices=[('worker', 'Another worker works with the carer now'), ('advocate', 'One of them has an advocate of their own now'), ('asked', 'Asked for. Nobody is there yet'), ('stays', 'It stays as it is, because')], default='', max_length=10)),
                ('separate_because', models.TextField(blank=True, default='')),
                ('separate_at', models.DateTimeField(blank=True, null=True)),
                ('carer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('separate_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'partnership_difference',
            },
        ),
        migrations.CreateModel(
            name='DifferenceEnding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('ending', models.CharField(choices=[('agreed', 'They agree'), ('trial', 'They agree to try it until a day'), ('differ', 'They agree to differ, and other care is brought in'), ('independent', 'Independent help: mediation, or an advocate'), ('escalated', 'Taken further: keeping safe, mental capacity, or a complaint')], max_length=12)),
                ('way', models.CharField(blank=True, choices=[('mediation', 'Somebody who helps two people talk (mediation)'), ('separate', 'A worker of their own for the carer'), ('break', 'A break for the carer'), ('redraw', 'Share out the tasks anew'), ('end_paid', 'End the paid role between them'), ('advocate', 'An independent advocate'), ('other_care', 'Bring in other care')], default='', max_length=12)),
                ('needed_minutes', models.PositiveIntegerField(blank=True, null=True)),
                ('carer_minutes', models.PositiveIntegerField(blank=True, null=True)),
                ('met_by_lines', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('met_by_called', models.TextField(blank=True, default='')),
                ('met_by_minutes', models.PositiveIntegerField(blank=True, null=True)),
                ('trial_ends_on', models.DateField(blank=True, null=True)),
                ('review_on', models.DateField(blank=True, null=True)),
                ('settled_at', models.DateTimeField()),
                ('difference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.difference')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('settled_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'partnership_difference_ending',
            },
        ),
        migrations.CreateModel(
            name='DifferenceOption',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(choices=[('mediation', 'Somebody who helps two people talk (mediation)'), ('separate', 'A worker of their own for the carer'), ('break', 'A break for the carer'), ('redraw', 'Share out the tasks anew'), ('end_paid', 'End the paid role between them'), ('advocate', 'An independent advocate'), ('other_care', 'Bring in other care')], max_length=12)),
                ('carer_minutes', models.IntegerField(blank=True, null=True)),
                ('to_meet_minutes', models.PositiveIntegerField(blank=True, null=True)),
                ('for_person', models.TextField(blank=True, default='')),
                ('for_carer', models.TextField(blank=True, default='')),
                ('put_at', models.DateTimeField()),
                ('difference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.difference')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('put_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'partnership_difference_option',
            },
        ),
        migrations.CreateModel(
            name='FreeTime',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('entry', models.UUIDField(default=uuid.uuid4)),
                ('days', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None)),
                ('starts_at', models.TimeField()),
                ('minutes', models.PositiveSmallIntegerField()),
                ('why', models.TextField(blank=True, default='')),
                ('written_as', models.CharField(choices=[('self', 'In their own hand'), ('worker', 'Written down by a worker, as told')], max_length=8)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'partnership_free_time',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ClashSettled',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('line', models.UUIDField()),
                ('at_times', models.CharField(max_length=60)),
                ('note', models.TextField()),
                ('settled_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('settled_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('free', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.freetime')),
            ],
            options={
                'db_table': 'partnership_clash_settled',
            },
        ),
        migrations.CreateModel(
            name='OwnView',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('entry', models.UUIDField(default=uuid.uuid4)),
                ('matter', models.CharField(choices=[('tasks', 'Who does what'), ('time', 'Time, and when'), ('money', 'Money'), ('risk', 'What is safe, and what could go wrong'), ('home', 'Where to live'), ('helpers', 'Who else helps'), ('privacy', 'Privacy'), ('future', 'What comes later')], max_length=10)),
                ('sees', models.TextField()),
                ('wants', models.TextField(blank=True, default='')),
                ('could_accept', models.TextField(blank=True, default='')),
                ('written_as', models.CharField(choices=[('self', 'In their own hand'), ('worker', 'Written down by a worker, as told')], max_length=8)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnershipside')),
            ],
            options={
                'db_table': 'partnership_own_view',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ToldOfIt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('difference', models.UUIDField()),
                ('words', models.TextField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnershipside')),
            ],
            options={
                'db_table': 'partnership_told_of_it',
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='difference',
            index=models.Index(fields=['person', 'opened_at'], name='partnership_differences_of'),
        ),
        migrations.AddConstraint(
            model_name='difference',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('separate_at', None), ('separate_by', None)), models.Q(('separate_at__isnull', False), ('separate_by__isnull', False)), _connector='OR'), name='partnership_separate_at_with_by'),
        ),
        migrations.AddConstraint(
            model_name='difference',
            constraint=models.CheckConstraint(condition=models.Q(('carer', models.F('person')), _negated=True), name='partnership_differs_from_another'),
        ),
        migrations.AddIndex(
            model_name='differenceending',
            index=models.Index(fields=['difference', 'settled_at'], name='partnership_endings_of'),
        ),
        migrations.AddConstraint(
            model_name='differenceending',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ending', 'trial'), ('trial_ends_on__isnull', False)), models.Q(models.Q(('ending', 'trial'), _negated=True), ('trial_ends_on', None)), _connector='OR'), name='partnership_a_trial_has_its_end'),
        ),
        migrations.AddConstraint(
            model_name='differenceending',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('met_by_called', ''), ('met_by_minutes', None)), models.Q(models.Q(('met_by_called', ''), _negated=True), ('met_by_minutes__gt', 0)), _connector='OR'), name='partnership_whoever_meets_it_has_hours'),
        ),
        migrations.AddIndex(
            model_name='differenceoption',
            index=models.Index(fields=['difference'], name='partnership_options_of'),
        ),
        migrations.AddConstraint(
            model_name='differenceoption',
            constraint=models.CheckConstraint(condition=models.Q(('carer_minutes', None), ('carer_minutes__range', (-10080, 10080)), _connector='OR'), name='partnership_option_within_a_week'),
        ),
        migrations.AddConstraint(
            model_name='freetime',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_freetime_replaced_at_with_by'),
        ),
        migrations.AddConstraint(
            model_name='freetime',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('entry',), name='partnership_one_free_time_stands'),
        ),
        migrations.AddConstraint(
            model_name='freetime',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__range', (1, 1440))), name='partnership_free_time_within_a_day'),
        ),
        migrations.AddConstraint(
            model_name='freetime',
            constraint=models.CheckConstraint(condition=models.Q(('days', []), _negated=True), name='partnership_free_time_has_days'),
        ),
        migrations.AddConstraint(
            model_name='clashsettled',
            constraint=models.UniqueConstraint(fields=('free', 'line', 'at_times'), name='partnership_a_clash_ends_once'),
        ),
        migrations.AddConstraint(
            model_name='clashsettled',
            constraint=models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='partnership_clash_ends_with_a_note'),
        ),
        migrations.AddConstraint(
            model_name='ownview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_ownview_replaced_at_with_by'),
        ),
        migrations.AddConstraint(
            model_name='ownview',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('entry',), name='partnership_one_view_stands'),
        ),
        migrations.AddConstraint(
            model_name='ownview',
            constraint=models.CheckConstraint(condition=models.Q(('sees', ''), _negated=True), name='partnership_view_has_words'),
        ),
        migrations.AddConstraint(
            model_name='toldofit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_toldofit_replaced_at_with_by'),
        ),
        migrations.AddConstraint(
            model_name='toldofit',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('person', 'difference'), name='partnership_told_once_of_it'),
        ),
        migrations.AddConstraint(
            model_name='toldofit',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='partnership_told_in_words'),
        ),
        Protect("OwnView", "private"),
        Protect("Difference", "work"),
        Protect("DifferenceOption", "work"),
        Protect("DifferenceEnding", "work"),
        Protect("ToldOfIt", "private"),
        Protect("FreeTime", "private"),
        Protect("ClashSettled", "private"),
        migrations.RunSQL(DOOR, UNDONE),
    ]
