"""Shows the two exceptions and the lost commit of bad.py, and that good.py has none of them."""

import asyncio
import gc
import http.server
import os
import runpy
import sqlite3
import sys
import tempfile
import threading
import warnings
from pathlib import Path

os.environ["NO_PROXY"] = "*"
try:
    import aiohttp
    import aiosqlite  # noqa: F401
    import sqlalchemy.ext.asyncio  # noqa: F401
except ImportError:
    for folder in Path.cwd().parents:
        if (folder / "src/test/resources/stubs").is_dir():
            sys.path.insert(0, str(folder / "src/test/resources/stubs"))
    for name in [name for name in sys.modules if name.startswith(("sqlalchemy", "aiohttp"))]:
        del sys.modules[name]
    import aiohttp

from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine


class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b'{"price": 3}')

    def log_message(self, *args):
        pass


async def outcome(coro):
    try:
        return await coro
    except Exception as error:
        return f"{type(error).__name__}: {error}"


async def run(path, url, database):
    functions = runpy.run_path(path)
    engine = create_async_engine(f"sqlite+aiosqlite:///{database}")
    async with aiohttp.ClientSession() as session:
        price = await outcome(functions["price"](session, url))
    async with AsyncSession(engine) as db:
        await functions["sell"](db)
    async with AsyncSession(engine) as db:
        count = await outcome(functions["count"](db))
    await engine.dispose()
    gc.collect()
    return price, count


def facts(path, url):
    with tempfile.TemporaryDirectory() as folder:
        database = f"{folder}/shop.db"
        connection = sqlite3.connect(database)
        connection.execute("create table stock (n integer)")
        connection.execute("insert into stock values (9)")
        connection.commit()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            price, count = asyncio.run(run(path, url, database))
            gc.collect()
        left = connection.execute("select n from stock").fetchone()[0]
        connection.close()
        return price, count, left, sorted({str(w.message).split("\n")[0] for w in caught})


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"

    price, count, left, caught = facts("bad.py", url)
    assert price == "TypeError: 'coroutine' object is not subscriptable", price
    print(f"bad.py: response.json()['price'] raises {price}")
    assert count == "AttributeError: 'coroutine' object has no attribute 'scalar_one'", count
    print(f"bad.py: result.scalar_one() raises {count}")
    assert left == 9, left
    assert "coroutine 'AsyncSession.commit' was never awaited" in caught, caught
    print("bad.py: the sale is gone, the stock is still 9; nothing was raised, only a warning:")
    print("  RuntimeWarning: coroutine 'AsyncSession.commit' was never awaited")

    for path in ("good.py", "fixed.py"):
        price, count, left, caught = facts(path, url)
        assert (price, count, left) == (3, 8, 8), (price, count, left)
        assert not [w for w in caught if "never awaited" in w], caught
        print(f"{path}: price 3, stock 8, no warning")
    server.shutdown()


main()
