"""Reviews: who asked, what was found, what they said, and what came of it."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0006_means'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReviewRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('standing', models.CharField(choices=[('adult', 'Draws on support, or asks about it'), ('carer', 'Cares for somebody, unpaid')], max_length=10)),
                ('about', models.CharField(choices=[('own', 'My own support'), ('close', 'The support of somebody I care for')], max_length=10)),
                ('words', models.TextField(blank=True, default='')),
                ('asked_at', models.DateTimeField()),
                ('look_on', models.DateField(blank=True, null=True)),
                ('not_because', models.TextField(blank=True, default='')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
            ],
            options={
                'db_table': 'review_request',
             'indexes': [models.Index(fields=['person', 'asked_at'], name='review_requests_of_person')],  'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('answered_by', None)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='review_request_answered_at_with_by'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('look_on', None), ('not_because', '')), models.Q(('answered_at__isnull', False), models.Q(('look_on__isnull', False), models.Q(('not_because', ''), _negated=True), _connector='OR')), _connector='OR'), name='review_request_answered_with_a_day_or_reasons')], },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('standing', models.CharField(choices=[('adult', 'Draws on support, or asks about it'), ('carer', 'Cares for somebody, unpaid')], max_length=10)),
                ('kind', models.CharField(choices=[('planned', 'Planned'), ('unplanned', 'Something changed'), ('requested', 'It was asked for')], max_length=10)),
                ('because', models.TextField(blank=True, default='')),
                ('due_on', models.DateField(blank=True, null=True)),
                ('begun_at', models.DateTimeField()),
                ('held_on', models.DateField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('goes_on', 'It goes on as it is'), ('small_change', 'A small change to the plan'), ('reassess', 'We look at their needs again'), ('new_plan', 'A new plan')], default='', max_length=14)),
                ('outcome_words', models.TextField(blank=True, default='')),
                ('next_on', models.DateField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('request', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='review.reviewrequest')),
            ],
            options={
                'db_table': 'review_review',
             'indexes': [models.Index(fields=['person', 'begun_at'], name='reviews_of_person')],  'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='review_closed_at_with_by'), models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('person', 'standing'), name='review_one_open'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('next_on', None), ('outcome', '')), models.Q(('closed_at__isnull', False), ('held_on__isnull', False), ('next_on__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='review_closed_says_what_and_when_next'), models.CheckConstraint(condition=models.Q(('next_on', None), ('next_on__gt', models.F('held_on')), _connector='OR'), name='review_next_is_later'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'unplanned'), _negated=True), models.Q(('because', ''), _negated=True), _connector='OR'), name='review_unplanned_says_why')], },
        ),
        migrations.CreateModel(
            name='TheirAnswers',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('standing', models.CharField(choices=[('adult', 'Draws on support, or asks about it'), ('carer', 'Cares for somebody, unpaid')], max_length=10)),
                ('answers', models.JSONField(default=dict)),
                ('said_by', models.CharField(choices=[('self', 'Their own words'), ('interpreter', 'Their words, through an interpreter'), ('shown', 'They showed us, without words'), ('other', 'Somebody else spoke for them')], max_length=12)),
                ('spoken_by', models.TextField(blank=True, default='')),
                ('review', models.UUIDField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'review_their_answers',
                'abstract': False,
             'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_theiranswers_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None), ('review', None)), fields=('person', 'standing'), name='review_their_answers_stand_once'), models.CheckConstraint(condition=models.Q(models.Q(('said_by', 'other'), _negated=True), models.Q(('spoken_by', ''), _negated=True), _connector='OR'), name='review_answers_spoken_by_somebody')], },
        ),
        migrations.CreateModel(
            name='WishLookedAt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('wish', models.UUIDField()),
                ('now', models.CharField(choices=[('still', 'As before'), ('came_true', 'It came true'), ('partly', 'In part'), ('not_yet', 'Not yet'), ('no_longer', 'They no longer want it'), ('worries_still', 'It is still a worry'), ('worries_less', 'It is less of a worry'), ('gone', 'The worry is gone')], max_length=14)),
                ('words', models.TextField(blank=True, default='')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='review.review')),
            ],
            options={
                'db_table': 'review_wish',
                'abstract': False,
             'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_wishlookedat_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('review', 'wish'), name='review_a_wish_once')], },
        ),
        migrations.CreateModel(
            name='FoundApart',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('review', models.UUIDField()),
                ('answers', models.JSONField(default=dict)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'review_found_apart',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_foundapart_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('review',), name='review_one_finding_apart_stands')],
            },
        ),
        migrations.CreateModel(
            name='Found',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('answers', models.JSONField(default=dict)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='review.review')),
            ],
            options={
                'db_table': 'review_found',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_found_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('review',), name='review_one_finding_stands')],
            },
        ),
        Protect("ReviewRequest", "health"),
        Protect("Review", "health"),
        Protect("Found", "health"),
        Protect("FoundApart", "story"),
        Protect("WishLookedAt", "health"),
        Protect("TheirAnswers", "health"),
        # What was asked, found and said stays as it was: only answers, the end, and being replaced are written later.
        migrations.RunSQL(
            """
            revoke update, delete, truncate on review_request, review_review, review_found, review_found_apart,
                review_wish, review_their_answers from sayso_app, sayso_whole;
            grant update (look_on, not_because, answered_at, answered_by_id) on review_request
                to sayso_app, sayso_whole;
            grant update (held_on, outcome, outcome_words, next_on, closed_at, closed_by_id) on review_review
                to sayso_app, sayso_whole;
            grant update (replaced_at, replaced_by_id) on review_found, review_found_apart, review_wish
                to sayso_app, sayso_whole;
            grant update (replaced_at, replaced_by_id, review) on review_their_answers to sayso_app, sayso_whole;
            """,
            migrations.RunSQL.noop,
        ),
    ]
