"""The receiver's type is not known. Only a name that says "sync" is enough, for a note."""

import asyncio

from settings import async_db, db, sync_db


async def fetch_from_db() -> object:
    result = sync_db.query("SELECT * FROM table")  # expect[sync-database-client]: sync_db.query
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    return result


async def execute() -> None:
    sync_db.execute("DELETE FROM table")  # expect[sync-database-client]


async def no_statement() -> None:
    sync_db.query(1)


async def another_name() -> object:
    return db.query("SELECT * FROM table")


async def awaited() -> object:
    return await async_db.query("SELECT * FROM table")


async def in_a_thread() -> object:
    return await asyncio.to_thread(sync_db.query, "SELECT * FROM table")


def plain() -> object:
    return sync_db.query("SELECT * FROM table")


class Recorder:
    def query(self, statement: str) -> str:
        return statement


async def known_to_be_harmless() -> str:
    sync_db = Recorder()
    return sync_db.query("SELECT * FROM table")
