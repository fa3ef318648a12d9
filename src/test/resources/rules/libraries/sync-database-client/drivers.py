"""Connections and cursors of the drivers."""

import asyncio
import sqlite3
from contextlib import closing

import psycopg
import psycopg2
import pymysql
from sqlite3 import connect as open_db


async def sqlite_connection(connection: sqlite3.Connection) -> None:
    connection.execute("delete from t")  # expect[sync-database-client]: execute
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    connection.commit()  # expect[sync-database-client]: commit


async def sqlite_opened_here() -> None:
    connection = sqlite3.connect("shop.db")  # expect[sync-database-client]
    connection.executescript("vacuum")  # expect[sync-database-client]


async def sqlite_under_an_alias() -> None:
    open_db("shop.db")  # expect[sync-database-client]


async def sqlite_cursor(connection: sqlite3.Connection) -> object:
    cursor = connection.cursor()
    cursor.execute("select 1")  # expect[sync-database-client]
    return cursor.fetchall()  # expect[sync-database-client]


async def sqlite_cursor_parameter(cursor: sqlite3.Cursor) -> object:
    return cursor.fetchone()  # expect[sync-database-client]


async def sqlite_with(connection: sqlite3.Connection) -> None:
    with connection:
        connection.execute("delete from t")  # expect[sync-database-client]


async def psycopg3() -> None:
    with psycopg.connect("dbname=shop") as connection:  # expect[sync-database-client]
        connection.execute("select 1")  # expect[sync-database-client]


async def psycopg_cursor(connection: psycopg.Connection) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select 1")  # expect[sync-database-client]


async def psycopg_2() -> object:
    return psycopg2.connect("dbname=shop")  # expect[sync-database-client]


async def mysql() -> object:
    return pymysql.connect(host="localhost")  # expect[sync-database-client]


async def optional(connection: sqlite3.Connection | None) -> None:
    if connection:
        connection.rollback()  # expect[sync-database-client]


class Store:
    def __init__(self, path: str) -> None:
        self.connection = sqlite3.connect(path)

    def _purge(self) -> None:
        self.connection.execute("delete from t")

    async def on_self(self) -> None:
        self.connection.execute("delete from t")  # expect[sync-database-client]

    async def through_a_method(self) -> None:
        self._purge()  # expect[sync-database-client]
#       ^^^^^^^^^^^^^


def create(path: str) -> None:
    with closing(sqlite3.connect(path)):
        print("created", path)


async def through_a_function(path: str) -> None:
    create(path)  # expect[sync-database-client]: create


async def in_a_thread(path: str) -> None:
    await asyncio.to_thread(create, path)


async def async_psycopg(connection: psycopg.AsyncConnection) -> None:
    await connection.execute("select 1")


async def type_names_only(error: sqlite3.Error) -> bool:
    return isinstance(error, sqlite3.OperationalError)


async def unknown_connection(connection) -> None:
    connection.execute("select 1")


async def executes_something_else(command) -> None:
    command.execute()
    command.commit()


async def two_in_one(connection: sqlite3.Connection) -> object:
    return connection.execute("select 1").fetchone()  # expect[sync-database-client]: connection.execute()


async def in_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:")
