"""A plain with statement on something that has __aenter__ only."""

import asyncio
import asyncio as aio
from asyncio import timeout

import aiofiles
import aiohttp
import asyncpg
import httpx
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

LOCK = asyncio.Lock()


async def locks(lock: asyncio.Lock, other: aio.Condition | None) -> None:
    with lock:  # expect[wrong-context-manager]: lock
#        ^^^^
        print("in")
    with LOCK:  # expect[wrong-context-manager]
        print("in")
    if other:
        with other:  # expect[wrong-context-manager]
            print("in")


async def created_here() -> None:
    permits = asyncio.Semaphore(2)
    with permits:  # expect[wrong-context-manager]
        print("in")


async def timeouts() -> None:
    with asyncio.timeout(1):  # expect[wrong-context-manager]: asyncio.timeout
#        ^^^^^^^^^^^^^^^^^^
        await asyncio.sleep(2)
    with timeout(1):  # expect[wrong-context-manager]
        await asyncio.sleep(2)


async def groups(work) -> None:
    with asyncio.TaskGroup() as group:  # expect[wrong-context-manager]
        group.create_task(work())


async def sessions(engine: AsyncEngine) -> None:
    with aiohttp.ClientSession() as http:  # expect[wrong-context-manager]
        print(http)
    with httpx.AsyncClient() as client:  # expect[wrong-context-manager]
        print(client)
    with AsyncSession(engine) as session:  # expect[wrong-context-manager]
        print(session)


async def methods(session: aiohttp.ClientSession, engine: AsyncEngine, pool: asyncpg.Pool) -> None:
    with session.get("http://localhost") as response:  # expect[wrong-context-manager]
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        print(response.status)
    with engine.begin() as connection:  # expect[wrong-context-manager]
        print(connection)
    with pool.acquire() as connection:  # expect[wrong-context-manager]
        print(connection)


async def second_item(path: str, printer) -> None:
    with printer, aiofiles.open(path) as handle:  # expect[wrong-context-manager]
#                 ^^^^^^^^^^^^^^^^^^^
        print(handle)


class Store:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()

    async def save(self) -> None:
        with self.lock:  # expect[wrong-context-manager]: self.lock
            print("in")

    def in_a_plain_function(self) -> None:
        with self.lock:  # expect[wrong-context-manager]
            print("in")
