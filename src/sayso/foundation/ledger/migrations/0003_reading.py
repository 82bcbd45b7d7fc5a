"""Reading the ledger: balances and commitments with the reader's own eyes, and totals that name nobody."""

from django.db import migrations

FORWARD = """
create view ledger_balance with (security_invoker = true) as
select a.id as account_id, a.book, a.code, a.person_id, a.holder,
       coalesce(sum(l.debit_pence), 0)::bigint as debit_pence,
       coalesce(sum(l.credit_pence), 0)::bigint as credit_pence
from ledger_leg l join ledger_account a on a.id = l.account_id
group by a.id;

create view ledger_commitment with (security_invoker = true) as
select l.person_id, l.arrangement,
       (coalesce(sum(l.debit_pence), 0) - coalesce(sum(l.credit_pence), 0))::bigint as committed_pence
from ledger_leg l join ledger_account a on a.id = l.account_id
where a.code = 'M910'
group by l.person_id, l.arrangement;

-- The totals of one book to the end of a day, by code, naming nobody. Restricted records count in them, or
-- the books would not agree: so only who holds money for the whole council may ask, and the proof.
create function ledger_trial_balance(given_book text, given_day date)
    returns table (code varchar, debit_pence numeric, credit_pence numeric)
    language plpgsql stable security definer set search_path = public, pg_temp as
$$ begin
    if not sees_all('money') and session_user <> 'sayso_proof' then
        raise exception 'ledger: totals are for those who hold money for the whole council'
            using errcode = 'insufficient_privilege';
    end if;
    return query
        select a.code, sum(s.debits), sum(s.credits)
        from (select l.account_id, coalesce(sum(l.debit_pence), 0) as debits,
                     coalesce(sum(l.credit_pence), 0) as credits
              from ledger_leg l where l.happened_on <= given_day group by l.account_id) s
        join ledger_account a on a.id = s.account_id
        where a.book = given_book group by a.code order by a.code;
end $$;

revoke all on ledger_balance, ledger_commitment from sayso_app, sayso_whole;
grant select on ledger_balance, ledger_commitment to sayso_app, sayso_whole, sayso_proof;
"""


class Migration(migrations.Migration):
    """Make the views and the totals."""

    dependencies = [("ledger", "0002_posting")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
