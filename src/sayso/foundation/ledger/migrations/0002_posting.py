"""What the database proves of every posting, and the only ways to post: one, many, or a reversal."""

from django.db import migrations

PROVING = """
-- Every leg that comes in, all at once: its transaction is whole in this one statement, comes to nothing,
-- and stands in accounts of its own book and its own person; a reversal mirrors what it reverses. Nested
-- loops on keys serve two legs or a million, and a session keeps its plan: one made while the tables were
-- empty must serve when they are not.
create function ledger_prove_legs() returns trigger language plpgsql set search_path = public, pg_temp
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as
$$ declare
    wrong uuid;
    why text;
    reversals boolean;
begin
    select min(s.transaction_id::text) filter (where w.why is not null), min(w.why),
           bool_or(t.reverses is not null)
    into wrong, why, reversals
    from (select l.transaction_id, count(*) as legs, min(l.line) as first, max(l.line) as last,
                 coalesce(sum(l.debit_pence), 0) = coalesce(sum(l.credit_pence), 0) as nets,
                 bool_and(a.id is not null and p.id is not distinct from l.person_id
                          and coalesce(a.person_id = l.person_id, a.person_id is null)) as fits,
                 min(a.book) as book, max(a.book) as other_book,
                 min(l.happened_on) as happened_on, max(l.happened_on) as other_day
          from new_legs l
          left join ledger_account a on a.id = l.account_id
          left join access_subject p on p.id = l.person_id
          group by l.transaction_id) s
    left join ledger_transaction t on t.key = s.transaction_id
    cross join lateral (select case
        when t.key is null then 'does not exist'
        when s.legs <> t.leg_count or s.first <> 1 or s.last <> s.legs
            then 'does not come with all its legs at once'
        when not s.nets then 'does not balance'
        when not s.fits then 'has a leg in no account, of nobody we know, or in another''s account'
        when s.book <> t.book or s.other_book <> t.book then 'has a leg in another book'
        when s.happened_on <> t.happened_on or s.other_day <> t.happened_on then 'has a leg on another day'
        end as why) w;
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
create function ledger_leg_text(line bigint, code text, holder uuid, debit bigint, credit bigint, person uuid,
    arrangement uuid, funder text, starts_on date, ends_before date, centre text, reason text, service text)
    returns text language sql stable as
$$ select format(E'\\n%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s', line, code, holder, debit, credit, person,
    arrangement, funder, starts_on - date '2000-01-01', ends_before - date '2000-01-01', centre, reason,
    service) $$;

-- Open an account of the chart, or find the one that another opened meanwhile.
create function ledger_open_account(given_code text, given_person uuid, given_holder uuid) returns integer
    language plpgsql set search_path = public, pg_temp as
$$ declare
    nil constant uuid := '00000000-0000-0000-0000-000000000000';
    owner uuid;
    opened integer;
begin
    insert into ledger_account (code, book, person_id, holder)
    select c.code, c.book, case when c.per_person then given_person end, given_holder
    from ledger_chart c where c.code = given_code and (given_person is not null or not c.per_person)
    on conflict do nothing returning id into opened;
    if opened is null then
        select case when c.per_person then given_person end into owner
        from ledger_chart c where c.code = given_code;
        select a.id into opened from ledger_account a
        where a.code = given_code and coalesce(a.person_id, nil) = coalesce(owner, nil)
            and coalesce(a.holder, nil) = coalesce(given_holder, nil);
    end if;
    if opened is null then
        raise exception 'ledger: % is no account of the chart, or is somebody''s own', given_code
            using errcode = 'SL001';
    end if;
    return opened;
end $$;
"""

ONE = """
create type ledger_given_leg as (code text, debit_pence bigint, credit_pence bigint, person uuid, holder uuid,
    arrangement uuid, funder text, period_starts_on date, period_ends_before date, cost_centre text,
    reason text, service text);

-- Post one transaction. Legs are JSON objects with the columns of ledger_staged_leg, in order.
-- Returns 'new', 'same' (this very posting was made before: nothing changes) or 'key_used'.
create function ledger_post_one(given_key uuid, given_book text, given_day date, given_at timestamptz,
    given_kind text, given_legs jsonb, given_reverses uuid default null)
    returns text language plpgsql security definer
    set search_path = public, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as
$$ declare
    poster uuid := viewer();
    nil constant uuid := '00000000-0000-0000-0000-000000000000';
    body text;
    hashed bytea;
begin
    if poster is null then
        raise exception 'ledger: a posting is made by somebody' using errcode = 'insufficient_privilege';
    end if;
    select string_agg(ledger_leg_text(g.ordinality, g.code, g.holder, g.debit_pence, g.credit_pence, g.person,
        g.arrangement, g.funder, g.period_starts_on, g.period_ends_before, g.cost_centre, g.reason, g.service),
        '') into body
    from jsonb_populate_recordset(null::ledger_given_leg, given_legs) with ordinality g;
    hashed := sha256(convert_to(ledger_head_text(given_book, given_day, given_kind, given_reverses) || body,
                                'UTF8'));
    with posted as (
        insert into ledger_transaction (key, posted_at, posted_by, reverses, happened_on, leg_count, book,
                                        kind, body_hash)
        values (given_key, given_at, poster, given_reverses, given_day, jsonb_array_length(given_legs),
                given_book, given_kind, hashed)
        on conflict do nothing returning key
    )
    insert into ledger_leg (transaction_id, line, account_id, happened_on, debit_pence, credit_pence,
        person_id, arrangement, funder, period_starts_on, period_ends_before, cost_centre, reason, service)
    select p.key, g.ordinality, coalesce((
            select a.id from ledger_account a
            where a.code = g.code and coalesce(a.holder, nil) = coalesce(g.holder, nil)
            and coalesce(a.person_id, nil) = case
                when (select c.per_person from ledger_chart c where c.code = g.code) then g.person
                else nil end
        ), ledger_open_account(g.code, g.person, g.holder)),
        given_day, g.debit_pence, g.credit_pence, g.person, g.arrangement, g.funder, g.period_starts_on,
        g.period_ends_before, g.cost_centre, g.reason, g.service
    from posted p cross join jsonb_populate_recordset(null::ledger_given_leg, given_legs) with ordinality g;
    if found then
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
    join (select number, count(*) as legs, string_agg(ledger_leg_text(line, code, holder, debit_pence,
              credit_pence, person, arrangement, funder, period_starts_on, period_ends_before, cost_centre,
              reason, service), '' order by line) as body
          from ledger_staged_leg where batch = given_batch group by number) b on b.number = t.number
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
