"""Whoever takes an answer up gives its key: the same retry is the same row, the same seed the same council."""

from django.db import migrations

FORWARD = """
drop function review_take_up_choice(uuid, text, timestamptz);
create function review_take_up_choice(key uuid, which uuid, told text, taken_at timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as
$$ begin
    insert into review_choice_taken_up (id, person_id, review, did, taken_up_at, taken_up_by_id)
    select key, f.person_id, f.review, told, taken_at, viewer()
    from review_found_apart f
    where f.review = which and f.replaced_at is null and f.answers ->> 'chose' in ('no', 'some')
      and options_is_outside(f.person_id)
    on conflict (review) do nothing;
    return found;
end $$;
revoke execute on function review_take_up_choice(uuid, uuid, text, timestamptz) from public;
grant execute on function review_take_up_choice(uuid, uuid, text, timestamptz) to sayso_app, sayso_whole;
"""


class Migration(migrations.Migration):
    """Replace the door by one that takes the key."""

    dependencies = [("review", "0003_chosen_by_team")]

    operations = [migrations.RunSQL(FORWARD)]
