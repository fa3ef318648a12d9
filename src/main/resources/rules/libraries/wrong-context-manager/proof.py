"""Shows the exception of each wrong statement in bad.py; good.py and fixed.py run."""

import asyncio
import contextlib
import http.server
import os
import runpy
import sys
import threading
import warnings
from pathlib import Path

os.environ["NO_PROXY"] = "*"
try:
    import aiohttp
except ImportError:
    for folder in Path.cwd().parents:
        if (folder / "src/test/resources/stubs").is_dir():
            sys.path.insert(0, str(folder / "src/test/resources/stubs"))
    import aiohttp

SYNC = "object does not support the context manager protocol"
ASYNC = "object does not support the asynchronous context manager protocol"


class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args):
        pass


async def outcome(coro):
    try:
        return await coro
    except TypeError as error:
        return str(error)


async def run(path, url):
    module = runpy.run_path(path)
    async with aiohttp.ClientSession() as session:
        outcomes = [await outcome(module["status"](session, url))]
    for name in ("write", "write_for_threads", "write_after_acquire"):
        outcomes.append(await outcome(module[name](name)))
    return outcomes, module["log"]


async def other_facts():
    def enter(manager):
        with manager:
            pass

    async def rows():
        yield 1

    async def enter_async(manager):
        async with manager:
            pass

    async def sync_enter(manager):
        enter(manager)

    session = aiohttp.ClientSession()
    text = await outcome(sync_enter(session))
    await session.close()
    assert text == "Use async with instead", text
    print(f"with aiohttp.ClientSession(): {text}")
    text = await outcome(enter_async(rows()))
    assert ASYNC in text, text
    print(f"async with over an async generator: {text}")
    async with contextlib.asynccontextmanager(rows)() as value:
        assert value == 1
    print("the same generator under @asynccontextmanager: works")


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    warnings.simplefilter("ignore")  # the coroutines of bad.py are never awaited

    outcomes, log = asyncio.run(run("bad.py", url))
    wrong = zip(outcomes, (SYNC, SYNC, ASYNC, ASYNC))
    assert all(expected in str(text) for text, expected in wrong) and log == [], (outcomes, log)
    for text in outcomes:
        print(f"bad.py: TypeError: {text}")
    print("bad.py: no body was entered")

    for path in ("good.py", "fixed.py"):
        outcomes, log = asyncio.run(run(path, url))
        assert outcomes == [204, None, None, None] and len(log) == 3, (outcomes, log)
        print(f"{path}: every body was entered")
    asyncio.run(other_facts())
    server.shutdown()


main()
