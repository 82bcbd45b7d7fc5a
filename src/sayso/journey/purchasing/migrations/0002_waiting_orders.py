"""Orders that wait because the person paused new ones. They stand where no sharing choice reaches."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect


class Migration(migrations.Migration):
    """Make the table and put it under its area."""

    dependencies = [
        ('access', '0006_means'),
        ('purchasing', '0001_initial'),
        ('control', '0001_graduated_control'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='WaitingOrder',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('line', models.UUIDField()),
                ('provider', models.CharField(blank=True, default='', max_length=200)),
                ('told', models.JSONField()),
                ('follows', models.UUIDField(blank=True, null=True)),
                ('placed', models.UUIDField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'purchasing_waiting_order',
                'abstract': False,
                'indexes': [models.Index(fields=['person', 'recorded_at'], name='purchasing_waiting_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_waitingorder_replaced_at_with_by')],
            },
        ),
        Protect("WaitingOrder", "sharing"),
        migrations.RunSQL(
            """
            revoke update, delete, truncate on purchasing_waiting_order from sayso_app, sayso_whole;
            grant update (replaced_at, replaced_by_id, placed) on purchasing_waiting_order
                to sayso_app, sayso_whole;
            """,
            migrations.RunSQL.noop,
        ),
    ]
