"""A database object of the project: its type is known, so the chain is followed."""

import asyncio
import sqlite3


class Database:
    def __init__(self, path: str) -> None:
        self.connection = sqlite3.connect(path)

    def query(self, statement: str) -> object:
        return self.connection.execute(statement)


database = Database("shop.db")


async def fetch_from_db() -> object:
    result = database.query("SELECT * FROM table")  # expect[sync-database-client]: query
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    return result


async def fetch_as_parameter(db: Database) -> object:
    return db.query("SELECT * FROM table")  # expect[sync-database-client]


async def in_a_thread(db: Database) -> object:
    return await asyncio.to_thread(db.query, "SELECT * FROM table")
