"""The asynchronous session: coroutines around a driver that works in a thread, as aiosqlite does."""

import asyncio

from sqlalchemy import create_engine
from sqlalchemy.orm import Session


class AsyncEngine:
    def __init__(self, engine):
        self.path = engine.path

    async def dispose(self):
        pass


def create_async_engine(url):
    return AsyncEngine(create_engine(url))


class AsyncSession:
    def __init__(self, bind):
        self.sync_session = Session(bind)

    async def execute(self, statement, parameters=()):
        return await asyncio.to_thread(self.sync_session.execute, statement, parameters)

    async def commit(self):
        await asyncio.to_thread(self.sync_session.commit)

    async def close(self):
        await asyncio.to_thread(self.sync_session.close)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.close()
