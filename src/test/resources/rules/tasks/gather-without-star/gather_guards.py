"""Correct or unknown calls of gather: silent."""

import asyncio


async def load(key: int) -> int:
    return key


async def starred_list(keys: list[int]) -> None:
    await asyncio.gather(*[load(key) for key in keys])


async def starred_tuple() -> None:
    await asyncio.gather(*(load(1), load(2)))


async def starred_generator(keys: list[int]) -> None:
    await asyncio.gather(*(load(key) for key in keys))


async def starred_map(keys: list[int]) -> None:
    await asyncio.gather(*map(load, keys), return_exceptions=True)


async def one_by_one() -> None:
    await asyncio.gather(load(1), load(2))


async def nothing() -> None:
    await asyncio.gather()


async def one_awaitable() -> None:
    await asyncio.gather(load(1))


async def a_name_may_be_awaitable(job) -> None:
    await asyncio.gather(job)


async def a_call_may_return_an_awaitable(make) -> None:
    await asyncio.gather(make())


async def a_subscript_may_be_awaitable(jobs: dict) -> None:
    await asyncio.gather(jobs["first"])


async def value_of_a_name() -> None:
    batch = [load(1)]
    await asyncio.gather(batch)  # miss[gather-without-star]: the value of a name


async def result_of_list(keys: list[int]) -> None:
    await asyncio.gather(list(map(load, keys)))  # miss[gather-without-star]: the result of a call


def gather(jobs):
    return asyncio.gather(*jobs)


async def own_function_takes_a_list() -> None:
    await gather([load(1), load(2)])


class Pool:
    async def gather(self, jobs) -> None:
        await asyncio.gather(*jobs)


async def own_method(pool: Pool) -> None:
    await pool.gather([load(1)])


async def unknown_object(pool) -> None:
    await pool.gather([load(1)])
