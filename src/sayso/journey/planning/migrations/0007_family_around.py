"""People around somebody who are on no record, and each one's own yes to being assessed together."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect

FORWARD = """
-- What was said stays as it was said: only its end is written here.
revoke update, delete, truncate on planning_around, planning_together_yes, planning_child_together,
    planning_assessed_together from sayso_app, sayso_whole;
grant update (replaced_at, replaced_by_id) on planning_around, planning_together_yes, planning_child_together
    to sayso_app, sayso_whole;
"""
BACKWARD = """
grant update, delete on planning_around, planning_together_yes, planning_child_together,
    planning_assessed_together to sayso_app, sayso_whole;
"""


class Migration(migrations.Migration):
    """Make the four tables."""

    dependencies = [
        ('access', '0013_somebody_may_be_looking'),
        ('planning', '0006_shown_how'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AroundPerson',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('entry', models.UUIDField(default=uuid.uuid4)),
                ('called', models.CharField(max_length=120)),
                ('age_band', models.CharField(choices=[('18_to_24', '18 to 24'), ('25_to_64', '25 to 64'), ('65_or_over', '65 or over'), ('not_known', 'Not known')], max_length=10)),
                ('lives_here', models.BooleanField(blank=True, null=True)),
                ('gives', models.TextField(blank=True, default='')),
                ('gives_minutes', models.PositiveIntegerField(blank=True, null=True)),
                ('gets', models.TextField(blank=True, default='')),
                ('gets_minutes', models.PositiveIntegerField(blank=True, null=True)),
                ('other', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'planning_around',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_aroundperson_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('person', 'entry'), name='planning_one_around_stands'), models.CheckConstraint(condition=models.Q(('called', ''), _negated=True), name='planning_around_is_called'), models.CheckConstraint(condition=models.Q(('other', None), models.Q(('other', models.F('person')), _negated=True), _connector='OR'), name='planning_around_is_another'), models.CheckConstraint(condition=models.Q(models.Q(('gives_minutes', None), ('gives_minutes__lte', 10080), _connector='OR'), models.Q(('gets_minutes', None), ('gets_minutes__lte', 10080), _connector='OR')), name='planning_around_within_a_week')],
            },
        ),
        migrations.CreateModel(
            name='AssessedTogether',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('others', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('children', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('began_at', models.DateTimeField()),
                ('began_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
            ],
            options={
                'db_table': 'planning_assessed_together',
                'indexes': [models.Index(fields=['person', '-began_at'], name='planning_together_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('others', []), _negated=True), models.Q(('children', []), _negated=True), _connector='OR'), name='planning_together_is_of_more_than_one')],
            },
        ),
        migrations.CreateModel(
            name='ChildTogether',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('child', models.UUIDField()),
                ('answer', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('best_interests', 'They cannot decide this, and it is best for them')], max_length=14)),
                ('who_speaks', models.CharField(blank=True, default='', max_length=120)),
                ('because', models.TextField(blank=True, default='')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'planning_child_together',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_childtogether_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('person', 'child'), name='planning_one_child_together_stands'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'best_interests'), _negated=True), models.Q(models.Q(('because', ''), _negated=True), models.Q(('who_speaks', ''), _negated=True)), _connector='OR'), name='planning_child_together_says_why')],
            },
        ),
        migrations.CreateModel(
            name='TogetherYes',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('best_interests', 'They cannot decide this, and it is best for them')], max_length=14)),
                ("alone", models.CharField(blank=True, choices=[("yes", "Yes"), ("no", "No, someone was there"), ("declined", "Offered, and they said no"), ("not_possible", "It was not possible"), ("not_seen", "I did not see them")], default="", max_length=14)),
                ('because', models.TextField(blank=True, default='')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'planning_together_yes',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_togetheryes_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('person', 'other'), name='planning_one_together_stands'), models.CheckConstraint(condition=models.Q(('other', models.F('person')), _negated=True), name='planning_together_with_another'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'best_interests'), _negated=True), models.Q(('because', ''), _negated=True), _connector='OR'), name='planning_together_says_why')],
            },
        ),
        Protect("AroundPerson", "sharing"),
        Protect("TogetherYes", "sharing"),
        Protect("ChildTogether", "work"),
        Protect("AssessedTogether", "work"),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
