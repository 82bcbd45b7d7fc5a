"""The head of a record in two questions instead of fourteen. Both look with the viewer's own eyes.

They run under the policies of whoever calls them (no definer): what the viewer may not see is not there.
In PL/pgSQL a session plans them once.
"""

from django.db import migrations

DATED = (
    "name",
    "standing",
    "address",
    "hidden_address",
    "contact_point",
    "safe_contact",
    "communication_need",
    "tie",
)
_IN_FORCE = """
    return query select '{table}'::text, to_jsonb(t) from people_{table} t
        where t.person_id = any (keys) and t.replaced_at is null and t.starts_on <= on_day
          and (t.ends_before is null or t.ends_before > on_day)
        order by t.starts_on, t.recorded_at, t.id;"""

FORWARD = (
    """
create function people_known(keys uuid[], on_day date) returns table (kind text, told jsonb)
    language plpgsql stable set search_path = public, pg_temp as
$$ begin
    return query select 'person'::text, to_jsonb(t) from people_person t where t.person_id = any (keys);
    return query select 'particulars'::text, to_jsonb(t) from people_particulars t
        where t.person_id = any (keys) and t.replaced_at is null;
    return query select 'nhs_number'::text, to_jsonb(t) from people_nhs_number t
        where t.person_id = any (keys) and t.replaced_at is null;"""
    + "".join(_IN_FORCE.format(table=table) for table in DATED)
    + """
end $$;

-- For each key that the viewer may see: every key of that life which they may see, the one read first at the head.
create function people_keys(asked uuid[]) returns table (key uuid, halves uuid[])
    language plpgsql stable set search_path = public, pg_temp as
$$ begin
    return query
    with live as (select m.person_id, m.into_id, m.confirmed_at from people_merge m
                  where m.undone_at is null and m.confirmed_at is not null),
         heads as (select k.one, coalesce(m.into_id, k.one) as head
                   from unnest(asked) as k(one) left join live m on m.person_id = k.one)
    select h.one, array_agg(l.half order by l.is_head desc, l.at, l.half)
    from heads h
    cross join lateral (
        select h.head as half, null::timestamptz as at, true as is_head
        union all select m.person_id, m.confirmed_at, false from live m where m.into_id = h.head) l
    join people_person p on p.person_id = l.half
    where exists (select 1 from people_person me where me.person_id = h.one)
    group by h.one;
end $$;
"""
)


class Migration(migrations.Migration):
    """Make both functions."""

    dependencies = [("people", "0003_finding")]
    operations = [
        migrations.RunSQL(
            FORWARD, "drop function people_known(uuid[], date); drop function people_keys(uuid[]);"
        )
    ]
