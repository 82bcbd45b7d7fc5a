"""The plan for an emergency: the person's parts, whom to ring, and what carers say yes to."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect

FORWARD = """
-- Bring an adult's plan for an emergency into step with what one carer wrote: what the carer says yes to stands in
-- it, and all else of theirs is gone, with no row left to tell of it. For whoever holds the carer's private account;
-- only into the plan of somebody who named the carer as close to them.
create function planning_settle_emergency(carer uuid, adult uuid, at timestamptz) returns void language plpgsql
    security definer set search_path = public, pg_temp as
$$ begin
    if viewer() is null or not carer = any (seen('private')) then
        raise exception 'a carer writes this, or who holds their account' using errcode = 'insufficient_privilege';
    end if;
    delete from planning_carer_in_emergency c where c.person_id = adult and c.carer_id = carer;
    insert into planning_carer_in_emergency (id, person_id, carer_id, carer_called, part, words, said_at)
    select md5('carer in emergency ' || p.id)::uuid, adult, carer, t.other_called, p.part, p.words, p.recorded_at
    from planning_carers_emergency p
    join lateral (select t.other_called from people_tie t where t.person_id = adult and t.other_id = carer
                  and t.replaced_at is null order by t.starts_on, t.recorded_at limit 1) t on true
    where p.person_id = carer and p.adult_id = adult and p.replaced_at is null and p.stands;
end $$;
revoke execute on function planning_settle_emergency(uuid, uuid, timestamptz) from public;
grant execute on function planning_settle_emergency(uuid, uuid, timestamptz) to sayso_app, sayso_whole;

-- What was said stays as it was said: only its end is written here. What a carer let stand is written there alone.
revoke update, delete, truncate on planning_emergency_part, planning_emergency_contact, planning_emergency_yes,
    planning_carers_emergency from sayso_app, sayso_whole;
grant update (replaced_at, replaced_by_id) on planning_emergency_part, planning_emergency_contact,
    planning_emergency_yes, planning_carers_emergency to sayso_app, sayso_whole;
revoke insert, update, delete, truncate on planning_carer_in_emergency from sayso_app, sayso_whole;
"""
BACKWARD = """
drop function planning_settle_emergency(uuid, uuid, timestamptz);
grant insert, update, delete on planning_emergency_part, planning_emergency_contact, planning_emergency_yes,
    planning_carers_emergency, planning_carer_in_emergency to sayso_app, sayso_whole;
"""


class Migration(migrations.Migration):
    """Make the tables, and the one way by which a carer's words come to stand in another's plan."""

    dependencies = [
        ('access', '0009_whose_grants_may_be_asked'),
        ('planning', '0004_picked_writers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CarerInEmergency',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('carer_called', models.TextField()),
                ('part', models.CharField(choices=[('i_do', 'What I do that cannot wait'), ('back_up', 'Who does it if I cannot'), ('know', 'What somebody who takes over must know'), ('reach_me', 'How to reach me')], max_length=14)),
                ('words', models.TextField()),
                ('said_at', models.DateTimeField()),
                ('carer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
            ],
            options={
                'db_table': 'planning_carer_in_emergency',
                'constraints': [models.UniqueConstraint(fields=('person', 'carer', 'part'), name='planning_carer_part_once')],
            },
        ),
        migrations.CreateModel(
            name='CarersEmergencyPart',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('adult_called', models.TextField()),
                ('part', models.CharField(choices=[('i_do', 'What I do that cannot wait'), ('back_up', 'Who does it if I cannot'), ('know', 'What somebody who takes over must know'), ('reach_me', 'How to reach me')], max_length=14)),
                ('words', models.TextField()),
                ('stands', models.BooleanField(default=False)),
                ('alone', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No, someone was there'), ('declined', 'Offered, and they said no'), ('not_possible', 'It was not possible'), ('not_seen', 'I did not see them')], default='', max_length=14)),
                ('adult', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'planning_carers_emergency',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_carersemergencypart_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('person', 'adult', 'part'), name='planning_one_carers_part'), models.CheckConstraint(condition=models.Q(('adult', models.F('person')), _negated=True), name='planning_carers_part_for_another')],
            },
        ),
        migrations.CreateModel(
            name='EmergencyContact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('contact', models.UUIDField(default=uuid.uuid4)),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('called', models.CharField(max_length=120)),
                ('telephone', models.CharField(max_length=40)),
                ('free', models.CharField(blank=True, default='', max_length=200)),
                ('asked', models.CharField(choices=[('yes', 'Yes, they were asked and said yes'), ('not_yet', 'No yes yet')], max_length=10)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'planning_emergency_contact',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_emergencycontact_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('person', 'contact'), name='planning_contact_stands_once')],
            },
        ),
        migrations.CreateModel(
            name='EmergencyPart',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('part', models.CharField(choices=[('first_hours', 'What must happen in the first two hours'), ('two_days', 'What must happen in the first two days'), ('must_not', 'What must not happen'), ('talking', 'How to talk with me, and how I move about'), ('keys', 'Keys: who has one'), ('medicines', 'Medicines: where they are, and who knows about them'), ('animals', 'Animals: who looks after them'), ('others', 'Somebody else who relies on me: who is there for them')], max_length=14)),
                ('words', models.TextField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'planning_emergency_part',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_emergencypart_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('person', 'part'), name='planning_one_emergency_part'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='planning_emergency_part_has_words')],
            },
        ),
        migrations.CreateModel(
            name='EmergencyYes',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField()),
                ('review_on', models.DateField()),
                ('alone', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No, someone was there'), ('declined', 'Offered, and they said no'), ('not_possible', 'It was not possible'), ('not_seen', 'I did not see them')], default='', max_length=14)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'planning_emergency_yes',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_emergencyyes_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('person',), name='planning_one_emergency_yes')],
            },
        ),
        Protect("EmergencyPart", "plan"),
        Protect("EmergencyContact", "plan"),
        Protect("EmergencyYes", "plan"),
        Protect("CarersEmergencyPart", "private"),
        Protect("CarerInEmergency", "plan"),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
