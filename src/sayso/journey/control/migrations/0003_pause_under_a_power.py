"""Whoever acts for somebody by law lets new orders wait for them, under a power that is open for support."""

from django.db import migrations, models

FORWARD = """
-- One press under a power. Its holder reads nothing of what else was pressed, and learns only that it stands now.
create function control_press_under(whom uuid, held uuid, what text, key uuid, at timestamptz) returns uuid
    language plpgsql security definer set search_path = public, pg_temp as
$$ declare last control_turn;
begin
    if viewer() is null or what not in ('pause', 'go_on') or not exists (
        select 1 from powers_i_hold() h where (h.power->>'id')::uuid = held
          and (h.power->>'person_id')::uuid = whom and h.facts->'opened_for' ? 'support') then
        raise exception 'it is pressed by the person, or under a power' using errcode = 'insufficient_privilege';
    end if;
    perform 1 from people_person p where p.person_id = whom for no key update;
    select * into last from control_turn t where t.person_id = whom and t.pressed in ('pause', 'go_on')
        order by t.pressed_at desc, t.id desc limit 1;
    if last.pressed = what then
        return last.id;
    end if;
    if last.id is null and what = 'go_on' then
        return null;
    end if;
    insert into control_turn (id, person_id, pressed, pressed_at, pressed_by_id, alone, moved, power)
    values (key, whom, what, at, viewer(), '', '[]'::jsonb, held);
    return key;
end $$;
revoke execute on function control_press_under(uuid, uuid, text, uuid, timestamptz) from public;
grant execute on function control_press_under(uuid, uuid, text, uuid, timestamptz) to sayso_app, sayso_whole;
"""


class Migration(migrations.Migration):
    """Keep under which power, and make the function."""

    dependencies = [
        ("control", "0002_signs_on_the_sheet"),
        ("powers", "0001_who_acts_for_somebody"),
    ]
    operations = [
        migrations.AddField("Turn", "power", models.UUIDField(blank=True, null=True)),
        migrations.RunSQL(
            FORWARD, "drop function control_press_under(uuid, uuid, text, uuid, timestamptz)"
        ),
    ]
