"""Conditions on containers: duplicate work, or a key that is gone."""

import asyncio

CACHE: dict[str, str] = {}


async def load(key: str) -> str:
    await asyncio.sleep(0.1)
    return key


class Loader:
    def __init__(self) -> None:
        self.cache: dict[str, str] = {}
        self.tasks: dict[str, asyncio.Task[str]] = {}
        self.seen: set[str] = set()
        self.jobs: list[str] = []

    async def not_in(self, key: str) -> str:
        if key not in self.cache:
            self.cache[key] = await load(key)  # expect[check-then-act]: self.cache
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        return self.cache[key]

    async def in_with_early_return(self, key: str) -> str:
        if key in self.cache:
            return self.cache[key]
        value = await load(key)
        self.cache[key] = value  # expect[check-then-act]
        return value

    async def get_into_a_local(self, key: str) -> str:
        value = self.cache.get(key)
        if value is None:
            value = await load(key)
            self.cache[key] = value  # expect[check-then-act]
        return value

    async def walrus(self, key: str) -> str:
        if (value := self.cache.get(key)) is None:
            value = self.cache[key] = await load(key)  # expect[check-then-act]
        return value

    async def added_after_the_work(self, key: str) -> None:
        if key in self.seen:
            return
        await load(key)
        self.seen.add(key)

    async def removed_after_the_work(self, key: str) -> None:
        if key in self.cache:
            await load(key)
            del self.cache[key]  # expect[check-then-act]

    async def added_before_the_work(self, key: str) -> None:
        if key in self.seen:
            return
        self.seen.add(key)
        await load(key)

    async def task_stored(self, key: str) -> str:
        if key not in self.tasks:
            self.tasks[key] = asyncio.create_task(load(key))
        return await self.tasks[key]

    async def future_stored(self, key: str) -> str:
        task = self.tasks.get(key)
        if task is None:
            task = self.tasks[key] = asyncio.ensure_future(load(key))
        return await asyncio.shield(task)

    async def checked_again(self, key: str) -> str:
        if key not in self.cache:
            value = await load(key)
            if key not in self.cache:
                self.cache[key] = value
        return self.cache[key]

    async def another_container_written(self, key: str) -> None:
        if key not in self.cache:
            await load(key)
            self.jobs.append(key)

    async def keyerror(self, key: str) -> str:
        try:
            return self.cache[key]
        except KeyError:
            value = self.cache[key] = await load(key)  # miss[check-then-act]: by exception
            return value


async def module_cache(key: str) -> str:
    if key not in CACHE:
        CACHE[key] = await load(key)  # expect[check-then-act]: CACHE
    return CACHE[key]


async def warm(keys: list[str]) -> None:
    await asyncio.gather(*(module_cache(key) for key in keys))


async def local_cache(keys: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key in keys:
        if key not in found:
            found[key] = await load(key)
    return found
