"""Children in the home: with the work, which no person's own sign-in holds and nobody can share."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect

FORWARD = """
-- In whose home a child waits to be passed to children's services, and since when: keys and times, no words. For
-- whoever is on duty, as what stands tonight.
create function safeguarding_children_for_duty() returns table (person_id uuid, since timestamptz)
    language sql stable security definer set search_path = public, pg_temp as
$$ select c.person_id, min(c.harm_since) from safeguarding_child c
   where c.replaced_at is null and c.harm_since is not null and (select casework_on_duty())
     and (not is_restricted(c.person_id) or c.person_id = any ((select seen('work'))::uuid[]))
     and not exists (select 1 from safeguarding_child_passed p where p.person_id = c.person_id
         and p.child = c.child and (p.passed_at at time zone 'Europe/London')::date
             >= (c.harm_since at time zone 'Europe/London')::date)
   group by c.person_id $$;
revoke execute on function safeguarding_children_for_duty() from public;
grant execute on function safeguarding_children_for_duty() to sayso_app, sayso_whole;

-- What was noted, sent and said stays as it was written: only its end, and the answer to it, is written here.
revoke update, delete, truncate on safeguarding_child, safeguarding_child_passed, safeguarding_young_carer_told
    from sayso_app, sayso_whole;
grant update (replaced_at, replaced_by_id) on safeguarding_child to sayso_app, sayso_whole;
grant update (answered_at, answered_by_id, answer) on safeguarding_child_passed to sayso_app, sayso_whole;
"""
BACKWARD = """
grant update, delete on safeguarding_child, safeguarding_child_passed, safeguarding_young_carer_told
    to sayso_app, sayso_whole;
drop function safeguarding_children_for_duty();
"""


class Migration(migrations.Migration):
    """Make the tables, and the list for duty."""

    dependencies = [
        ('access', '0009_whose_grants_may_be_asked'),
        ('casework', '0007_risk_while_waiting'),
        ('safeguarding', '0003_words_of_any_length'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChildAtHome',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('child', models.UUIDField(default=uuid.uuid4)),
                ('called', models.CharField(max_length=40)),
                ('age_band', models.CharField(choices=[('under_5', 'Under 5'), ('5_to_10', '5 to 10'), ('11_to_15', '11 to 15'), ('16_or_17', '16 or 17'), ('not_known', 'Not known')], max_length=10)),
                ('helps', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_known', 'We do not know yet')], max_length=10)),
                ('tasks', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('personal_care', 'Washing, dressing or the toilet'), ('lifting', 'Heavy lifting'), ('medicines', 'Giving medicines'), ('money', 'Looking after the family’s money'), ('feelings', 'Keeping the adult’s spirits up, more than a child should')], max_length=14), default=list, size=None)),
                ('harm', models.CharField(choices=[('likely', 'Yes, harm is likely, or it is happening'), ('not_likely', 'No sign of it'), ('not_known', 'We do not know yet')], max_length=10)),
                ('harm_words', models.TextField(blank=True, default='')),
                ('harm_since', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'safeguarding_child',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_childathome_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('person', 'child'), name='safeguarding_child_stands_once'), models.CheckConstraint(condition=models.Q(models.Q(('harm', 'likely'), ('harm_since__isnull', False)), models.Q(models.Q(('harm', 'likely'), _negated=True), ('harm_since', None)), _connector='OR'), name='safeguarding_child_harm_has_its_time')],
            },
        ),
        migrations.CreateModel(
            name='ChildPassed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('child', models.UUIDField()),
                ('to_whom', models.CharField(max_length=200)),
                ('sent', models.TextField()),
                ('passed_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.TextField(blank=True, default='')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('passed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
            ],
            options={
                'db_table': 'safeguarding_child_passed',
                'indexes': [models.Index(fields=['person', 'child'], name='safeguarding_passed_of_child')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('answered_by', None)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='safeguarding_child_answered_at_with_by'), models.CheckConstraint(condition=models.Q(models.Q(('sent', ''), _negated=True), models.Q(('to_whom', ''), _negated=True)), name='safeguarding_child_passed_says_what')],
            },
        ),
        migrations.CreateModel(
            name='YoungCarerTold',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('child', models.UUIDField()),
                ('kind', models.CharField(choices=[('told', 'Told that they have a right to it'), ('wants', 'Offered, and they want it'), ('declined', 'Offered, and they said no for now')], max_length=10)),
                ('words', models.TextField(blank=True, default='')),
                ('told_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('told_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'safeguarding_young_carer_told',
                'indexes': [models.Index(fields=['person', 'child'], name='safeguarding_told_of_child')],
            },
        ),
        Protect("ChildAtHome", "work"),
        Protect("ChildPassed", "work"),
        Protect("YoungCarerTold", "work"),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
