"""Breaks of a whole council in figures: few enough to know somebody by is not told."""

from django.db import migrations

FORWARD = """
-- What was needed, offered, booked and came, of the twelve whole months to the end of last month, and what waited
-- at their end: no figure moves on the day on which a carer says something. It takes no day and no place: whoever
-- could choose them could read one carer off the difference. Fewer than five carers are never told, and what is
-- counted is told in fives, so that nobody is read off by taking one from another; lengths and sums are rounded.
create function breaks_in_figures() returns table (what text, amount bigint)
    language sql stable security definer set search_path = public, pg_temp as
$$ with year as (
       select (m - interval '1 year')::date as since, m::date as until, m at time zone 'Europe/London' as ends
       from date_trunc('month', sayso_now() at time zone 'Europe/London') as m
       where options_holds_role(array['commissioner', 'manager', 'principal'])),
   told as (
       select b.need_id, b.id as booking, b.person_id, b.first_day, b.minutes, o.came, o.minutes_that_came, o.why,
              b.first_day >= y.since and b.first_day < y.until as in_year
       from year y cross join breaks_booking b
       join breaks_outcome o on o.booking_id = b.id and o.recorded_at < y.ends
        and (o.replaced_at is null or o.replaced_at >= y.ends)),
   stands as (
       select n.id, n.person_id, n.adult_id, n.asked_on, n.minutes, n.source, n.asked_on >= y.since as in_year,
              y.until - n.asked_on as days,
              exists (select 1 from breaks_step s where s.need_id = n.id and s.kind = 'offered'
                      and s.recorded_at < y.ends) as offered,
              exists (select 1 from breaks_booking b where b.need_id = n.id and b.recorded_at < y.ends) as booked,
              (select min(t.first_day) from told t where t.need_id = n.id and t.came in ('came', 'part')) as came_on,
              exists (select 1 from breaks_step s where s.need_id = n.id and s.kind = 'no_longer'
                      and s.recorded_at < y.ends) as dropped,
              d.state = 'held' and d.whether in ('money', 'supply', 'policy') as owed,
              d.state in ('decided', 'told', 'replied', 'closed') and d.whether not in ('', 'met') as decided
       from year y cross join breaks_need n
       left join lateral (select d.state, d.whether from decisions_decision d
                          where d.subject_kind = 'carer_break' and d.subject_key = n.id and d.proposed_at < y.ends
                          order by d.proposed_at desc limit 1) d on true
       where n.asked_on < y.until and n.recorded_at < y.ends),
   waits as (
       select s.*, (select p.price_pence from breaks_step p, year y where p.need_id = s.id and p.kind = 'offered'
                    and p.price_pence is not null and p.recorded_at < y.ends
                    order by p.happened_on desc, p.recorded_at desc limit 1) as price_pence
       from stands s
       where s.came_on is null and not s.dropped and (coalesce(s.owed, false) or not coalesce(s.decided, false))),
   urgent as (
       select u.id, u.total_pence, min(w.person_id::text) as carer,
              (select sum(coalesce(l.debit_pence, 0)
                          - case when t.kind = 'commitment_released' then coalesce(l.credit_pence, 0) else 0 end)
               from ledger_leg l join ledger_account a on a.id = l.account_id
               join ledger_transaction t on t.key = l.transaction_id
               where l.arrangement = u.id and l.person_id = u.person_id and a.code = 'M910') as committed
       from year y cross join casework_urgent_support u
       join waits w on w.adult_id = u.person_id
        and (u.started_at at time zone 'Europe/London')::date >= w.asked_on
       where u.started_at < y.ends group by u.id, u.total_pence),
   cost as (select u.carer, coalesce(u.committed, case when u.total_pence = 0 then 0 end) as pence from urgent u),
   priced as (select w.* from waits w where exists (select 1 from urgent u join casework_urgent_support c
              on c.id = u.id where c.person_id = w.adult_id
              and (c.started_at at time zone 'Europe/London')::date >= w.asked_on)),
   counted as (
       select 'needed' as what, count(*) as many, count(distinct person_id) as carers from stands where in_year
       union all select 'assessed', count(*), count(distinct person_id) from stands
           where in_year and source = 'assessed'
       union all select 'asked', count(*), count(distinct person_id) from stands
           where in_year and source = 'own_words'
       union all select 'offered', count(*), count(distinct person_id) from stands where in_year and offered
       union all select 'booked', count(*), count(distinct person_id) from stands where in_year and booked
       union all select 'came', count(*), count(distinct person_id) from stands
           where in_year and came_on is not null
       union all select 'waits', count(*), count(distinct person_id) from waits
       union all select 'owed', count(*), count(distinct person_id) from waits where owed
       union all select 'times_came', count(*), count(distinct person_id) from told
           where in_year and came in ('came', 'part')
       union all select 'times_missed', count(*), count(distinct person_id) from told
           where in_year and came = 'did_not_come'
       union all select 'times_called_off', count(*), count(distinct person_id) from told
           where in_year and came = 'not_wanted'
       union all select 'why_' || why, count(*), count(distinct person_id) from told
           where in_year and came = 'did_not_come' and why <> '' group by why
       union all select 'cost_unknown', count(*), count(distinct carer) from cost where pence is null
       union all select 'price_unknown', count(*), count(distinct person_id) from priced
           where price_pence is null),
   measured as (
       select 'longest_weeks' as what, max(days) / 7 as size, count(distinct person_id) as carers from waits
       union all select 'middle_weeks', percentile_disc(0.5) within group (order by days) / 7,
              count(distinct person_id) from waits
       union all select 'middle_weeks_until_it_came',
              percentile_disc(0.5) within group (order by came_on - asked_on) / 7, count(distinct person_id)
              from stands where in_year and came_on is not null
       union all select 'hours_booked', round(sum(minutes) / 60.0), count(distinct person_id) from told
           where in_year and came <> 'not_wanted' and minutes is not null
       union all select 'hours_that_came',
              round(sum(case came when 'came' then minutes when 'part' then minutes_that_came else 0 end) / 60.0),
              count(distinct person_id) filter (where came in ('came', 'part'))
              from told where in_year and came <> 'not_wanted' and minutes is not null
       union all select 'hours_waited_for', round(sum(minutes) / 60.0), count(distinct person_id) from waits
           where minutes is not null
       union all select 'price_pence', round(sum(price_pence) / 1000.0) * 1000, count(distinct person_id)
           from priced where price_pence is not null
       union all select 'cost_pence', round(sum(pence) / 1000.0) * 1000, count(distinct carer)
           from cost where pence is not null)
   select c.what, (5 * round(c.many / 5.0))::bigint from counted c, year where c.carers >= 5
   union all select m.what, m.size::bigint from measured m, year where m.carers >= 5 $$;

revoke execute on function breaks_in_figures() from public;
grant execute on function breaks_in_figures() to sayso_app, sayso_whole;
"""

BACKWARD = "drop function breaks_in_figures();"


class Migration(migrations.Migration):
    """Make the one door."""

    dependencies = [
        ("breaks", "0001_a_carers_breaks"),
        ("options", "0001_initial"),
        ("decisions", "0001_initial"),
        ("ledger", "0001_initial"),
        ("casework", "0001_initial"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
