"""The chart, the accounts, the transactions and their legs: append-only, and shut to whoever has no grant."""

from django.db import migrations

from sayso.foundation.access.protection import NARROW, WHOLE

TABLES = """
-- Checks of a domain are kept ready by each session; checks of a table are read again by each statement.
create domain ledger_pence as bigint check (value between 1 and 100000000000000);
-- Codes only: no space, so that no name and no words can stand in the ledger.
create domain ledger_code as varchar(40) check (value ~ '^[a-zA-Z0-9._-]+$');

create table ledger_chart (
    code varchar(20) primary key,
    book varchar(10) not null check (book in ('council', 'person', 'memorandum')),
    per_person boolean not null
);

create table ledger_account (
    id integer generated always as identity primary key,
    code varchar(20) not null references ledger_chart,
    book varchar(10) not null,
    person_id uuid references access_subject,
    holder uuid
);
-- An account is one place: a code, whose it is, and who holds it. The nil key stands for nobody.
create unique index ledger_account_place on ledger_account
    (coalesce(person_id, '00000000-0000-0000-0000-000000000000'), code,
     coalesce(holder, '00000000-0000-0000-0000-000000000000'));

create table ledger_transaction (
    key uuid primary key,
    posted_at timestamptz not null,
    posted_by uuid not null,
    reverses uuid,
    happened_on date not null,
    leg_count smallint not null,
    book varchar(10) not null,
    kind ledger_code not null,
    body_hash bytea not null,
    constraint ledger_transaction_form check (leg_count >= 2 and length(body_hash) = 32)
);
create unique index ledger_transaction_reversed_once on ledger_transaction (reverses)
    where reverses is not null;

-- No foreign keys here: they are asked leg by leg. The trigger asks for all legs of a statement at once.
create table ledger_leg (
    transaction_id uuid not null,
    debit_pence ledger_pence,
    credit_pence ledger_pence,
    account_id integer not null,
    happened_on date not null,
    period_starts_on date,
    period_ends_before date,
    line smallint not null,
    person_id uuid,
    arrangement uuid,
    funder ledger_code,
    cost_centre ledger_code,
    reason ledger_code,
    service ledger_code,
    primary key (transaction_id, line),
    constraint ledger_leg_form check (
        num_nonnulls(debit_pence, credit_pence) = 1
        and num_nonnulls(period_starts_on, period_ends_before) <> 1
        and coalesce(period_starts_on < period_ends_before, true))
);
create index ledger_leg_person on ledger_leg (person_id, account_id);

-- Where many postings wait for one function call, within one transaction. Nothing of it is ever read back.
create unlogged table ledger_staged_transaction (
    batch bigint not null, number integer not null, key uuid not null, book varchar(10) not null,
    happened_on date not null, kind varchar(40) not null
);
create unlogged table ledger_staged_leg (
    batch bigint not null, number integer not null, line smallint not null, code varchar(20) not null,
    debit_pence bigint, credit_pence bigint, person uuid, holder uuid, arrangement uuid, funder varchar(40),
    period_starts_on date, period_ends_before date, cost_centre varchar(40), reason varchar(40),
    service varchar(40)
);

create function ledger_refuse_change() returns trigger language plpgsql as
$$ begin
    raise exception 'the ledger is append-only: reverse the transaction and post again'
        using errcode = 'insufficient_privilege';
end $$;
create trigger ledger_append_only before update or delete or truncate on ledger_chart
    for each statement execute function ledger_refuse_change();
create trigger ledger_append_only before update or delete or truncate on ledger_account
    for each statement execute function ledger_refuse_change();
create trigger ledger_append_only before update or delete or truncate on ledger_transaction
    for each statement execute function ledger_refuse_change();
create trigger ledger_append_only before update or delete or truncate on ledger_leg
    for each statement execute function ledger_refuse_change();

revoke all on ledger_chart, ledger_account, ledger_transaction, ledger_leg,
    ledger_staged_transaction, ledger_staged_leg from sayso_app, sayso_whole;
grant select on ledger_chart, ledger_account, ledger_transaction, ledger_leg to sayso_app, sayso_whole;
grant insert on ledger_staged_transaction, ledger_staged_leg to sayso_app, sayso_whole;
"""

# Legs. A narrow viewer's policy is the fixed form: one index condition, and no leg without a person. Who
# holds money for the whole council also sees the legs that belong to nobody.
# Accounts. Those that belong to nobody are the chart itself, and say nothing about anybody. They are found
# by their key, so the OR costs nothing here.
NARROW_MONEY = NARROW.format(column="person_id", area="money")
WHOLE_MONEY = WHOLE.format(column="person_id", area="money")
SEEN = {
    ("ledger_leg", "ledger_narrow", "sayso_app"): NARROW_MONEY,
    ("ledger_leg", "ledger_whole", "sayso_whole"): (
        f"(person_id is null and (select sees_all('money'))) or {WHOLE_MONEY}"
    ),
    ("ledger_account", "ledger_narrow", "sayso_app"): f"person_id is null or {NARROW_MONEY}",
    ("ledger_account", "ledger_whole", "sayso_whole"): f"person_id is null or {WHOLE_MONEY}",
}
POLICIES = [
    statement
    for table in ("ledger_account", "ledger_leg")
    for statement in (
        f"alter table {table} enable row level security, force row level security",
        f"create policy owner_works on {table} to sayso_owner using (true) with check (true)",
    )
] + [
    f"create policy {name} on {table} for select to {role} using ({seen})"
    for (table, name, role), seen in SEEN.items()
] + [
    "alter table ledger_transaction enable row level security, force row level security",
    "create policy owner_works on ledger_transaction to sayso_owner using (true) with check (true)",
    # A transaction is seen by whoever sees a leg of it: the inner question has the viewer's own eyes.
    "create policy of_legs on ledger_transaction for select to sayso_app, sayso_whole"
    " using (exists (select from ledger_leg l where l.transaction_id = key))",
]

CHART = {
    "council": "A100 A110 A120 A140 A205 A220 A240 L200 L200.returned L210 L220 L230 L260 I400 I410 I420 I430"
    " E500 E505 E510 E520 E530 E540 E550",
    "memorandum": "M900 M910 M920",
}
CHART_PER_PERSON = {
    "council": "A200 A210 A230 L240 L250",
    "person": " ".join(
        f"{account}.{holder}"
        for account in ("A130", "L300")
        for holder in ("bank", "nominee", "authorised", "agency", "card", "isf", "council")
    ),
}


def chart_statements() -> list[str]:
    """Return the statement that fills the chart. Accounts are opened when first posted to."""
    rows = [
        f"('{code}', '{book}', {per_person})"
        for chart, per_person in ((CHART, "false"), (CHART_PER_PERSON, "true"))
        for book, codes in chart.items()
        for code in codes.split()
    ]
    return [f"insert into ledger_chart (code, book, per_person) values {', '.join(rows)}"]


class Migration(migrations.Migration):
    """Make the ledger."""

    initial = True
    dependencies = [("access", "0002_policies")]
    operations = [
        migrations.RunSQL(TABLES, migrations.RunSQL.noop),
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
        migrations.RunSQL(chart_statements(), migrations.RunSQL.noop),
    ]
