"""Who did which lesson. What stands stays as it was written."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


KEPT = "revoke update, delete, truncate on workforce_lesson_done from sayso_app, sayso_whole;"


class Migration(migrations.Migration):
    """Make the table; the application adds lines to it and takes none away."""

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LessonDone',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('lesson', models.CharField(max_length=40)),
                ('edition', models.PositiveSmallIntegerField()),
                ('done_at', models.DateTimeField()),
                ('login', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lessons_done', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'workforce_lesson_done',
                'ordering': ['-done_at'],
                'indexes': [models.Index(fields=['login', 'lesson'], name='workforce_done_by_login')],
            },
        ),
        migrations.RunSQL(KEPT, migrations.RunSQL.noop),
    ]
