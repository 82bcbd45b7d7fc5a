"""Breaks that a carer needs, on the carer's own account; and on the adult's record the care itself.

One function reaches the adult's record from the carer's: it says what became of care that stands there
already, and nothing else. It makes no row, and bears no word of anybody.
"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect

DOORS = """
-- Say on the adult's record what became of care that was planned there: for a worker of the carer (whose work is
-- open to them), and only of care that one break or booking of this carer points at. `which` is the key of that.
-- Gives whose record it is on, and the care; no row where there is none.
create function breaks_tell_adult(carers uuid[], which uuid, becomes text, reason text, told_at timestamptz)
    returns table (adult uuid, told uuid) language plpgsql security definer set search_path = public, pg_temp as
$$ declare whose uuid; found uuid;
begin
    select n.person_id, n.care into whose, found from breaks_need n where n.id = which and n.person_id = any (carers);
    if whose is null then
        select b.person_id, b.care into whose, found from breaks_booking b
            where b.id = which and b.person_id = any (carers);
    end if;
    if viewer() is null or whose is null or not (whose = any (seen('work')) and whose = any (seen('plan'))) then
        raise exception 'what became of care is told by a worker of the carer'
            using errcode = 'insufficient_privilege';
    end if;
    return query update breaks_replacement_care c set state = becomes, why = reason, changed_at = told_at
        where c.id = found returning c.person_id, c.id;
end $$;

revoke execute on function breaks_tell_adult(uuid[], uuid, text, text, timestamptz) from public;
grant execute on function breaks_tell_adult(uuid[], uuid, text, text, timestamptz) to sayso_app, sayso_whole;

-- What was asked, offered, booked and said stays. What was said is only ever replaced; where the care for a break
-- stands is written down when it is planned.
revoke update, delete, truncate on breaks_need, breaks_step, breaks_booking, breaks_outcome,
    breaks_replacement_care from sayso_app, sayso_whole;
grant update (care, given_to, in_whose_plan) on breaks_need to sayso_app, sayso_whole;
grant update (replaced_at, replaced_by_id) on breaks_outcome to sayso_app, sayso_whole;
"""
UNDONE = "drop function breaks_tell_adult(uuid[], uuid, text, text, timestamptz);"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0006_means'),
        ('people', '0005_sharing'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BreakNeed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('adult_called', models.TextField()),
                ('kind', models.CharField(choices=[('hours', 'Some hours'), ('day', 'A whole day'), ('nights', 'A night or more'), ('week', 'A week or more'), ('own', 'Something of their own: a class, a club, a trip'), ('other', 'Something else')], max_length=10)),
                ('given_to', models.CharField(blank=True, choices=[('adult', 'Care for the person from somebody else, so that the carer can get away'), ('carer', 'Something for the carer: a class, a night away')], default='', max_length=10)),
                ('in_whose_plan', models.CharField(blank=True, choices=[('adult', 'The person’s plan'), ('carer', 'The carer’s plan')], default='', max_length=10)),
                ('minutes', models.PositiveIntegerField(blank=True, null=True)),
                ('nights', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('needed_by', models.DateField(blank=True, null=True)),
                ('source', models.CharField(choices=[('assessed', 'A carer’s assessment found it'), ('own_words', 'They asked for it'), ('review', 'It came up in a review'), ('worker', 'A worker saw it')], max_length=10)),
                ('assessment', models.UUIDField(blank=True, null=True)),
                ('words', models.TextField(blank=True, default='')),
                ('asked_on', models.DateField()),
                ('care', models.UUIDField(blank=True, null=True)),
                ('adult', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'breaks_need',
            },
        ),
        migrations.CreateModel(
            name='BreakBooking',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('first_day', models.DateField()),
                ('last_day', models.DateField()),
                ('minutes', models.PositiveIntegerField(blank=True, null=True)),
                ('is_whole_day', models.BooleanField(default=False)),
                ('with_whom', models.TextField(blank=True, default='')),
                ('order', models.UUIDField(blank=True, null=True)),
                ('care', models.UUIDField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='breaks.breakneed')),
            ],
            options={
                'db_table': 'breaks_booking',
            },
        ),
        migrations.CreateModel(
            name='BreakOutcome',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('came', models.CharField(choices=[('came', 'It came'), ('part', 'Part of it came'), ('did_not_come', 'It did not come'), ('not_wanted', 'The carer called it off')], max_length=14)),
                ('minutes_that_came', models.PositiveIntegerField(blank=True, null=True)),
                ('why', models.CharField(blank=True, choices=[('nobody_came', 'Nobody came'), ('called_off', 'Whoever was to come, or the place, called it off'), ('no_place', 'Nobody, or no place, was to be had'), ('carer', 'Something with the carer'), ('person_unwell', 'The person was not well'), ('person_no', 'The person did not want it that day'), ('other', 'Something else'), ('not_known', 'Nobody knows yet')], default='', max_length=14)),
                ('words', models.TextField(blank=True, default='')),
                ('booking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='breaks.breakbooking')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'breaks_outcome',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BreakStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('offered', 'We offered a break'), ('said_yes', 'They said yes to what was offered'), ('said_no', 'They said no to what was offered'), ('not_this_way', 'It cannot be had this way. Another way is looked for'), ('no_longer', 'They no longer want it')], max_length=14)),
                ('happened_on', models.DateField()),
                ('words', models.TextField(blank=True, default='')),
                ('shown_to', models.CharField(blank=True, choices=[('carer', 'The carer'), ('person', 'The person'), ('both', 'Both of them'), ('nobody', 'Nobody yet')], default='', max_length=10)),
                ('as_good_because', models.TextField(blank=True, default='')),
                ('price_pence', models.PositiveIntegerField(blank=True, null=True)),
                ('answers', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='breaks.breakstep')),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='breaks.breakneed')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'breaks_step',
            },
        ),
        migrations.CreateModel(
            name='ReplacementCare',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('line', models.UUIDField(blank=True, null=True)),
                ('order', models.UUIDField(blank=True, null=True)),
                ('words', models.TextField()),
                ('first_day', models.DateField(blank=True, null=True)),
                ('last_day', models.DateField(blank=True, null=True)),
                ('minutes', models.PositiveIntegerField(blank=True, null=True)),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('came', 'It came'), ('part', 'Part of it came'), ('did_not_come', 'It did not come'), ('owed', 'Not bought, and still owed'), ('declined', 'The person does not want it'), ('ended', 'No longer planned')], max_length=14)),
                ('why', models.CharField(blank=True, choices=[('nobody_came', 'Nobody came'), ('called_off', 'Whoever was to come, or the place, called it off'), ('no_place', 'Nobody, or no place, was to be had'), ('carer', 'Something with the carer'), ('person_unwell', 'The person was not well'), ('person_no', 'The person did not want it that day'), ('other', 'Something else'), ('not_known', 'Nobody knows yet')], default='', max_length=14)),
                ('recorded_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'breaks_replacement_care',
            },
        ),
        migrations.AddIndex(
            model_name='breakneed',
            index=models.Index(fields=['person', 'asked_on'], name='breaks_needs_of_carer'),
        ),
        migrations.AddConstraint(
            model_name='breakneed',
            constraint=models.CheckConstraint(condition=models.Q(('given_to', 'adult'), ('in_whose_plan', 'carer'), _negated=True), name='breaks_care_is_in_the_adults_plan'),
        ),
        migrations.AddConstraint(
            model_name='breakneed',
            constraint=models.CheckConstraint(condition=models.Q(('adult', None), models.Q(('adult', models.F('person')), _negated=True), _connector='OR'), name='breaks_from_caring_for_another'),
        ),
        migrations.AddConstraint(
            model_name='breakneed',
            constraint=models.CheckConstraint(condition=models.Q(('minutes', None), ('minutes__range', (1, 527040)), _connector='OR'), name='breaks_need_of_a_length'),
        ),
        migrations.AddIndex(
            model_name='breakbooking',
            index=models.Index(fields=['person', 'last_day'], name='breaks_bookings_of_carer'),
        ),
        migrations.AddConstraint(
            model_name='breakbooking',
            constraint=models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='breaks_booking_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='breakbooking',
            constraint=models.CheckConstraint(condition=models.Q(('minutes', None), ('minutes__range', (1, 527040)), _connector='OR'), name='breaks_booking_of_a_length'),
        ),
        migrations.AddConstraint(
            model_name='breakbooking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('with_whom', ''), _negated=True), ('order__isnull', False), _connector='OR'), name='breaks_booking_says_with_whom'),
        ),
        migrations.AddConstraint(
            model_name='breakoutcome',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_breakoutcome_replaced_at_with_by'),
        ),
        migrations.AddConstraint(
            model_name='breakoutcome',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('booking',), name='breaks_one_outcome_stands'),
        ),
        migrations.AddConstraint(
            model_name='breakoutcome',
            constraint=models.CheckConstraint(condition=models.Q(('came', 'part'), ('minutes_that_came', None), _connector='OR'), name='breaks_minutes_of_a_part'),
        ),
        migrations.AddConstraint(
            model_name='breakoutcome',
            constraint=models.CheckConstraint(condition=models.Q(('why__in', ['person_unwell', 'person_no']), _negated=True), name='breaks_nothing_of_the_adult'),
        ),
        migrations.AddIndex(
            model_name='breakstep',
            index=models.Index(fields=['person', 'need'], name='breaks_steps_of_need'),
        ),
        migrations.AddConstraint(
            model_name='breakstep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'offered'), _negated=True), models.Q(models.Q(('words', ''), _negated=True), models.Q(('shown_to', ''), _negated=True)), _connector='OR'), name='breaks_offer_says_what'),
        ),
        migrations.AddConstraint(
            model_name='breakstep',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'offered'), models.Q(('as_good_because', ''), ('price_pence', None), ('shown_to', '')), _connector='OR'), name='breaks_only_an_offer_is_shown'),
        ),
        migrations.AddIndex(
            model_name='replacementcare',
            index=models.Index(fields=['person', '-first_day'], name='breaks_care_of_adult'),
        ),
        migrations.AddConstraint(
            model_name='replacementcare',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='breaks_care_has_words'),
        ),
        migrations.AddConstraint(
            model_name='replacementcare',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first_day', None), ('last_day', None)), ('last_day__gte', models.F('first_day')), _connector='OR'), name='breaks_care_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='replacementcare',
            constraint=models.CheckConstraint(condition=models.Q(('why', 'carer'), _negated=True), name='breaks_nothing_of_the_carer'),
        ),
        Protect("BreakNeed", "private"),
        Protect("BreakStep", "private"),
        Protect("BreakBooking", "private"),
        Protect("BreakOutcome", "private"),
        Protect("ReplacementCare", "plan"),
        migrations.RunSQL(DOORS, UNDONE),
    ]
