"""An async with statement on something that has __enter__ only."""

import asyncio
import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import httpx
import requests
from sqlalchemy.orm import Session

LOCK = threading.Lock()


async def wins_over_blocking_file_io(path: str) -> str:
    async with open(path) as handle:  # expect[wrong-context-manager]: open(path)
#              ^^^^^^^^^^
        return handle.name


async def thread_locks(lock: threading.RLock) -> None:
    async with LOCK:  # expect[wrong-context-manager]: LOCK
        print("in")
    async with lock:  # expect[wrong-context-manager]
        print("in")


async def clients(url: str) -> None:
    async with requests.Session() as http:  # expect[wrong-context-manager]
        print(http, url)
    async with httpx.Client() as client:  # expect[wrong-context-manager]
        print(client, url)


async def session_parameter(session: Session) -> None:
    async with session:  # expect[wrong-context-manager]
        print("in")


async def helpers() -> None:
    async with suppress(ValueError):  # expect[wrong-context-manager]
        print("in")
    async with contextlib.redirect_stdout(None):  # expect[wrong-context-manager]
        print("in")


async def executors(work) -> None:
    async with ThreadPoolExecutor() as pool:  # expect[wrong-context-manager]
        await asyncio.get_running_loop().run_in_executor(pool, work)


async def acquired(lock: asyncio.Lock, permits: asyncio.Semaphore) -> None:
    async with lock.acquire():  # expect[wrong-context-manager]: lock.acquire()
#              ^^^^^^^^^^^^^^
        print("in")
    async with permits.acquire():  # expect[wrong-context-manager]
        print("in")


async def second_item(lock: asyncio.Lock) -> None:
    async with lock, LOCK:  # expect[wrong-context-manager]: LOCK
#                    ^^^^
        print("in")


@contextlib.contextmanager
def timed():
    yield 1


@contextlib.asynccontextmanager
async def connected():
    yield 1


async def rows():
    yield 1


async def generators() -> None:
    async with timed():  # expect[wrong-context-manager]: timed
        print("in")
    with connected():  # expect[wrong-context-manager]: connected
        print("in")
    async with rows():  # expect[wrong-context-manager]: rows
        print("in")
