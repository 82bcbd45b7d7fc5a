"""Payees, runs and statements; who may see them; and what the database itself keeps of maker and checker."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sayso.foundation.access.protection import Protect

OURS = ("payments_run", "payments_run_file", "payments_council_account", "payments_statement_source")
OF_A_PERSON_OR_NOBODY = ("payments_statement", "payments_statement_line")
ALL = (*OURS, *OF_A_PERSON_OR_NOBODY, "payments_payee", "payments_run_line")

# Only eyes that hold money for the whole council see runs, files and the council's own account.
SHUT = """
alter table {table} enable row level security, force row level security;
create policy owner_works on {table} to sayso_owner using (true) with check (true);
"""
FOR_MONEY = SHUT + "create policy whole on {table} to sayso_whole using ((select sees_all('money')));"
# A statement of the council's own account is nobody's; one of a person's account is theirs, as all money is.
FOR_MONEY_OR_PERSON = SHUT + """
create policy narrow on {table} to sayso_app using (person_id = any ((select seen('money'))::uuid[]));
create policy whole on {table} to sayso_whole using (
    ((select sees_all('money'))
        and (person_id is null or not (person_id = any ((select closed('money'))::uuid[]))))
    or person_id = any ((select seen('money'))::uuid[]));
"""
RIGHTS = f"""
revoke update, delete, truncate on {', '.join(ALL)} from sayso_app, sayso_whole;
grant update (replaced_at, replaced_by_id, confirmed_at, confirmed_by_id, checked_how)
    on payments_payee to sayso_app, sayso_whole;
grant update (confirmed_at, confirmed_by_id, replaced_at) on payments_council_account to sayso_whole;
grant update (state, lines_hash, locked_at, locked_by_id, looked_at, approved_at, approved_by_id, file_made_at,
    file_made_by_id, sent_at, sent_by_id, cancelled_at, cancelled_by_id, cancelled_because)
    on payments_run to sayso_whole;
grant update (state, approved_on, settled_on, returned_on) on payments_run_line to sayso_whole;
grant update (replaced_at) on payments_statement_source to sayso_whole;
grant update (placed, placed_at, placed_by_id, run_line, run, spent_on, because)
    on payments_statement_line to sayso_whole;
"""
# Maker is not checker, and nobody lets money go for the first time to details of their own writing: whatever
# the pages and actions say. A run goes forwards, and its lines are those it was made with.
MOVES = """
create function payments_run_moves() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as
$$ begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'payments: a run begins as a draft' using errcode = 'SP001';
        end if;
        return new;
    end if;
    if new.state <> old.state and not (
        (old.state = 'draft' and new.state in ('locked', 'cancelled'))
        or (old.state = 'locked' and new.state in ('approved', 'cancelled'))
        or (old.state = 'approved' and new.state = 'file_made')
        or (old.state = 'file_made' and new.state = 'sent')
        or (old.state = 'sent' and new.state in ('settled', 'part_returned'))
        or (old.state = 'settled' and new.state = 'part_returned')) then
        raise exception 'payments: a run goes forwards only' using errcode = 'SP001';
    end if;
    if old.lines_hash <> '' and new.lines_hash <> old.lines_hash
        or old.approved_by_id is not null and new.approved_by_id is distinct from old.approved_by_id then
        raise exception 'payments: what is locked or checked stays so' using errcode = 'SP001';
    end if;
    if new.state = 'approved' and old.state = 'locked' and exists (
        select 1 from payments_run_line l join payments_payee p on p.id = l.payee_id
        where l.run_id = new.id and l.first_to_details and l.held_out_because = ''
            and p.recorded_by_id = new.approved_by_id) then
        raise exception 'payments: the checker wrote down details that it pays' using errcode = 'SP002';
    end if;
    return new;
end $$;
create trigger payments_run_moves before insert or update on payments_run
    for each row execute function payments_run_moves();

create function payments_run_takes_lines() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as
$$ begin
    if not exists (select 1 from payments_run where id = new.run_id and state = 'draft') then
        raise exception 'payments: a run takes lines while it is a draft' using errcode = 'SP001';
    end if;
    return new;
end $$;
create trigger payments_run_takes_lines before insert on payments_run_line
    for each row execute function payments_run_takes_lines();
revoke all on function payments_run_moves(), payments_run_takes_lines() from public;
"""


def _doors():
    yield Protect("PayeeAccount", "money")
    yield Protect("RunLine", "money")
    for table in OURS:
        yield migrations.RunSQL(FOR_MONEY.format(table=table), migrations.RunSQL.noop)
    for table in OF_A_PERSON_OR_NOBODY:
        yield migrations.RunSQL(FOR_MONEY_OR_PERSON.format(table=table), migrations.RunSQL.noop)
    yield migrations.RunSQL(RIGHTS, migrations.RunSQL.noop)
    yield migrations.RunSQL(MOVES, migrations.RunSQL.noop)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0006_means'),
        ('budget', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PaymentRun',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('draft', 'Being made'), ('locked', 'Waits to be checked'), ('approved', 'Checked'), ('file_made', 'Bank file made'), ('sent', 'Sent to the bank'), ('settled', 'Paid'), ('part_returned', 'Paid, but some came back'), ('cancelled', 'Sent back')], max_length=14)),
                ('period_starts_on', models.DateField()),
                ('period_ends_before', models.DateField()),
                ('pays_on', models.DateField()),
                ('line_count', models.PositiveIntegerField()),
                ('total_pence', models.PositiveBigIntegerField()),
                ('held_out_count', models.PositiveIntegerField(default=0)),
                ('made_at', models.DateTimeField()),
                ('locked_at', models.DateTimeField(blank=True, null=True)),
                ('lines_hash', models.CharField(blank=True, default='', max_length=64)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('looked_at', models.TextField(blank=True, default='')),
                ('file_made_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_because', models.TextField(blank=True, default='')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cancelled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file_made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('locked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'payments_run',
             'indexes': [models.Index(fields=['-made_at'], name='payments_runs_latest')],  'constraints': [models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('made_by')), _negated=True), _connector='OR'), name='payments_run_checked_by_another'), models.CheckConstraint(condition=models.Q(('period_ends_before__gt', models.F('period_starts_on'))), name='payments_run_has_days'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'locked', 'cancelled']), ('approved_by__isnull', False), _connector='OR'), name='payments_run_goes_on_checked'), models.CheckConstraint(condition=models.Q(models.Q(('locked_at', None), ('locked_by', None)), models.Q(('locked_at__isnull', False), ('locked_by__isnull', False)), _connector='OR'), name='payments_run_locked_at_with_by'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at', None), ('approved_by', None)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False)), _connector='OR'), name='payments_run_approved_at_with_by'), models.CheckConstraint(condition=models.Q(models.Q(('file_made_at', None), ('file_made_by', None)), models.Q(('file_made_at__isnull', False), ('file_made_by__isnull', False)), _connector='OR'), name='payments_run_file_made_at_with_by'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at', None), ('sent_by', None)), models.Q(('sent_at__isnull', False), ('sent_by__isnull', False)), _connector='OR'), name='payments_run_sent_at_with_by'), models.CheckConstraint(condition=models.Q(models.Q(('cancelled_at', None), ('cancelled_by', None)), models.Q(('cancelled_at__isnull', False), ('cancelled_by__isnull', False)), _connector='OR'), name='payments_run_cancelled_at_with_by')], },
        ),
        migrations.CreateModel(
            name='PayeeAccount',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('paid_to', models.CharField(choices=[('bank', 'Their own account, for this money only'), ('nominee', 'Somebody they picked'), ('authorised', 'A person authorised to hold it for them'), ('agency', 'A support agency'), ('card', 'A prepaid card')], max_length=12)),
                ('name_on_account', models.TextField()),
                ('sort_code', models.CharField(max_length=6)),
                ('account_number', models.CharField(max_length=8)),
                ('gives_statements', models.BooleanField(default=False)),
                ('is_change', models.BooleanField(default=False)),
                ('told_how', models.TextField(blank=True, default='')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('checked_how', models.TextField(blank=True, default='')),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'payments_payee',
                'abstract': False,
             'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replaced_at', None), ('replaced_by', None)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False)), _connector='OR'), name='people_payeeaccount_replaced_at_with_by'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='payments_payee_confirmed_at_with_by'), models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(('confirmed_by', models.F('recorded_by')), _negated=True), _connector='OR'), name='payments_payee_confirmed_by_another'), models.UniqueConstraint(condition=models.Q(('confirmed_at__isnull', False), ('replaced_at', None)), fields=('person',), name='payments_one_payee_is_paid'), models.UniqueConstraint(condition=models.Q(('confirmed_at', None), ('replaced_at', None)), fields=('person',), name='payments_one_payee_waits'), models.CheckConstraint(condition=models.Q(('account_number__regex', '^[0-9]{8}$'), ('sort_code__regex', '^[0-9]{6}$')), name='payments_payee_digits')], },
        ),
        migrations.CreateModel(
            name='BankStatement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sha256', models.CharField(max_length=64)),
                ('line_count', models.PositiveIntegerField()),
                ('new_count', models.PositiveIntegerField()),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('opening_pence', models.BigIntegerField(blank=True, null=True)),
                ('closing_pence', models.BigIntegerField(blank=True, null=True)),
                ('taken_in_at', models.DateTimeField()),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('taken_in_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('payee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.payeeaccount')),
            ],
            options={
                'db_table': 'payments_statement',
            },
        ),
        migrations.CreateModel(
            name='RunFile',
            fields=[
                ('run', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='payments.paymentrun')),
                ('content', models.BinaryField()),
                ('sha256', models.CharField(max_length=64)),
                ('changed_names', models.JSONField(blank=True, default=list)),
            ],
            options={
                'db_table': 'payments_run_file',
            },
        ),
        migrations.CreateModel(
            name='RunLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('period_starts_on', models.DateField()),
                ('period_ends_before', models.DateField()),
                ('pays_on', models.DateField()),
                ('gross_pence', models.PositiveBigIntegerField()),
                ('contribution_pence', models.PositiveBigIntegerField(blank=True, null=True)),
                ('pence', models.PositiveBigIntegerField()),
                ('parts', models.JSONField()),
                ('end_to_end', models.CharField(max_length=18, unique=True)),
                ('first_to_details', models.BooleanField(default=False)),
                ('held_out_because', models.CharField(blank=True, choices=[('', ''), ('no_account', 'We have no bank details'), ('not_confirmed', 'The bank details wait to be checked')], default='', max_length=14)),
                ('state', models.CharField(choices=[('waiting', 'On its way'), ('settled', 'Paid'), ('returned', 'Came back'), ('cancelled', 'Not paid: the run was sent back')], default='waiting', max_length=10)),
                ('approved_on', models.DateField(blank=True, null=True)),
                ('settled_on', models.DateField(blank=True, null=True)),
                ('returned_on', models.DateField(blank=True, null=True)),
                ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budget.personalbudget')),
                ('payee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.payeeaccount')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.paymentrun')),
                ('sends_again', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.runline')),
            ],
            options={
                'db_table': 'payments_run_line',
             'indexes': [models.Index(fields=['run', 'person'], name='payments_lines_of_run'), models.Index(fields=['person', '-pays_on'], name='payments_lines_of_person')],  'constraints': [models.UniqueConstraint(condition=models.Q(('held_out_because', ''), ('state__in', ['waiting', 'settled'])), fields=('budget', 'period_starts_on'), name='payments_paid_once'), models.UniqueConstraint(condition=models.Q(('held_out_because', ''), models.Q(('state', 'cancelled'), _negated=True)), fields=('sends_again',), name='payments_sent_again_once'), models.CheckConstraint(condition=models.Q(models.Q(('held_out_because', ''), _negated=True), models.Q(('payee__isnull', False), ('pence__gt', 0)), _connector='OR'), name='payments_paid_to_somebody')], },
        ),
        migrations.CreateModel(
            name='StatementLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('happened_on', models.DateField()),
                ('pence', models.BigIntegerField()),
                ('words', models.TextField(blank=True, default='')),
                ('balance_pence', models.BigIntegerField(blank=True, null=True)),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('placed', models.CharField(choices=[('waiting', 'Not placed yet'), ('by_itself', 'Placed by its reference and sum'), ('by_hand', 'Placed by hand'), ('set_aside', 'Not ours to place')], default='waiting', max_length=10)),
                ('run', models.UUIDField(blank=True, null=True)),
                ('run_line', models.UUIDField(blank=True, null=True)),
                ('spent_on', models.CharField(blank=True, choices=[('pa_wages', 'Wages of an assistant'), ('agency_care', 'Care by an agency'), ('tax_and_pension', 'Tax, insurance and pension'), ('activities', 'Activities and going out'), ('other_support', 'Other support')], default='', max_length=16)),
                ('because', models.TextField(blank=True, default='')),
                ('placed_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.subject')),
                ('placed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.bankstatement')),
            ],
            options={
                'db_table': 'payments_statement_line',
             'indexes': [models.Index(fields=['placed', 'happened_on'], name='payments_lines_to_place')],  'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('placed_at', None), ('placed_by', None)), models.Q(('placed_at__isnull', False), ('placed_by__isnull', False)), _connector='OR'), name='payments_statement_line_placed_at_with_by')], },
        ),
        migrations.CreateModel(
            name='StatementSource',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('columns', models.JSONField()),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'payments_statement_source',
             'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('name',), name='payments_one_source_of_a_name')], },
        ),
        migrations.AddField(
            model_name='bankstatement',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.statementsource'),
        ),
        migrations.CreateModel(
            name='CouncilAccount',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField()),
                ('sort_code', models.CharField(max_length=6)),
                ('account_number', models.CharField(max_length=8)),
                ('recorded_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'payments_council_account',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='payments_council_confirmed_at_with_by'), models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(('confirmed_by', models.F('recorded_by')), _negated=True), _connector='OR'), name='payments_council_confirmed_by_another'), models.UniqueConstraint(condition=models.Q(('confirmed_at__isnull', False), ('replaced_at', None)), fields=('replaced_at',), name='payments_one_council_account', nulls_distinct=False)],
            },
        ),
        migrations.AddConstraint(
            model_name='bankstatement',
            constraint=models.UniqueConstraint(fields=('sha256', 'payee'), name='payments_statement_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='bankstatement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('payee', None), ('person', None)), models.Q(('payee__isnull', False), ('person__isnull', False)), _connector='OR'), name='payments_statement_of_a_person'),
        ),
        *_doors(),
    ]
