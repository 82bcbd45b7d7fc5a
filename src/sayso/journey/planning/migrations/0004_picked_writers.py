"""The person's yes to whoever they picked to write their plan. The one who was picked never reads it."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect


class Migration(migrations.Migration):
    """Make the table and put it under its area."""

    dependencies = [
        ('access', '0007_grants_by_beginning'),
        ('planning', '0003_under_a_power'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PickedWriter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('alone', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No, someone was there'), ('declined', 'Offered, and they said no'), ('not_possible', 'It was not possible'), ('not_seen', 'I did not see them')], default='', max_length=14)),
                ('picked_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('picked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.plan')),
                ('writer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
            ],
            options={
                'db_table': 'planning_picked_writer',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='planning_writer_ended_at_with_by'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('plan',), name='planning_one_picked_writer'), models.CheckConstraint(condition=models.Q(('writer', models.F('person')), _negated=True), name='planning_picked_another')],
            },
        ),
        Protect("PickedWriter", "sharing"),
        migrations.RunSQL(
            """
            revoke update, delete, truncate on planning_picked_writer from sayso_app, sayso_whole;
            grant update (ended_at, ended_by_id) on planning_picked_writer to sayso_app, sayso_whole;
            grant update (writer_id) on planning_plan to sayso_app, sayso_whole;
            """,
            migrations.RunSQL.noop,
        ),
    ]
