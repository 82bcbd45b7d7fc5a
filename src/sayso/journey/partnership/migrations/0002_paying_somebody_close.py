"""Paying somebody close: the tables, what whoever is paid reads of it, and how either of the two ends it."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect

DOORS = """
-- What whoever looks is paid for, or was, by somebody close: from the contracts that name them. It gives what both
-- agreed and nothing of why, of who proposed or decided, or of who ended it. Nothing stands on the reader's record.
create function partnership_my_paid_work()
    returns table (contract uuid, calls text, purpose text, tasks text, minutes_a_week integer, starts_on date,
                   ends_before date, particulars jsonb, written_on date, second_signatory text,
                   pence_an_hour integer, pence_a_week integer, times jsonb)
    language sql stable security definer set search_path = public, pg_temp as
$$ select c.id, c.calls, c.purpose, c.tasks, c.minutes_a_week, c.starts_on, c.ends_before, c.particulars,
          c.written_on, c.second_signatory, s.pence_an_hour, s.pence_a_week,
          coalesce((select jsonb_agg(jsonb_build_object('days', t.days, 'starts_at', t.starts_at::text,
                                                        'minutes', t.minutes) order by t.starts_at, t.id)
                    from partnership_paid_time t where t.contract_id = c.id), '[]'::jsonb)
   from access_user me
   join partnership_paid_contract c on c.relative_id = me.subject_id
   join partnership_paid_sum s on s.contract_id = c.id
   where me.id = viewer() and me.is_active
   order by c.starts_on desc, c.id $$;

-- In one question, for the page that whoever looks comes to first: who close is paid to help them, and whom they
-- are paid to help, as each calls the other.
create function partnership_my_paid_help() returns table (works boolean, called text, ends_before date)
    language sql stable security definer set search_path = public, pg_temp as
$$ select c.relative_id = me.subject_id, case when c.relative_id = me.subject_id then c.calls else c.called end,
          c.ends_before
   from access_user me
   join partnership_paid_contract c on c.relative_id = me.subject_id
        or (c.person_id = me.subject_id and c.person_id = any (seen('plan')))
   where me.id = viewer() and me.is_active
   order by 1, c.starts_on desc, c.id $$;

-- Let what was agreed last until a day: for either of the two by a sign-in of their own, or a worker of the
-- person's. It says neither who ended it nor why. Where it was care, a task finds who does it then, of the lead
-- worker, else of a tray; the nightly clocks made it, as they make all such.
create function partnership_stop_paid(which uuid, stops date, at timestamptz) returns void language plpgsql
    security definer set search_path = public, pg_temp as
$$ declare
    c partnership_paid_contract;
    code text := 'paid_' || left(replace(which::text, '-', ''), 24);
    maker uuid := coalesce((select h.user_id from access_role_held h where h.role = 'clocks' and h.ended_at is null
                            order by h.user_id limit 1), viewer());
    made uuid := md5('paid ends ' || which || ' ' || extract(epoch from at))::uuid;
    owner uuid; tray uuid;
begin
    select * into c from partnership_paid_contract t where t.id = which for update;
    if viewer() is null or c.id is null or not (
        planning_is_own(c.person_id) or planning_is_own(c.relative_id) or c.person_id = any (seen('plan'))) then
        raise exception 'what is agreed is ended by either of the two, or a worker of the person'
            using errcode = 'insufficient_privilege';
    end if;
    update partnership_paid_contract t set ends_before = greatest(stops, t.starts_on) where t.id = which;
    if c.purpose <> 'care' or exists (select 1 from casework_task t where t.person_id = c.person_id
                                      and t.asked = code and t.done_at is null) then
        return;
    end if;
    select w.id, coalesce(w.team_id, a.team_id) into owner, tray from casework_allocation a
        left join access_user w on w.id = a.worker_id and w.is_active
        where a.person_id = c.person_id and a.role = 'lead' and a.ended_at is null;
    tray := coalesce(tray, (select t.id from access_team t order by t.name limit 1));
    insert into casework_task (id, person_id, what, why, because, asked, for_person, due_on, owner_id, team_id,
                               made_at, made_by_id, done_with)
    values (made, c.person_id, 'Find who does this: paid help from somebody close ends', 'law',
            'Needs are met without a gap. Care Act 2014, section 18', code, '',
            (at at time zone 'Europe/London')::date, case when tray is null then coalesce(owner, maker) else owner end,
            tray, at, maker, '');
    insert into audit_event (at, actor_id, action, people, object_kind, object_id, purpose, facts)
    values (at, viewer(), 'partnership.ask_for_cover', '{}', 'task', made, '', '{}');
end $$;

revoke execute on function partnership_my_paid_work(), partnership_my_paid_help(),
    partnership_stop_paid(uuid, date, timestamptz) from public;
grant execute on function partnership_my_paid_work(), partnership_my_paid_help(),
    partnership_stop_paid(uuid, date, timestamptz) to sayso_app, sayso_whole;

-- What was put and agreed stays: only what was decided of it, who signed, and that it was replaced is written.
revoke update, delete, truncate on partnership_paid_proposal, partnership_necessary_reason,
    partnership_paid_contract, partnership_paid_time, partnership_paid_sum from sayso_app, sayso_whole;
grant update (replaced_at, replaced_by_id, decision_id, is_agreed, signed_at, signed_by_id, signed_words)
    on partnership_paid_proposal to sayso_app, sayso_whole;
"""
UNDONE = """
drop function partnership_stop_paid(uuid, date, timestamptz);
drop function partnership_my_paid_help();
drop function partnership_my_paid_work();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0006_means'),
        ('decisions', '0001_initial'),
        ('partnership', '0001_the_two_of_them'),
        ('planning', '0002_doors'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PaidProposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('arrangement', models.UUIDField(default=uuid.uuid4)),
                ('called', models.TextField()),
                ('relationship', models.CharField(blank=True, choices=[('spouse', 'Husband, wife or civil partner'), ('partner', 'Partner, not married'), ('parent', 'Parent'), ('parent_in_law', 'Parent-in-law'), ('child', 'Son or daughter'), ('child_in_law', 'Son-in-law or daughter-in-law'), ('stepchild', 'Stepson or stepdaughter'), ('brother_sister', 'Brother or sister'), ('aunt_uncle', 'Aunt or uncle'), ('grandparent', 'Grandparent'), ('stepparent', 'Step-parent'), ('grandchild', 'Grandchild'), ('cousin', 'Cousin'), ('niece_nephew', 'Niece or nephew'), ('other_relative', 'Another relative'), ('not_related', 'No relative: a friend, a neighbour or somebody they live with')], default='', max_length=20)),
                ('same_household', models.BooleanField(blank=True, null=True)),
                ('household_on', models.DateField()),
                ('partner_of_listed', models.BooleanField(blank=True, null=True)),
                ('purpose', models.CharField(choices=[('care', 'Care and support'), ('administration', 'Managing the direct payment: payroll, papers, accounts')], max_length=20)),
                ('speaks_for', models.BooleanField(blank=True, null=True)),
                ('is_agreed', models.BooleanField(blank=True, null=True)),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('signed_words', models.TextField(blank=True, default='')),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.decision')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('relative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'partnership_paid_proposal',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PaidContract',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('called', models.TextField()),
                ('calls', models.TextField()),
                ('purpose', models.CharField(choices=[('care', 'Care and support'), ('administration', 'Managing the direct payment: payroll, papers, accounts')], max_length=20)),
                ('tasks', models.TextField()),
                ('minutes_a_week', models.PositiveIntegerField(blank=True, null=True)),
                ('starts_on', models.DateField()),
                ('ends_before', models.DateField(blank=True, null=True)),
                ('person_asked', models.CharField(choices=[('yes', 'Yes'), ('no', 'No, someone was there'), ('declined', 'Offered, and they said no'), ('not_possible', 'It was not possible'), ('not_seen', 'I did not see them')], max_length=14)),
                ('relative_asked', models.CharField(choices=[('yes', 'Yes'), ('no', 'No, someone was there'), ('declined', 'Offered, and they said no'), ('not_possible', 'It was not possible'), ('not_seen', 'I did not see them')], max_length=14)),
                ('particulars', models.JSONField(blank=True, default=dict)),
                ('written_on', models.DateField(blank=True, null=True)),
                ('second_signatory', models.TextField(blank=True, default='')),
                ('look_again_on', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('relative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.paidproposal')),
            ],
            options={
                'db_table': 'partnership_paid_contract',
            },
        ),
        migrations.CreateModel(
            name='NecessaryReason',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('factor', models.CharField(choices=[('culture', 'Culture, religion or language'), ('harm', 'Other care would harm their health'), ('unpredictable', 'Care is needed often, or nobody can say when'), ('end_of_life', 'They are near the end of their life'), ('no_other', 'Nobody else is to be found who can do it'), ('communication', 'How they make themself understood'), ('other', 'Something else')], max_length=20)),
                ('evidence', models.TextField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.paidproposal')),
            ],
            options={
                'db_table': 'partnership_necessary_reason',
            },
        ),
        migrations.CreateModel(
            name='PaidSum',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('pence_an_hour', models.PositiveIntegerField(blank=True, null=True)),
                ('pence_a_week', models.PositiveIntegerField(blank=True, null=True)),
                ('contract', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.paidcontract')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
            ],
            options={
                'db_table': 'partnership_paid_sum',
            },
        ),
        migrations.CreateModel(
            name='PaidTime',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('days', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None)),
                ('starts_at', models.TimeField()),
                ('minutes', models.PositiveSmallIntegerField()),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.paidcontract')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
            ],
            options={
                'db_table': 'partnership_paid_time',
                'ordering': ['starts_at'],
            },
        ),
        migrations.AddIndex(
            model_name='paidproposal',
            index=models.Index(fields=['person', 'recorded_at'], name='partnership_paid_of_person'),
        ),
        migrations.AddConstraint(
            model_name='paidproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_paidproposal_replaced_at_with_by'),
        ),
        migrations.AddConstraint(
            model_name='paidproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_at', None), ('signed_by', None)), models.Q(('signed_at__isnull', False), ('signed_by__isnull', False)), _connector='OR'), name='partnership_paid_signed_at_with_by'),
        ),
        migrations.AddConstraint(
            model_name='paidproposal',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('arrangement',), name='partnership_one_paid_stands'),
        ),
        migrations.AddConstraint(
            model_name='paidproposal',
            constraint=models.CheckConstraint(condition=models.Q(('relative', None), models.Q(('relative', models.F('person')), _negated=True), _connector='OR'), name='partnership_paid_is_another'),
        ),
        migrations.AddConstraint(
            model_name='paidproposal',
            constraint=models.CheckConstraint(condition=models.Q(('called', ''), _negated=True), name='partnership_paid_is_called'),
        ),
        migrations.AddConstraint(
            model_name='paidproposal',
            constraint=models.CheckConstraint(condition=models.Q(('signed_by', None), models.Q(('signed_by', models.F('recorded_by')), _negated=True), _connector='OR'), name='partnership_paid_signed_by_another'),
        ),
        migrations.AddIndex(
            model_name='paidcontract',
            index=models.Index(fields=['person', 'starts_on'], name='partnership_contracts_of'),
        ),
        migrations.AddIndex(
            model_name='paidcontract',
            index=models.Index(fields=['relative'], name='partnership_paid_work_of'),
        ),
        migrations.AddConstraint(
            model_name='paidcontract',
            constraint=models.CheckConstraint(condition=models.Q(('ends_before', None), ('ends_before__gte', models.F('starts_on')), _connector='OR'), name='partnership_paid_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='paidcontract',
            constraint=models.CheckConstraint(condition=models.Q(('relative', None), models.Q(('relative', models.F('person')), _negated=True), _connector='OR'), name='partnership_paid_work_of_another'),
        ),
        migrations.AddConstraint(
            model_name='paidcontract',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('minutes_a_week__gt', 0), ('purpose', 'care')), models.Q(('minutes_a_week', None), ('purpose', 'administration')), _connector='OR'), name='partnership_paid_care_has_hours'),
        ),
        migrations.AddConstraint(
            model_name='necessaryreason',
            constraint=models.UniqueConstraint(fields=('proposal', 'factor'), name='partnership_one_reason_a_factor'),
        ),
        migrations.AddConstraint(
            model_name='necessaryreason',
            constraint=models.CheckConstraint(condition=models.Q(('evidence', ''), _negated=True), name='partnership_reason_has_evidence'),
        ),
        migrations.AddConstraint(
            model_name='paidsum',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('pence_a_week', None), ('pence_an_hour__gt', 0)), models.Q(('pence_a_week__gt', 0), ('pence_an_hour', None)), _connector='OR'), name='partnership_paid_one_kind_of_sum'),
        ),
        migrations.AddConstraint(
            model_name='paidtime',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__range', (1, 1440))), name='partnership_paid_time_within_a_day'),
        ),
        Protect("PaidProposal", "plan"),
        Protect("NecessaryReason", "health"),
        Protect("PaidContract", "plan"),
        Protect("PaidTime", "plan"),
        Protect("PaidSum", "money"),
        migrations.RunSQL(DOORS, UNDONE),
    ]
