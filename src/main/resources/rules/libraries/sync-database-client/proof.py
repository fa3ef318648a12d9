"""A writer holds the table until the loop has turned, or for half a second."""

import asyncio
import runpy
import sqlite3
import sys
import tempfile
import threading
from pathlib import Path

try:
    import fastapi  # noqa: F401
    import sqlalchemy.ext.asyncio  # noqa: F401
    import aiosqlite  # noqa: F401
except ImportError:
    sys.modules.pop("sqlalchemy", None)
    for folder in Path.cwd().parents:
        if (folder / "src/test/resources/stubs").is_dir():
            sys.path.insert(0, str(folder / "src/test/resources/stubs"))

from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import Session

turned = threading.Event()  # set by the heartbeat of the loop


def hold_the_table(path, held, seen):
    connection = sqlite3.connect(path)
    connection.execute("begin immediate")
    held.set()
    seen.append("turns" if turned.wait(timeout=0.5) else "is frozen")
    connection.rollback()
    connection.close()


async def beat():
    while True:
        await asyncio.sleep(0.01)
        turned.set()


async def while_held(path, call):
    held, seen = threading.Event(), []
    heart = asyncio.create_task(beat())
    await asyncio.sleep(0)
    holder = threading.Thread(target=hold_the_table, args=(path, held, seen))
    turned.clear()
    holder.start()
    held.wait()
    turned.clear()
    await call
    heart.cancel()
    holder.join()
    return seen[0]


async def bad(path):
    with Session(create_engine(f"sqlite:///{path}")) as db:
        return await while_held(path, runpy.run_path("bad.py")["sell"]("tea", db))


async def good(path):
    engine = create_async_engine(f"sqlite+aiosqlite:///{path}")
    async with AsyncSession(engine) as db:
        seen = await while_held(path, runpy.run_path("good.py")["sell"]("tea", db))
    await engine.dispose()
    return seen


async def in_a_thread(path):
    take = runpy.run_path("good.py")["take"]
    take.__globals__["engine"] = create_engine(f"sqlite:///{path}")
    return await while_held(path, take("tea"))


def connection_in_another_thread():
    connection = sqlite3.connect(":memory:")
    try:
        asyncio.run(asyncio.to_thread(connection.execute, "select 1"))
    except sqlite3.ProgrammingError as error:
        return str(error).split(".")[0]


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/shop.db"
        connection = sqlite3.connect(path)
        connection.execute("create table stock (n integer)")
        connection.execute("insert into stock values (9)")
        connection.commit()
        assert asyncio.run(bad(path)) == "is frozen"
        print("bad.py: while the statement waits for the table the loop is frozen")
        assert asyncio.run(good(path)) == "turns"
        print("good.py, AsyncSession: the loop turns")
        assert asyncio.run(in_a_thread(path)) == "turns"
        print("good.py, the helper in a thread: the loop turns")
        assert connection.execute("select n from stock").fetchone() == (6,)
        connection.close()
    message = connection_in_another_thread()
    assert message == (
        "SQLite objects created in a thread can only be used in that same thread"
    ), message
    print(f"a sqlite3 connection of the loop's thread, used by to_thread: {message}")


main()
