"""Finding the key of a new or moved record among its neighbours; see :mod:`store.model.ordering`."""

from __future__ import annotations

import json
from typing import Any

from store.file.mapping import to_json
from store.file.steps import Step
from store.file.store import Store
from store.model.ordering import LONGEST, between, spread


def key_for(
    store: Store,
    table: str,
    scope: tuple[str, object],
    *,
    after: str | None = None,
    before: str | None = None,
) -> str:
    """Return an order key in a table, among the records whose column ``scope[0]`` is ``scope[1]``.

    Deleted records count too, so that undo puts them back where they were.

    Args:
        store: the open file.
        table: the table.
        scope: the column and the value that the neighbours share.
        after: the uid to come right after.
        before: the uid to come right before; with neither, the key is the last one.
    """
    column, value = scope
    among = f'FROM "{table}" WHERE "{column}" = ?'
    if after is None and before is None:
        return between(_first(store, f"SELECT max(ord) {among}", value), None)
    anchor = _first(store, f'SELECT ord FROM "{table}" WHERE uid = ?', after or before)
    if anchor is None:
        return between(_first(store, f"SELECT max(ord) {among}", value), None)
    if after is not None:
        return between(anchor, _first(store, f"SELECT min(ord) {among} AND ord > ?", value, anchor))
    return between(_first(store, f"SELECT max(ord) {among} AND ord < ?", value, anchor), anchor)


def _first(store: Store, sql: str, *parameters: object) -> str | None:
    row = store.one(sql, parameters)
    return row[0] if row else None


def rekey_if_long(store: Store, step: Step, section: str, key: str) -> bool:
    """Give all entries of a section fresh keys when ``key`` has grown too long; return whether it had.

    The keys in the log are changed with them, so that an undo across it finds the right place. It is an
    event of its own kind, which tells other processes to read the section again.
    """
    if len(key) <= LONGEST:
        return False
    uids = [uid for (uid,) in store.rows("SELECT uid FROM entry WHERE section = ?", [section])]
    keys = {row[0] for row in store.rows("SELECT ord FROM entry WHERE section = ?", [section])}
    logged = [event for uid in uids for event in _logged(store, uid)]
    keys.update(side["ord"] for _, *sides in logged for side in sides if side and "ord" in side)
    fresh = dict(zip(sorted(keys), spread(len(keys)), strict=True))
    for old, new in fresh.items():
        store.db.execute(
            "UPDATE entry SET ord = ? WHERE section = ? AND ord = ?", ["=" + new, section, old]
        )
    store.db.execute("UPDATE entry SET ord = substr(ord, 2) WHERE section = ?", [section])
    for seq, before, after in logged:
        for side in (before, after):
            if side and "ord" in side:
                side["ord"] = fresh[side["ord"]]
        store.db.execute(
            "UPDATE event SET before = ?, after = ? WHERE seq = ?",
            [before and to_json(before), to_json(after), seq],
        )
    step.rekeyed(section)
    return True


def _logged(store: Store, uid: str) -> list[tuple[int, dict[str, Any] | None, dict[str, Any]]]:
    """Return the events of an entry that speak of its order key."""
    rows = store.rows("SELECT seq, before, after FROM event WHERE uid = ?", [uid])
    read = [(s, json.loads(b) if b else None, json.loads(a)) for s, b, a in rows]
    return [(s, b, a) for s, b, a in read if "ord" in a or (b and "ord" in b)]
