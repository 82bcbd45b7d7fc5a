"""Everything that one sign-in's connection can get by SQL of its own: each table and view, each function.

Pages and doors ask with care; this asks for all of it. What a table or a function gives back, an error too,
is the other's world as much as a page is.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing

Found = tuple[int, str, bytes]
#: What is nobody's: the keys of everybody whom the council knows, with no name, to which every table points;
#: and the council's own accounts, each opened when it is first used.
NOBODYS = "access_subject"
BUT = {"ledger_account": "where person_id is not null"}
TABLES = f"""
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm') and relname <> '{NOBODYS}'
    order by relname
"""
#: Each function that the application may run, with the types of what it takes.
FUNCTIONS = """
    select p.proname,
           coalesce(array_agg(t.typname::text order by a.at) filter (where t.oid is not null), '{}')
    from pg_proc p left join lateral unnest(p.proargtypes::oid[]) with ordinality a(type, at) on true
    left join pg_type t on t.oid = a.type
    where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype
      and p.proname not like 'procrastinate%%'
      and has_function_privilege('sayso_app', p.oid, 'execute')
    group by p.oid, p.proname order by p.proname, p.oid
"""


def selected_by(login: User, *, keys: Iterable[UUID], at: datetime) -> dict[str, Found]:
    """Return what this login's connection gets of each table, in either of the two roles, and each function.

    A function is asked with each of `keys`, with all of them as a list, with this moment and with no words.
    """
    found: dict[str, Found] = {}
    with transaction.atomic(), viewing(login, at=at):
        for role in ("sayso_app", "sayso_whole"):
            with _in_role(role):
                found |= {f"{role} select {name}": _found(_rows_of(name)) for name in _names()}
        for name, types in _asked(FUNCTIONS):
            for key in keys:
                said = [_given(kind, key, list(keys), at) for kind in types]
                found[f"call {name}({', '.join(types)}) of {key}"] = _found(_called(name, types, said))
    return found


@contextmanager
def _in_role(role: str) -> Iterator[None]:
    [(before,)] = _asked("select current_setting('role')")
    with connection.cursor() as cursor:
        cursor.execute("select set_config('role', %s, true)", [role])
        yield
        cursor.execute("select set_config('role', %s, true)", [before])


def _names() -> list[str]:
    return [name for (name,) in _asked(TABLES)]


def _rows_of(table: str) -> str:
    rows = "count(*), string_agg(t::text, chr(10) order by t::text)"
    return _tried(f'select {rows} from "{table}" t {BUT.get(table, "")}', [])


def _called(name: str, types: list[str], said: list[object]) -> str:
    places = ", ".join(f"%s::{_type(kind)}" for kind in types)
    return _tried(f'select string_agg(t::text, chr(10) order by t::text) from "{name}"({places}) t', said)


def _tried(question: str, said: list[object]) -> str:
    """Return the answer, or what the database says instead. Whatever it did is undone."""
    try:
        with transaction.atomic():
            answer = repr(_asked(question, said))
            transaction.set_rollback(True)
    except DatabaseError as refused:
        answer = f"refused: {refused}"
    return answer


def _asked(question: str, said: Iterable[object] = ()) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question, list(said))
        return cursor.fetchall()


def _type(kind: str) -> str:
    return f"{kind[1:]}[]" if kind.startswith("_") else kind


def _given(kind: str, key: UUID, keys: list[UUID], at: datetime) -> object:
    """Return what to ask a function of this type with: nothing where we have no such thing."""
    if kind == "uuid":
        return key
    if kind == "_uuid":
        return keys
    if kind in ("date", "timestamptz"):
        return at.date() if kind == "date" else at
    return {"text": "", "bool": False, "int4": 0, "int8": 0}.get(kind)


def _found(answer: str) -> Found:
    return 403 if answer.startswith("refused") else 200, "", answer.encode()
