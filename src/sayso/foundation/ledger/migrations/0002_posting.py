"""What the database proves of every posting, and the only ways to post: one, many, or a reversal."""

from django.db import migrations

PROVING = """
-- Every leg that comes in, all at once: its transaction is whole in this one statement, comes to nothing,
-- and stands in accounts of its own book and its own person; a reversal mirrors what it reverses. Rows are
-- looked up by their keys, one by one: that serves two legs or a million, and a session keeps its plan, so
-- one made while the tables were empty must serve when they are not.
create function ledger_prove_legs() returns trigger language plpgsql
    set search_path = public, pg_temp set enable_seqscan = off as
$$ declare
    wrong uuid;
    why text;
    reversals boolean;
begin
    with placed as (
        select l.*, (select a from ledger_account a where a.id = l.account_id) as account,
            l.person_id is null or (select true from access_subject p where p.id = l.person_id) as known
        from new_legs l
    ), summed as (
        select p.transaction_id, count(*) as legs, min(p.line) as first,
            max(p.line) as last,
            coalesce(sum(p.debit_pence), 0) = coalesce(sum(p.credit_pence), 0) as nets,
            bool_and(coalesce(known and ((p.account).person_id is null
                or (p.account).person_id = p.person_id), false)) as fits,
            min((p.account).book) as book, max((p.account).book) as other_book,
            min(p.happened_on) as happened_on, max(p.happened_on) as other_day,
            (select t from ledger_transaction t where t.key = p.transaction_id) as head
        from placed p group by p.transaction_id
    ), judged as (
        select transaction_id, (head).reverses is not null as reverses, case
            when (head).key is null then 'does not exist'
            when legs <> (head).leg_count or first <> 1 or last <> legs
                then 'does not come with all its legs at once'
            when not nets then 'does not balance'
            when not fits then 'has a leg of nobody we know, or in another person''s account'
            when (book, other_book) is distinct from ((head).book, (head).book)
                then 'has a leg in no account, or in another book'
            when (happened_on, other_day) <> ((head).happened_on, (head).happened_on)
                then 'has a leg on another day'
            end as why
        from summed
    )
    select min(transaction_id::text) filter (where j.why is not null), min(j.why), bool_or(j.reverses)
    into wrong, why, reversals from judged j;
    if wrong is null and reversals then
        select l.transaction_id, 'does not mirror what it reverses' into wrong, why
        from new_legs l join ledger_transaction t on t.key = l.transaction_id and t.reverses is not null
        left join ledger_transaction o on o.key = t.reverses and o.reverses is null
            and o.book = t.book and o.leg_count = t.leg_count
        left join ledger_leg r on r.transaction_id = o.key and r.line = l.line
        where (r.account_id, r.debit_pence, r.credit_pence, r.person_id, r.arrangement)
            is distinct from (l.account_id, l.credit_pence, l.debit_pence, l.person_id, l.arrangement)
        limit 1;
    end if;
    if wrong is not null then
        raise exception 'ledger: transaction % %', wrong, why using errcode = 'SL001';
    end if;
    return null;
end $$;

create trigger ledger_leg_proved after insert on ledger_leg referencing new table as new_legs
    for each statement execute function ledger_prove_legs();

-- A transaction never stands without legs.
create function ledger_prove_transactions() returns trigger language plpgsql
    set search_path = public, pg_temp set enable_seqscan = off as
$$ begin
    if exists (select from new_transactions t
               where (select 1 from ledger_leg l where l.transaction_id = t.key and l.line = 1) is null) then
        raise exception 'ledger: a transaction without legs' using errcode = 'SL001';
    end if;
    return null;
end $$;
create trigger ledger_transaction_proved after insert on ledger_transaction
    referencing new table as new_transactions for each statement execute function ledger_prove_transactions();
"""

WORDS = """
-- The body of a posting as text that never changes: dates as days, nothing left out. Its SHA-256 tells a
-- replay from another posting under the same key, and lets the proof see a body that was changed.
create function ledger_head_text(book text, happened_on date, kind text, reverses uuid) returns text
    language sql stable as
$$ select format('%s|%s|%s|%s', book, happened_on - date '2000-01-01', kind, reverses) $$;
create function ledger_leg_text(line smallint, account integer, debit bigint, credit bigint, person uuid,
    arrangement uuid, funder text, starts_on date, ends_before date, centre text, reason text, service text)
    returns text language sql stable as
$$ select format(E'\\n%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s', line, account, debit, credit, person, arrangement,
    funder, starts_on - date '2000-01-01', ends_before - date '2000-01-01', centre, reason, service) $$;
"""

ONE = """
-- Post one transaction. Legs are JSON objects with the columns of ledger_staged_leg, in order.
-- Returns 'new', 'same' (this very posting was made before: nothing changes) or 'key_used'.
create function ledger_post_one(given_key uuid, given_book text, given_day date, given_at timestamptz,
    given_kind text, given_legs jsonb, given_reverses uuid default null)
    returns text language plpgsql security definer
    set search_path = public, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as
$$ declare
    poster uuid := viewer();
    nil constant uuid := '00000000-0000-0000-0000-000000000000';
    fresh integer;
    unplaced integer;
    hashed bytea;
begin
    if poster is null then
        raise exception 'ledger: a posting is made by somebody' using errcode = 'insufficient_privilege';
    end if;
    for attempt in 1..2 loop
        with given as materialized (
            select g.*, (
                select a.id from ledger_account a
                where a.code = g.code and coalesce(a.holder, nil) = coalesce(g.holder, nil)
                and coalesce(a.person_id, nil) = case
                    when (select c.per_person from ledger_chart c where c.code = g.code) then g.person
                    else nil end) as account
            from rows from (jsonb_to_recordset(given_legs) as (code text, debit_pence bigint,
                credit_pence bigint, person uuid, holder uuid, arrangement uuid, funder text,
                period_starts_on date, period_ends_before date, cost_centre text, reason text, service text))
                with ordinality as g (code, debit_pence, credit_pence, person, holder, arrangement, funder,
                period_starts_on, period_ends_before, cost_centre, reason, service, line)
        ), body as materialized (
            select count(*) as legs, count(*) filter (where account is null) as unplaced,
                sha256(convert_to(ledger_head_text(given_book, given_day, given_kind, given_reverses)
                    || string_agg(ledger_leg_text(line::smallint, account, debit_pence, credit_pence, person,
                        arrangement, funder, period_starts_on, period_ends_before, cost_centre, reason,
                        service), '' order by line), 'UTF8')) as hashed
            from given
        ), posted as (
            insert into ledger_transaction (key, posted_at, posted_by, reverses, happened_on, leg_count, book,
                                            kind, body_hash)
            select given_key, given_at, poster, given_reverses, given_day, b.legs, given_book, given_kind,
                   b.hashed
            from body b where b.unplaced = 0
            on conflict do nothing returning key
        ), standing as (
            insert into ledger_leg (transaction_id, line, account_id, happened_on, debit_pence, credit_pence,
                person_id, arrangement, funder, period_starts_on, period_ends_before, cost_centre, reason,
                service)
            select p.key, g.line, g.account, given_day, g.debit_pence, g.credit_pence, g.person,
                g.arrangement, g.funder, g.period_starts_on, g.period_ends_before, g.cost_centre, g.reason,
                g.service
            from posted p cross join given g
        )
        select (select count(*) from posted), b.unplaced, b.hashed into fresh, unplaced, hashed from body b;
        exit when unplaced = 0;
        insert into ledger_account (code, book, person_id, holder)
        select distinct c.code, c.book, case when c.per_person then g.person end, g.holder
        from jsonb_to_recordset(given_legs) as g (code text, person uuid, holder uuid)
        join ledger_chart c on c.code = g.code
        where g.person is not null or not c.per_person
        order by 1, 3, 4
        on conflict do nothing;
    end loop;
    if unplaced > 0 then
        raise exception 'ledger: a leg stands in no account of the chart' using errcode = 'SL001';
    elsif fresh = 1 then
        return 'new';
    elsif exists (select from ledger_transaction t where t.key = given_key and t.body_hash = hashed) then
        return 'same';
    end if;
    return 'key_used';
end $$;
"""

REVERSING = """
-- Reverse one transaction on a day: the same legs with their sides changed. Returns as ledger_post_one does,
-- or 'unknown', 'is_reversal', 'reversed_already'.
create function ledger_reverse(given_key uuid, original uuid, given_day date, given_at timestamptz)
    returns text language plpgsql security definer set search_path = public, pg_temp as
$$ declare
    poster uuid := viewer();
    found_book text;
    is_reversal boolean;
    legs jsonb;
    outcome text;
begin
    if poster is null then
        raise exception 'ledger: a posting is made by somebody' using errcode = 'insufficient_privilege';
    end if;
    select book, reverses is not null into found_book, is_reversal
    from ledger_transaction where key = original;
    if found_book is null then
        return 'unknown';
    elsif is_reversal then
        return 'is_reversal';
    end if;
    select jsonb_agg(jsonb_build_object('code', a.code, 'debit_pence', l.credit_pence,
        'credit_pence', l.debit_pence, 'person', l.person_id, 'holder', a.holder,
        'arrangement', l.arrangement, 'funder', l.funder, 'period_starts_on', l.period_starts_on,
        'period_ends_before', l.period_ends_before, 'cost_centre', l.cost_centre, 'reason', l.reason,
        'service', l.service) order by l.line) into legs
    from ledger_leg l join ledger_account a on a.id = l.account_id where l.transaction_id = original;
    outcome := ledger_post_one(given_key, found_book, given_day, given_at, 'reversal', legs, original);
    if outcome = 'key_used' and not exists (select from ledger_transaction where key = given_key) then
        return 'reversed_already';
    end if;
    return outcome;
end $$;
"""

MANY = """
-- The legs of a staged batch, each in its account.
create function ledger_staged_places(given_batch bigint)
    returns table (number integer, line smallint, account integer, debit_pence bigint, credit_pence bigint,
        person uuid, arrangement uuid, funder varchar, period_starts_on date, period_ends_before date,
        cost_centre varchar, reason varchar, service varchar)
    language sql stable as
$$ select g.number, g.line, a.id, g.debit_pence, g.credit_pence, g.person, g.arrangement, g.funder,
        g.period_starts_on, g.period_ends_before, g.cost_centre, g.reason, g.service
    from ledger_staged_leg g
    join ledger_chart c on c.code = g.code
    left join ledger_account a on a.code = g.code
        and coalesce(a.holder, '00000000-0000-0000-0000-000000000000')
            = coalesce(g.holder, '00000000-0000-0000-0000-000000000000')
        and coalesce(a.person_id, '00000000-0000-0000-0000-000000000000')
            = case when c.per_person then g.person else '00000000-0000-0000-0000-000000000000' end
    where g.batch = given_batch $$;

-- The body of each posting of a batch, as SHA-256: one row a posting.
create function ledger_staged_bodies(given_batch bigint)
    returns table (key uuid, number integer, book varchar, happened_on date, kind varchar, legs bigint,
                   hashed bytea)
    language sql stable as
$$ select t.key, t.number, t.book, t.happened_on, t.kind, b.legs,
        sha256(convert_to(ledger_head_text(t.book, t.happened_on, t.kind, null) || b.body, 'UTF8'))
    from ledger_staged_transaction t
    join (select number, count(*) as legs, string_agg(ledger_leg_text(line, account, debit_pence,
              credit_pence, person, arrangement, funder, period_starts_on, period_ends_before, cost_centre,
              reason, service), '' order by line) as body
          from ledger_staged_places(given_batch) group by number) b on b.number = t.number
    where t.batch = given_batch $$;

-- Post a staged batch, all or nothing. Returns how many were new; the others were posted before, and are
-- left as they are. Freshly staged rows have no statistics: a nested loop over them never ends.
create function ledger_post_staged(given_batch bigint, given_at timestamptz)
    returns integer language plpgsql security definer
    set search_path = public, pg_temp set enable_nestloop = off as
$$ declare
    poster uuid := viewer();
    fresh integer;
    used uuid;
begin
    if poster is null then
        raise exception 'ledger: a posting is made by somebody' using errcode = 'insufficient_privilege';
    end if;
    insert into ledger_account (code, book, person_id, holder)
    select distinct c.code, c.book, case when c.per_person then g.person end, g.holder
    from ledger_staged_leg g
    join ledger_chart c on c.code = g.code
    left join ledger_account a on a.code = g.code
        and coalesce(a.holder, '00000000-0000-0000-0000-000000000000')
            = coalesce(g.holder, '00000000-0000-0000-0000-000000000000')
        and coalesce(a.person_id, '00000000-0000-0000-0000-000000000000')
            = case when c.per_person then g.person else '00000000-0000-0000-0000-000000000000' end
    where g.batch = given_batch and a.id is null and (g.person is not null or not c.per_person)
    order by 1, 3, 4
    on conflict do nothing;

    with headed as materialized (
        select distinct on (b.key) b.* from ledger_staged_bodies(given_batch) b order by b.key, b.number
    ), posted as (
        insert into ledger_transaction (key, posted_at, posted_by, happened_on, leg_count, book, kind,
                                        body_hash)
        select h.key, given_at, poster, h.happened_on, h.legs, h.book, h.kind, h.hashed
        from headed h order by h.key
        on conflict do nothing returning key
    ), standing as (
        insert into ledger_leg (transaction_id, line, account_id, happened_on, debit_pence, credit_pence,
            person_id, arrangement, funder, period_starts_on, period_ends_before, cost_centre, reason, service)
        select h.key, g.line, g.account, h.happened_on, g.debit_pence, g.credit_pence, g.person,
            g.arrangement, g.funder, g.period_starts_on, g.period_ends_before, g.cost_centre, g.reason,
            g.service
        from posted p
        join headed h on h.key = p.key
        join ledger_staged_places(given_batch) g on g.number = h.number
    )
    select count(*) into fresh from posted;

    if fresh < (select count(*) from ledger_staged_transaction where batch = given_batch) then
        select b.key into used
        from ledger_staged_transaction s
        left join ledger_staged_bodies(given_batch) b on b.number = s.number
        left join ledger_transaction t on t.key = s.key
        where s.batch = given_batch and t.body_hash is distinct from b.hashed
        limit 1;
        if found then
            raise exception 'ledger: the key % was used for another posting', used using errcode = 'SL002';
        end if;
    end if;
    delete from ledger_staged_leg where batch = given_batch;
    delete from ledger_staged_transaction where batch = given_batch;
    return fresh;
end $$;
"""


class Migration(migrations.Migration):
    """Make the proofs of each posting, and the functions that post."""

    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (PROVING, WORDS, ONE, REVERSING, MANY)]
