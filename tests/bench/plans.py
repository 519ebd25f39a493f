"""What a database does for a query, as it is really issued."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import event

from storage.engine import Database
from storage.unit_of_work import UnitOfWork

_WHOLE_TABLE = re.compile(r"(?:SCAN|SEARCH) \w+(?!\w| USING)")
_NODE = re.compile(r"^\s*(?:->\s+)?([A-Z][^(]*?)\s+\(cost=")


async def plan_of(database: Database, call: Callable[[UnitOfWork], Awaitable[object]]) -> str:
    """The plan of the last statement that `call` issues, its steps from the outermost inwards; nothing is kept."""
    issued: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        issued.append((statement, parameters))

    event.listen(database.sync_engine, "before_cursor_execute", note)
    try:
        async with database.begin() as uow:
            await call(uow)
    finally:
        event.remove(database.sync_engine, "before_cursor_execute", note)
    statement, parameters = issued[-1]
    explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
    async with database.raw() as connection:
        lines = await connection.run_sync(lambda sync: sync.exec_driver_sql(f"{explain} {statement}", parameters).all())
    if database.is_sqlite:
        return "; ".join(line[-1] for line in lines)
    return "; ".join(found[1] for line in lines if (found := _NODE.match(line[0])))


def scans(plan: str) -> bool:
    """Whether a plan reads a whole table."""
    return "Seq Scan" in plan or _WHOLE_TABLE.search(plan) is not None
