"""Give hours that are told a key made of the answer and the moment: the same council, the same keys."""

from django.db import migrations

FORWARD = """
create or replace function tell_agreed_hours(carers uuid[], tasks uuid[], asked_at timestamptz) returns integer
    language plpgsql security definer set search_path = public, pg_temp as
$$ declare told integer;
begin
    if viewer() is null or not (carers <@ seen('private')) then
        raise exception 'hours are told by the carer or whoever holds their account'
            using errcode = 'insufficient_privilege';
    end if;
    with ended as (
        update assessment_agreed_hours h set ended_at = asked_at
        from unnest(carers, tasks) as t(carer, task)
        where h.carer_id = t.carer and h.task = t.task and h.ended_at is null
        returning h.id, h.person_id)
    insert into audit_event (at, actor_id, action, people, object_kind, object_id, purpose, facts)
    select asked_at, viewer(), 'assessment.end_agreed_hours', array[person_id], 'agreed hours', id, '', '{}'
    from ended;
    with added as (
        insert into assessment_agreed_hours
            (id, person_id, carer_id, carer_called, task, minutes_a_week, starts_on, ends_before, told_at, told_by_id)
        select md5(w.id::text || extract(epoch from asked_at)::text)::uuid, w.adult_id, w.person_id,
               w.carer_called, w.task, w.minutes_a_week, w.holds_from, w.ends_before, asked_at, viewer()
        from unnest(carers, tasks) as t(carer, task)
            join assessment_willingness w on w.person_id = t.carer and w.task = t.task
        where w.replaced_at is null and w.may_be_told and w.willing = 'yes' and w.able = 'yes'
          and w.adult_id is not null and w.minutes_a_week is not null
          and w.holds_from is not null and w.ends_before is not null
          and exists (select 1 from people_tie p where p.person_id = w.person_id and p.other_id = w.adult_id)
        returning id, person_id)
    insert into audit_event (at, actor_id, action, people, object_kind, object_id, purpose, facts)
    select asked_at, viewer(), 'assessment.tell_agreed_hours', array[person_id], 'agreed hours', id, '', '{}'
    from added;
    get diagnostics told = row_count;
    return told;
end $$;
"""


class Migration(migrations.Migration):
    """Write the function anew. Rows that it wrote before keep their keys."""

    dependencies = [("assessment", "0004_deciding")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
