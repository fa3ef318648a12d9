"""Opened once is meant, opened by every task that comes early is what happens."""

import asyncpg
from fastapi import FastAPI

app = FastAPI()
POOL: asyncpg.Pool | None = None


class Db:
    def __init__(self) -> None:
        self.pool: asyncpg.Pool | None = None
        self.ready = False

    async def is_none(self) -> asyncpg.Pool:
        if self.pool is None:
            self.pool = await asyncpg.create_pool("postgres://")  # expect[check-then-act]: self.pool
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        return self.pool

    async def falsy(self) -> asyncpg.Pool:
        if not self.pool:
            self.pool = await asyncpg.create_pool("postgres://")  # expect[check-then-act]
        return self.pool

    async def early_return(self) -> asyncpg.Pool:
        if self.pool is not None:
            return self.pool
        self.pool = await asyncpg.create_pool("postgres://")  # expect[check-then-act]
        return self.pool

    async def else_branch(self) -> asyncpg.Pool:
        if self.pool:
            pool = self.pool
        else:
            pool = self.pool = await asyncpg.create_pool("postgres://")  # expect[check-then-act]
        return pool

    async def through_a_local(self) -> asyncpg.Pool:
        if self.pool is None:
            pool = await asyncpg.create_pool("postgres://")
            self.pool = pool  # expect[check-then-act]
        return self.pool

    async def one_of_two_conditions(self, force: bool) -> None:
        if force or self.pool is None:
            self.pool = await asyncpg.create_pool("postgres://")  # expect[check-then-act]

    async def flag_after_the_wait(self) -> None:
        if self.ready:
            return
        await self.is_none()
        self.ready = True

    async def flag_before_the_wait(self) -> None:
        if self.ready:
            return
        self.ready = True
        await self.is_none()


@app.get("/")
async def handler() -> str:
    global POOL
    if POOL is None:
        POOL = await asyncpg.create_pool("postgres://")  # expect[check-then-act]: POOL
    return str(POOL)
