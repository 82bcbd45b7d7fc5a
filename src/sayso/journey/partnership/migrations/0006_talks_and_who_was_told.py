"""A talk with each of the two about how it goes; and whether the carer was told of a decision that moved."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect

GRANTS = """
revoke update, delete on partnership_talk from sayso_app, sayso_whole;
grant update (replaced_at, replaced_by_id) on partnership_talk to sayso_app, sayso_whole;
"""
UNDONE = "grant update, delete on partnership_talk to sayso_app, sayso_whole;"


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0009_whose_grants_may_be_asked'),
        ('partnership', '0005_interests_part'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='whodecides',
            name='adds_time',
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='whodecides',
            name='carer_told',
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='PairTalk',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('review', models.UUIDField(default=uuid.uuid4)),
                ('talk_on', models.DateField()),
                ('talked_on', models.DateField(blank=True, null=True)),
                ('alone', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No, someone was there'), ('declined', 'Offered, and they said no'), ('not_possible', 'It was not possible'), ('not_seen', 'I did not see them')], default='', max_length=12)),
                ('not_alone_because', models.TextField(blank=True, default='')),
                ('answers', models.JSONField(default=dict)),
                ('together', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No'), ('not_asked', 'I did not ask')], default='', max_length=9)),
                ('agrees', models.BooleanField(blank=True, null=True)),
                ('disagrees_words', models.TextField(blank=True, default='')),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnershipside')),
            ],
            options={
                'db_table': 'partnership_talk',
                'abstract': False,
                'indexes': [models.Index(fields=['person', '-talk_on'], name='partnership_talks_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_pairtalk_replaced_at_with_by'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='partnership_talk_ended_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('side', 'review'), name='partnership_one_talk_stands'), models.UniqueConstraint(condition=models.Q(('ended_at', None), ('replaced_at', None)), fields=('side',), name='partnership_one_open_talk'), models.CheckConstraint(condition=models.Q(models.Q(('alone', ''), ('talked_on', None)), models.Q(('talked_on__isnull', False), models.Q(('alone', ''), _negated=True)), _connector='OR'), name='partnership_talk_says_if_alone')],
            },
        ),
        Protect("PairTalk", "private"),
        migrations.RunSQL(GRANTS, UNDONE),
    ]
