"""Ways to change what the database holds, by statements a forger could run."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from random import Random

from ledger.proofs.canonical import entry_bytes
from ledger.proofs.merkle import leaf_hash, node_hash
from tests.faults.tampering.scene import UNITS, Scene
from tests.ledger.tampering import grow_anew

Way = Callable[[Scene, Random], object]
ROWS = "stored_events"


def at(chance: Random, scene: Scene) -> int:
    """Some position."""
    return chance.randint(1, scene.size)


def of_record(chance: Random, scene: Scene) -> int:
    """The position of some entry of a record."""
    asked = f"SELECT position FROM {ROWS} WHERE originator_id LIKE 'ST:%'"
    return int(chance.choice(scene.rows(asked))[0])


def setting(what: str, **texts: str) -> Way:
    """Set columns of some row; ``{other}`` is another position."""

    def way(scene: Scene, chance: Random) -> None:
        position, other = at(chance, scene), at(chance, scene)
        filled = what.format(other=other, **texts)
        scene.run(f"UPDATE OR REPLACE {ROWS} SET {filled} WHERE position={position}")

    return way


def running(*statements: str) -> Way:
    """Run statements; ``{p}`` and ``{q}`` are positions, ``{last}`` the last one."""

    def way(scene: Scene, chance: Random) -> None:
        given = {"p": at(chance, scene), "q": at(chance, scene), "last": scene.size}
        scene.run(*(statement.format(**given) for statement in statements))

    return way


def node(what: str) -> Way:
    """Change some node of the tree."""

    def way(scene: Scene, chance: Random) -> None:
        level, index = chance.choice(scene.rows("SELECT level, idx FROM tree_nodes"))
        scene.run(what.format(where=f"level={level} AND idx={index}"))

    return way


def edited(state: bytes, chance: Random) -> bytes:
    """The bytes of an entry that says something else."""
    swaps = [(b'"unit":"' + one.encode(), b'"unit":"XXX') for one in UNITS]
    swaps += [(b'"class":"A"', b'"class":"B"'), (b'"class":"B"', b'"class":"A"')]
    swaps += [(b"2023-12-01", b"2022-12-01"), (b"2024-03-01", b"2024-09-01"), (b"CB01", b"CB02")]
    fitting = [one for one in swaps if one[0] in state] or [(b'"by":"', b'"by":"X')]
    return state.replace(*chance.choice(fitting))


def restated(upto_level: int | None) -> Way:
    """An entry says something else, and its tree is hashed anew up to a level (None: all of it)."""

    def way(scene: Scene, chance: Random) -> None:
        position = of_record(chance, scene)
        with closing(sqlite3.connect(scene.database)) as connection, connection:
            state, recorded_at = connection.execute(
                f"SELECT state, recorded_at FROM {ROWS} WHERE position=?", (position,)
            ).fetchone()
            state = edited(state, chance)
            connection.execute(f"UPDATE {ROWS} SET state=? WHERE position=?", (state, position))
            if upto_level is None:
                grow_anew(connection)
            elif upto_level >= 0:
                _hash_anew(connection, position - 1, (state, position, recorded_at), upto_level)

    return way


def _hash_anew(
    connection: sqlite3.Connection, index: int, entry: tuple[bytes, int, str], upto: int
) -> None:
    node, level = leaf_hash(entry_bytes(*entry)), 0
    while True:
        connection.execute(
            "UPDATE tree_nodes SET hash=? WHERE level=? AND idx=?", (node, level, index)
        )
        beside = connection.execute(
            "SELECT hash FROM tree_nodes WHERE level=? AND idx=?", (level, index ^ 1)
        ).fetchone()
        if level == upto or beside is None:
            return
        node = node_hash(beside[0], node) if index & 1 else node_hash(node, beside[0])
        level, index = level + 1, index >> 1


def swapped(scene: Scene, chance: Random) -> None:
    """Two rows change places."""
    one, other = chance.sample(range(1, scene.size + 1), 2)
    scene.run(
        f"UPDATE {ROWS} SET position=-1 WHERE position={one}; "
        f"UPDATE {ROWS} SET position={one} WHERE position={other}; "
        f"UPDATE {ROWS} SET position={other} WHERE position=-1"
    )


def cut_off(scene: Scene, chance: Random) -> None:
    """The last entries go with their nodes, and the counter with them; the facts stay."""
    cut(scene, scene.size - chance.randint(1, 8))


def cut(scene: Scene, left: int) -> None:
    """Leave so many entries, in a tree and under a counter of their own."""
    with closing(sqlite3.connect(scene.database)) as connection, connection:
        connection.execute(f"DELETE FROM {ROWS} WHERE position>?", (left,))
        connection.execute("DELETE FROM first_mentions WHERE position>?", (left,))
        connection.execute("UPDATE sqlite_sequence SET seq=?", (left,))
        grow_anew(connection)


def nameless_trigger(scene: Scene, _: Random) -> None:
    """A trigger under a name that SQLite keeps for itself."""
    text = (
        "CREATE TRIGGER sqlite_t1 AFTER INSERT ON stored_events BEGIN DELETE FROM tree_nodes; END"
    )
    with closing(sqlite3.connect(scene.database)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "INSERT INTO sqlite_master VALUES ('trigger', 'sqlite_t1', 'stored_events', 0, ?)",
            (text,),
        )
        connection.commit()


def a_text_as_bytes(scene: Scene, chance: Random) -> None:
    """A column holds the bytes of its text."""
    columns = ("originator_id", "topic", "recorded_at", "effective_on", "unit")
    column = chance.choice(columns)
    setting(f"{column}=CAST({column} AS BLOB)")(scene, chance)


unknown = running("DELETE FROM known_facts")
"""The database knows no facts any longer."""

DELETE = f"DELETE FROM {ROWS} WHERE position"
INSERT = f"INSERT INTO {ROWS} SELECT {{last}}+1, 'ST:NEW', 1, topic, state, recorded_at, "
SEQUENCE = "UPDATE sqlite_sequence SET seq"

WAYS: dict[str, Way] = {
    "a row deleted": running(DELETE + "={p}"),
    "the last row deleted": running(DELETE + "={last}"),
    "the first row deleted": running(DELETE + "=1"),
    "all rows deleted": running(DELETE + ">0"),
    "the last row and its count": running(DELETE + "={last}", SEQUENCE + "={last}-1"),
    "a row moved to the end": setting("position=position+100000"),
    "a row in place of another": setting("position={other}"),
    "two rows swapped": swapped,
    "a row before the first": setting("position=-position"),
    "a row added": running(INSERT + f"effective_on, unit FROM {ROWS} WHERE position={{p}}"),
    "the bytes of another": setting(f"state=(SELECT state FROM {ROWS} WHERE position={{other}})"),
    "the bytes taken away": setting("state=x''"),
    "the bytes as text": setting("state=CAST(state AS TEXT)"),
    "the bytes as a number": setting("state=7"),
    "a text as bytes": a_text_as_bytes,
    "a node as a text": node("UPDATE tree_nodes SET hash=CAST(hash AS TEXT) WHERE {where}"),
    "a mention as bytes": running("UPDATE first_mentions SET name=CAST(name AS BLOB)"),
    "a counter of another name": running("UPDATE sqlite_sequence SET name='x'"),
    "a word of the bytes": restated(-1),
    "a word and its leaf": restated(0),
    "a word and two hashes": restated(1),
    "a word and three hashes": restated(2),
    "a word under a new tree": restated(None),
    "another record": setting(
        f"originator_id=(SELECT originator_id||'x' FROM {ROWS} WHERE position={{other}})"
    ),
    "a unit under another name": running(
        f"UPDATE {ROWS} SET originator_id='unitx:'||position WHERE originator_id LIKE 'unit:D%'"
    ),
    "a record under another name": running(
        f"UPDATE {ROWS} SET originator_id='ST:X'||position WHERE originator_id='ST:ST-1'"
    ),
    "a record of bytes": setting("originator_id=x'ff'"),
    "another version": setting("originator_version=originator_version+7"),
    "a version of words": setting("originator_version='x'"),
    "another topic": setting("topic='record.closed'"),
    "another day": setting("effective_on='2020-01-01'"),
    "another unit": setting("unit='XXX'"),
    "no unit": setting("unit=NULL"),
    "another time": setting("recorded_at='2024-10-20T02:00:00.000001Z'"),
    "a time of bytes": setting("recorded_at=x'ff'"),
    "all times earlier": running(
        f"UPDATE {ROWS} SET recorded_at=replace(recorded_at,'2024','2023')"
    ),
    "the time of another": setting(
        f"recorded_at=(SELECT recorded_at FROM {ROWS} WHERE position={{other}})"
    ),
    "times later from here on": running(
        f"UPDATE {ROWS} SET recorded_at=replace(recorded_at,'2024','2025') WHERE position>{{p}}"
    ),
    "times earlier up to here": running(
        f"UPDATE {ROWS} SET recorded_at=replace(recorded_at,'2024','2023') WHERE position<{{p}}"
    ),
    "all times alike": running(
        f"UPDATE {ROWS} SET recorded_at=(SELECT MIN(recorded_at) FROM {ROWS} WHERE position={{p}})"
    ),
    "a node changed": node("UPDATE tree_nodes SET hash=zeroblob(32) WHERE {where}"),
    "a node of words": node("UPDATE tree_nodes SET hash='x' WHERE {where}"),
    "a node deleted": node("DELETE FROM tree_nodes WHERE {where}"),
    "a node moved": node("UPDATE OR REPLACE tree_nodes SET idx=idx+1 WHERE {where}"),
    "a node between": node("UPDATE tree_nodes SET idx=idx+0.5 WHERE {where}"),
    "a level of words": node("UPDATE tree_nodes SET level='x' WHERE {where}"),
    "a leaf too many": running("INSERT INTO tree_nodes VALUES (0, {last}, zeroblob(32))"),
    "a level too many": running("INSERT INTO tree_nodes VALUES (60, 0, zeroblob(32))"),
    "all leaves deleted": running("DELETE FROM tree_nodes WHERE level=0"),
    "the tree deleted": running("DELETE FROM tree_nodes"),
    "the counter back": running(SEQUENCE + "={p}-1"),
    "the counter forward": running(SEQUENCE + "={last}+{p}"),
    "the counter deleted": running("DELETE FROM sqlite_sequence"),
    "the counter of words": running(SEQUENCE + "='x'"),
    "a second counter": running(f"INSERT INTO sqlite_sequence VALUES ('{ROWS}', {{p}})"),
    "a counter of another table": running("INSERT INTO sqlite_sequence VALUES ('x', {p})"),
    "a trigger": running(
        f"CREATE TRIGGER t AFTER INSERT ON {ROWS} BEGIN DELETE FROM tree_nodes; END"
    ),
    "a trigger with SQLite's name": nameless_trigger,
    "a view": running(f"CREATE VIEW v AS SELECT * FROM {ROWS}"),
    "an index": running(f"CREATE INDEX i ON {ROWS} (unit)"),
    "a table": running("CREATE TABLE t (x)"),
    "SQLite's statistics": running("ANALYZE"),
    "a first mention later": running("UPDATE first_mentions SET position=position+1"),
    "a first mention deleted": running("DELETE FROM first_mentions WHERE name='begun'"),
    "first mentions dropped": running("DROP TABLE first_mentions"),
    "no known facts": unknown,
    "known facts dropped": running("DROP TABLE known_facts"),
    "known facts of another kind": running(
        "DROP TABLE known_facts", "CREATE TABLE known_facts (x)"
    ),
    "known facts of more entries": running("UPDATE known_facts SET position=position+{p}"),
    "known facts of another root": running("UPDATE known_facts SET root=seal"),
    "known facts of words": running("UPDATE known_facts SET position='x', root=x'ff'"),
    "another seal of known facts": running("UPDATE known_facts SET seal=root||position"),
    "format 1": running("PRAGMA user_version=1"),
    "format 99": running("PRAGMA user_version=99"),
    "another program's": running("PRAGMA application_id=7"),
    "the last entries cut off": cut_off,
}
"""What can be done to the database alone."""
