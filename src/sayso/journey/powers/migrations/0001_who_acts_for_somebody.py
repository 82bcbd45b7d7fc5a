"""Powers, what was seen of them, what they are used for, and the doors to them."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect



DOORS = """
-- What the rules ask of one power on one day. For the two doors below alone: no sign-in asks it.
create function power_facts(p powers_power, on_day date) returns jsonb language sql stable
    security definer set search_path = public, pg_temp as
$$ select jsonb_build_object(
   'register', (select c.says from powers_register_check c where c.power_id = p.id
                order by c.recorded_at desc, c.id desc limit 1),
   'opened', exists (select 1 from powers_use u where u.power_id = p.id and u.closed_at is null),
   -- A record of capacity opens it while it stands and says all that has to be said first.
   'opened_for', coalesce((
       select jsonb_agg(distinct u.used_for) from powers_use u join assessment_capacity c on c.id = u.capacity_id
       where u.power_id = p.id and u.closed_at is null and c.replaced_at is null and c.person_id = p.person_id
         and exists (select 1 from jsonb_each_text(c.abilities) a where a.value = 'could_not')
         and c.because_of <> '' and c.their_wishes <> '' and c.consulted <> ''
         and c.less_restrictive <> '' and c.best_interests <> ''), '[]'::jsonb),
   'paused', exists (select 1 from powers_pause q where q.power_id = p.id and q.lifted_at is null),
   'died', exists (
       with head as (select coalesce((select m.into_id from people_merge m where m.person_id = p.person_id
                         and m.confirmed_at is not null and m.undone_at is null), p.person_id) as key),
            life as (select key from head union
                     select m.person_id from people_merge m join head on m.into_id = head.key
                     where m.confirmed_at is not null and m.undone_at is null)
       select 1 from people_death d join life on life.key = d.person_id where d.replaced_at is null),
   'others', coalesce((
       select jsonb_agg(jsonb_build_object('key', o.id, 'called', o.holder_called, 'stands',
              o.ended_at is null and o.starts_on <= on_day and (o.ends_before is null or o.ends_before > on_day)
              and not exists (select 1 from powers_pause q where q.power_id = o.id and q.lifted_at is null))
              order by o.recorded_at, o.id)
       from powers_power o where o.paper = p.paper and o.person_id = p.person_id and o.id <> p.id), '[]'::jsonb)) $$;
revoke all on function power_facts(powers_power, date) from public, sayso_app, sayso_whole;

-- The powers on these records, for whoever may read what is shared. Whether one is closed to keep the person
-- safe is told only where the story is open too.
create function powers_on(whom uuid[]) returns table (power jsonb, facts jsonb) language sql stable
    security definer set search_path = public, pg_temp as
$$ with opened as (
       select k as key,
              k = any (seen('story')) or (sees_all('story') and not k = any (closed('story'))) as story
       from unnest(whom) as k
       where k = any (seen('sharing')) or (sees_all('sharing') and not k = any (closed('sharing'))))
   select to_jsonb(p), f.facts || case when opened.story then '{}'::jsonb else '{"paused": null}'::jsonb end
   from powers_power p join opened on opened.key = p.person_id
   cross join lateral (select power_facts(p, (sayso_now() at time zone 'Europe/London')::date) as facts) f $$;

-- What whoever looks holds today. What is over, closed or of somebody who died is not among it, nor anything of
-- a closed record: all look the same as if there had never been a power.
create function powers_i_hold() returns table (power jsonb, facts jsonb) language sql stable
    security definer set search_path = public, pg_temp as
$$ with today as (select (sayso_now() at time zone 'Europe/London')::date as day)
   select to_jsonb(p) || '{"paper_words": "", "paper_kept": null}'::jsonb, f.facts
   from powers_power p cross join today
   cross join lateral (select power_facts(p, today.day) as facts) f
   where p.login_id = viewer() and p.ended_at is null and p.starts_on <= today.day
     and (p.ends_before is null or p.ends_before > today.day)
     and not is_restricted(p.person_id)
     and not (f.facts->>'paused')::boolean and not (f.facts->>'died')::boolean $$;

revoke all on function powers_on(uuid[]) from public;
revoke all on function powers_i_hold() from public;
grant execute on function powers_on(uuid[]), powers_i_hold() to sayso_app, sayso_whole;

-- What was written stays as it was written: only what was seen, said, opened and ended is added.
revoke update, delete, truncate on powers_power, powers_register_check, powers_use, powers_pause
    from sayso_app, sayso_whole;
grant update (holder_id, login_id, person_said, paper_words, paper_kept, paper_seen_on, paper_seen_by_id,
              ended_at, ended_by_id, ended_because) on powers_power to sayso_app, sayso_whole;
grant update (closed_at, closed_by_id) on powers_use to sayso_app, sayso_whole;
grant update (lifted_at, lifted_by_id, lifted_because) on powers_pause to sayso_app, sayso_whole;
"""
UNDONE = """
drop function powers_i_hold();
drop function powers_on(uuid[]);
drop function power_facts(powers_power, date);
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0007_grants_by_beginning'),
        ('assessment', '0005_hours_told_by_key'),
        ('people', '0008_deaths_at_once'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Power',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('attorney_welfare', 'Attorney for health and welfare'), ('attorney_money', 'Attorney for property and money'), ('deputy_welfare', 'Deputy of the court for health and welfare'), ('deputy_money', 'Deputy of the court for property and money'), ('nominee', 'Nominee, picked to look after a direct payment'), ('authorised', 'Authorised person for a direct payment'), ('advocate', 'Independent advocate'), ('appointee', 'Appointee for benefits')], max_length=20)),
                ('holder_called', models.TextField()),
                ('person_called', models.TextField()),
                ('covers', models.TextField(blank=True, default='')),
                ('limits', models.TextField(blank=True, default='')),
                ('ground', models.CharField(blank=True, choices=[('agreed', 'Advocate: the person wants them'), ('advocacy', 'Advocate: we appointed them for assessment, plan or review (section 67)'), ('safeguarding', 'Advocate: we appointed them in a safeguarding enquiry (section 68)'), ('imca', 'Advocate: an independent mental capacity advocate'), ('care_power', 'Direct payment: they may decide about care by law (section 32(4)(a))'), ('with_care_power', 'Direct payment: whoever may decide about care agrees with us on them (section 32(4)(b))'), ('nobody_else', 'Direct payment: nobody may decide about care by law, and we find them suitable (section 32(4)(c))')], default='', max_length=20)),
                ('together', models.CharField(choices=[('alone', 'Nobody else holds it'), ('jointly', 'Together: each must say yes (jointly)'), ('severally', 'Each alone is enough (jointly and severally)')], max_length=10)),
                ('paper', models.UUIDField(default=uuid.uuid4)),
                ('person_said', models.CharField(choices=[('yes', 'They said yes'), ('no', 'They do not want it'), ('not_asked', 'Nobody has asked yet, or they could not say')], max_length=10)),
                ('stands', models.CharField(choices=[('close', 'Family, friend or somebody else unpaid'), ('paid_carer', 'Paid to care for them'), ('works_here', 'Works for us, or is a professional who treats them'), ('independent', 'An independent advocate or professional: they have no other part in it')], max_length=12)),
                ('starts_on', models.DateField()),
                ('ends_before', models.DateField(blank=True, null=True)),
                ('paper_words', models.TextField(blank=True, default='')),
                ('paper_kept', models.UUIDField(blank=True, null=True)),
                ('paper_seen_on', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_because', models.CharField(blank=True, choices=[('person', 'The person ended it'), ('holder', 'Whoever held it stepped down'), ('register', 'The register or the court ended it'), ('not_needed', 'It is not needed any more'), ('death', 'One of them died'), ('mistake', 'It was written here by mistake')], default='', max_length=12)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('login', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper_seen_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'powers_power',
            },
        ),
        migrations.CreateModel(
            name='PowerPause',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('paused_at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('lifted_because', models.TextField(blank=True, default='')),
                ('lifted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paused_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('power', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='powers.power')),
            ],
            options={
                'db_table': 'powers_pause',
            },
        ),
        migrations.CreateModel(
            name='PowerUse',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('used_for', models.CharField(blank=True, choices=[('support', 'How they are supported: needs, plan, reviews'), ('money', 'Their money, and what they pay')], default='', max_length=10)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('capacity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.capacityrecord')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('power', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='powers.power')),
            ],
            options={
                'db_table': 'powers_use',
            },
        ),
        migrations.CreateModel(
            name='RegisterCheck',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('says', models.CharField(choices=[('stands', 'It is registered, and stands'), ('not_there', 'It is not registered'), ('cancelled', 'It was cancelled')], max_length=12)),
                ('reference', models.TextField()),
                ('checked_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('power', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='powers.power')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'powers_register_check',
            },
        ),
        migrations.AddIndex(
            model_name='power',
            index=models.Index(fields=['person', 'recorded_at'], name='powers_of_person'),
        ),
        migrations.AddIndex(
            model_name='power',
            index=models.Index(fields=['login'], name='powers_of_login'),
        ),
        migrations.AddIndex(
            model_name='power',
            index=models.Index(fields=['paper'], name='powers_under_paper'),
        ),
        migrations.AddConstraint(
            model_name='power',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('paper_seen_by', None), ('paper_seen_on', None)), models.Q(('paper_seen_by__isnull', False), ('paper_seen_on__isnull', False)), _connector='OR'), name='powers_paper_seen_on_with_by'),
        ),
        migrations.AddConstraint(
            model_name='power',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='powers_ended_at_with_by'),
        ),
        migrations.AddConstraint(
            model_name='power',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_because', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='powers_ended_with_why'),
        ),
        migrations.AddConstraint(
            model_name='power',
            constraint=models.CheckConstraint(condition=models.Q(('ends_before', None), ('ends_before__gte', models.F('starts_on')), _connector='OR'), name='powers_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='power',
            constraint=models.CheckConstraint(condition=models.Q(('holder', None), models.Q(('holder', models.F('person')), _negated=True), _connector='OR'), name='powers_held_by_another'),
        ),
        migrations.AddConstraint(
            model_name='power',
            constraint=models.CheckConstraint(condition=models.Q(('holder_called', ''), _negated=True), name='powers_holder_is_called'),
        ),
        migrations.AddConstraint(
            model_name='powerpause',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lifted_at', None), ('lifted_by', None)), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False)), _connector='OR'), name='powers_pause_lifted_at_with_by'),
        ),
        migrations.AddConstraint(
            model_name='powerpause',
            constraint=models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('power',), name='powers_one_live_pause'),
        ),
        migrations.AddConstraint(
            model_name='powerpause',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lifted_at', None), ('lifted_because', '')), models.Q(('lifted_at__isnull', False), models.Q(('lifted_because', ''), _negated=True)), _connector='OR'), name='powers_pause_lifted_with_why'),
        ),
        migrations.AddIndex(
            model_name='poweruse',
            index=models.Index(fields=['power'], name='powers_uses_of_power'),
        ),
        migrations.AddConstraint(
            model_name='poweruse',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='powers_use_closed_at_with_by'),
        ),
        migrations.AddConstraint(
            model_name='poweruse',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('capacity', None), ('used_for', '')), models.Q(('capacity__isnull', False), models.Q(('used_for', ''), _negated=True)), _connector='OR'), name='powers_use_of_one_decision'),
        ),
        migrations.AddIndex(
            model_name='registercheck',
            index=models.Index(fields=['power', 'recorded_at'], name='powers_checks_of_power'),
        ),
        migrations.AddConstraint(
            model_name='registercheck',
            constraint=models.CheckConstraint(condition=models.Q(('reference', ''), _negated=True), name='powers_check_has_reference'),
        ),
        Protect("Power", "sharing"),
        Protect("RegisterCheck", "sharing"),
        Protect("PowerUse", "sharing"),
        Protect("PowerPause", "story"),
        migrations.RunSQL(DOORS, UNDONE),
    ]
