"""The two of them: the tables, whose rows each only their own side reads, and the one door between the two."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect

DOOR = """
-- Every key of one life: two records that were joined are asked as one.
create function partnership_lives(whom uuid[]) returns uuid[] language sql stable security definer
    set search_path = public, pg_temp as
$$ with head as (
       select coalesce((select m.into_id from people_merge m where m.person_id = one
                        and m.confirmed_at is not null and m.undone_at is null), one) as key
       from unnest(whom) as one)
   select coalesce(array_agg(distinct key), '{}') from (
       select one as key from unnest(whom) as one union select key from head union
       select m.person_id from people_merge m join head on m.into_id = head.key
       where m.confirmed_at is not null and m.undone_at is null) as halves $$;

-- Whether nothing may pass between these people now, whatever they let each other read: somebody asked to be
-- seen alone, or was not when they last talked; a worry about one of them is open; somebody must not know; an
-- address is hidden, or a record closed. Nobody's sign-in may ask: the answer would give one of them away.
create function partnership_paused(whom uuid[], on_day date) returns boolean language sql stable
    security definer set search_path = public, pg_temp as
$$ with life as (select unnest(partnership_lives(whom)) as key),
   talked as (
       select c.person_id, c.held_on as day, c.recorded_at as at, c.seen_alone
       from assessment_conversation c join life on c.person_id = life.key
       union all select n.person_id, (n.happened_at at time zone 'Europe/London')::date, n.written_at, n.seen_alone
       from casework_note n join life on n.person_id = life.key
       union all select n.person_id, (n.happened_at at time zone 'Europe/London')::date, n.written_at, n.seen_alone
       from casework_safety_note n join life on n.person_id = life.key
       union all select n.person_id, (n.happened_at at time zone 'Europe/London')::date, n.written_at, n.seen_alone
       from casework_private_note n join life on n.person_id = life.key),
   last_talk as (
       select distinct on (person_id) seen_alone from talked where seen_alone <> 'not_seen'
       order by person_id, day desc, at desc)
   select exists (select 1 from last_talk where seen_alone in ('no', 'not_possible'))
   or exists (select 1 from partnership_alone_ask a join life on a.person_id = life.key where a.met_at is null)
   or exists (select 1 from safeguarding_concern c join life on c.person_id = life.key
              left join safeguarding_concern_decision d on d.concern_id = c.id
              where d.id is null or d.outcome <> 'no_further')
   or exists (select 1 from casework_concern_heard h join life on h.person_id = life.key
              where not exists (select 1 from safeguarding_concern c where c.heard_in = h.contact_id))
   or exists (select 1 from people_safe_contact s join life on s.person_id = life.key
              where s.replaced_at is null and s.starts_on <= on_day
                and (s.ends_before is null or s.ends_before > on_day)
                and (s.must_not_know <> '' or s.address_hidden))
   or exists (select 1 from people_hidden_address h join life on h.person_id = life.key
              where h.replaced_at is null and h.starts_on <= on_day
                and (h.ends_before is null or h.ends_before > on_day))
   or exists (select 1 from life where is_restricted(life.key)) $$;

-- What the other of each pair lets whoever looks read: for a person's own sign-in, on their own side, while both
-- sides last and nothing is paused. The exact text that its author released; nothing of it stands anywhere else.
create function words_shared_with_me()
    returns table (side uuid, part text, decision text, agrees boolean, words text, said_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as
$$ with today as (select (sayso_now() at time zone 'Europe/London')::date as day),
   mine as (
       select s.id, s.pair, s.person_id, s.other_id
       from access_user me
       join partnership_side s on s.person_id = me.subject_id
       cross join today
       where me.id = viewer() and me.subject_id = any (seen('sharing'))
         and s.replaced_at is null and s.starts_on <= today.day
         and (s.ends_before is null or s.ends_before > today.day))
   select mine.id, a.part, a.decision, a.agrees, a.words, a.recorded_at
   from mine
   cross join today
   join partnership_side theirs on theirs.pair = mine.pair and theirs.person_id = mine.other_id
        and theirs.other_id = mine.person_id and theirs.replaced_at is null
        and theirs.starts_on <= today.day
        and (theirs.ends_before is null or theirs.ends_before > today.day)
   join partnership_account a on a.side_id = theirs.id and a.person_id = theirs.person_id
   join partnership_release r on r.account_id = a.id and r.person_id = a.person_id
        and r.taken_back_at is null
   join access_user author on author.id = r.released_by_id and author.subject_id = a.person_id
   where not partnership_paused(array[mine.person_id, mine.other_id], today.day)
   order by a.recorded_at, a.id $$;

revoke all on function partnership_lives(uuid[]) from public, sayso_app, sayso_whole;
revoke all on function partnership_paused(uuid[], date) from public, sayso_app, sayso_whole;
revoke all on function words_shared_with_me() from public;
grant execute on function words_shared_with_me() to sayso_app, sayso_whole;

-- What was said stays as it was said: only that it was replaced, ended, taken back or met is written on it.
revoke update, delete, truncate on partnership_side, partnership_account, partnership_release,
    partnership_who_decides, partnership_closeness, partnership_no_carer, partnership_alone_ask
    from sayso_app, sayso_whole;
grant update (ends_before) on partnership_side to sayso_app, sayso_whole;
grant update (replaced_at, replaced_by_id) on partnership_account, partnership_who_decides, partnership_no_carer
    to sayso_app, sayso_whole;
grant update (taken_back_at, taken_back_by_id) on partnership_release to sayso_app, sayso_whole;
grant update (ends_before, replaced_at, replaced_by_id) on partnership_closeness to sayso_app, sayso_whole;
grant update (met_at, met_by_id) on partnership_alone_ask to sayso_app, sayso_whole;
"""
UNDONE = """
drop function words_shared_with_me();
drop function partnership_paused(uuid[], date);
drop function partnership_lives(uuid[]);
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0006_means'),
        ('assessment', '0002_needs'),
        ('casework', '0005_a_tray_for_business_support'),
        ('people', '0005_sharing'),
        ('safeguarding', '0003_words_of_any_length'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PartnershipSide',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('starts_on', models.DateField()),
                ('ends_before', models.DateField(blank=True, null=True)),
                ('pair', models.UUIDField(default=uuid.uuid4)),
                ('other_called', models.TextField()),
                ('standing', models.CharField(choices=[('adult', 'Draws on support, or asks about it'), ('carer', 'Cares for somebody, unpaid')], max_length=10)),
                ('kind', models.CharField(choices=[('couple', 'Husband, wife or partner'), ('parent_child', 'Parent and grown-up child'), ('family', 'Other family'), ('friends', 'Friends or neighbours'), ('other', 'Something else')], max_length=12)),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'partnership_side',
                'abstract': False,
             'indexes': [models.Index(fields=['pair'], name='partnership_side_of_pair')],  'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_partnershipside_replaced_at_with_by'), models.CheckConstraint(condition=models.Q(('ends_before', None), ('ends_before__gte', models.F('starts_on')), _connector='OR'), name='people_partnershipside_ends_after_start'), models.UniqueConstraint(condition=models.Q(('ends_before', None), ('replaced_at', None)), fields=('person', 'other'), name='partnership_one_live_side'), models.UniqueConstraint(fields=('person', 'pair'), name='partnership_one_side_each'), models.CheckConstraint(condition=models.Q(('other', models.F('person')), _negated=True), name='partnership_with_another'), models.CheckConstraint(condition=models.Q(('other_called', ''), _negated=True), name='partnership_other_is_called')], },
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('entry', models.UUIDField(default=uuid.uuid4)),
                ('part', models.CharField(choices=[('gives', 'What I do for them'), ('gets', 'What they do for me'), ('how_it_is', 'How it is for me'), ('go_on', 'What I want to go on'), ('stop', 'What I want to stop or change'), ('decision', 'What I say about who decides')], max_length=10)),
                ('words', models.TextField()),
                ('decision', models.CharField(blank=True, choices=[('day', 'daily timetable'), ('care_giver', 'who gives personal care'), ('food', 'food'), ('payment', 'money in the direct payment'), ('hiring', 'hiring'), ('dismissal', 'ending a job'), ('rota', 'rota'), ('pay_rate', 'pay'), ('training', 'training of assistants'), ('sharing', 'sharing of information'), ('medicines', 'reminders to take medicines'), ('appointments', 'health appointments'), ('home', 'safety and equipment at home'), ('keys', 'keys'), ('visitors', 'visitors'), ('out_alone', 'going out alone'), ('holidays', 'holidays'), ('breaks', 'place and dates of breaks'), ('emergency', 'emergency plan'), ('benefits', 'benefits'), ('housing', 'where to live'), ('love', 'relationships and sex'), ('end_of_life', 'wishes for the end of life'), ('watching', 'cameras, alarms and trackers'), ('own_time', "the carer's own time")], default='', max_length=12)),
                ('agrees', models.BooleanField(blank=True, null=True)),
                ('written_as', models.CharField(choices=[('self', 'In their own hand'), ('worker', 'Written down by a worker, as told')], max_length=8)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnershipside')),
            ],
            options={
                'db_table': 'partnership_account',
                'abstract': False,
             'indexes': [models.Index(fields=['side', 'recorded_at'], name='partnership_words_of_side')],  'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_account_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('entry',), name='partnership_one_version_stands'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='partnership_account_has_words'), models.CheckConstraint(condition=models.Q(('part', 'decision'), models.Q(('agrees', None), ('decision', '')), _connector='XOR'), name='partnership_decision_is_named')], },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('released_at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.account')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('released_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_back_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'partnership_release',
             'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('taken_back_at', None), ('taken_back_by', None)), models.Q(('taken_back_at__isnull', False), ('taken_back_by__isnull', False)), _connector='OR'), name='partnership_taken_back_at_with_by'), models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('account',), name='partnership_one_live_release')], },
        ),
        migrations.CreateModel(
            name='WhoDecides',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('pair', models.UUIDField()),
                ('domain', models.CharField(choices=[('day', 'daily timetable'), ('care_giver', 'who gives personal care'), ('food', 'food'), ('payment', 'money in the direct payment'), ('hiring', 'hiring'), ('dismissal', 'ending a job'), ('rota', 'rota'), ('pay_rate', 'pay'), ('training', 'training of assistants'), ('sharing', 'sharing of information'), ('medicines', 'reminders to take medicines'), ('appointments', 'health appointments'), ('home', 'safety and equipment at home'), ('keys', 'keys'), ('visitors', 'visitors'), ('out_alone', 'going out alone'), ('holidays', 'holidays'), ('breaks', 'place and dates of breaks'), ('emergency', 'emergency plan'), ('benefits', 'benefits'), ('housing', 'where to live'), ('love', 'relationships and sex'), ('end_of_life', 'wishes for the end of life'), ('watching', 'cameras, alarms and trackers'), ('own_time', "the carer's own time")], max_length=12)),
                ('holder', models.CharField(choices=[('person', 'The person'), ('both', 'Both of them'), ('carer', 'The carer'), ('open', 'Not settled')], max_length=8)),
                ('since', models.DateField()),
                ('idea_of', models.CharField(choices=[('person', "The person's"), ('carer', "The carer's"), ('both', 'Both of theirs'), ('worker', "A worker's")], max_length=8)),
                ('person_agrees', models.BooleanField()),
                ('basis', models.CharField(choices=[('own', 'It is their own life'), ('agreed', 'The two of them agreed on it'), ('nominee', 'Picked to look after a direct payment (nominee)'), ('authorised', 'Authorised person for a direct payment'), ('power', 'Attorney or deputy'), ('employer', 'Employer of the assistants'), ('not_known', 'Nobody has settled it')], max_length=12)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'partnership_who_decides',
                'abstract': False,
             'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_whodecides_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('person', 'pair', 'domain'), name='partnership_one_holder_stands')], },
        ),
        migrations.CreateModel(
            name='AloneAsk',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField()),
                ('met_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('met_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
            ],
            options={
                'db_table': 'partnership_alone_ask',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('met_at', None), ('met_by', None)), models.Q(('met_at__isnull', False), ('met_by__isnull', False)), _connector='OR'), name='partnership_met_at_with_by'), models.UniqueConstraint(condition=models.Q(('met_at', None)), fields=('person',), name='partnership_one_alone_ask')],
            },
        ),
        migrations.CreateModel(
            name='Closeness',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('starts_on', models.DateField()),
                ('ends_before', models.DateField(blank=True, null=True)),
                ('called', models.TextField()),
                ('ring', models.CharField(choices=[('inner', 'Closest to me'), ('middle', 'Close to me'), ('outer', 'Part of my life')], max_length=6)),
                ('other', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'partnership_closeness',
                'abstract': False,
                'indexes': [models.Index(fields=['person', 'starts_on'], name='partnership_circle_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_closeness_replaced_at_with_by'), models.CheckConstraint(condition=models.Q(('ends_before', None), ('ends_before__gte', models.F('starts_on')), _connector='OR'), name='people_closeness_ends_after_start'), models.CheckConstraint(condition=models.Q(('called', ''), _negated=True), name='partnership_close_one_is_called')],
            },
        ),
        migrations.CreateModel(
            name='NoCarer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('said_on', models.DateField()),
                ('ask_again_on', models.DateField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'partnership_no_carer',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_nocarer_replaced_at_with_by'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('person',), name='partnership_one_no_carer'), models.CheckConstraint(condition=models.Q(('ask_again_on__gt', models.F('said_on'))), name='partnership_asked_again_later')],
            },
        ),
        Protect("PartnershipSide", "sharing"),
        Protect("Account", "private"),
        Protect("Release", "private"),
        Protect("WhoDecides", "plan"),
        Protect("Closeness", "sharing"),
        Protect("NoCarer", "sharing"),
        Protect("AloneAsk", "sharing"),
        migrations.RunSQL(DOOR, UNDONE),
    ]
