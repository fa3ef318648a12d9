"""gather takes awaitables one by one."""

import asyncio
import asyncio as aio
from asyncio import gather
from asyncio import gather as together


async def load(key: int) -> int:
    return key


async def list_display() -> None:
    await asyncio.gather([load(1), load(2)])  # expect[gather-without-star]
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^


async def list_comprehension(keys: list[int]) -> list[int]:
    return await asyncio.gather([load(key) for key in keys])  # expect[gather-without-star]


async def tuple_display() -> None:
    await asyncio.gather((load(1), load(2)))  # expect[gather-without-star]


async def generator_expression(keys: list[int]) -> None:
    await asyncio.gather(load(key) for key in keys)  # expect[gather-without-star]


async def generator_in_parentheses(keys: list[int]) -> None:
    await asyncio.gather((load(key) for key in keys), return_exceptions=True)  # expect[gather-without-star]


async def with_keyword() -> list[int]:
    return await asyncio.gather([load(1)], return_exceptions=True)  # expect[gather-without-star]


async def empty_list() -> None:
    await asyncio.gather([])  # expect[gather-without-star]


async def aliases(keys: list[int]) -> None:
    await aio.gather([load(key) for key in keys])  # expect[gather-without-star]
    await gather([load(key) for key in keys])  # expect[gather-without-star]
    await together((load(1), load(2)))  # expect[gather-without-star]


async def over_several_lines(keys: list[int]) -> None:
    await asyncio.gather(  # expect[gather-without-star]
        [load(key) for key in keys],
        return_exceptions=True,
    )


async def in_wait_for(keys: list[int]) -> None:
    await asyncio.wait_for(asyncio.gather([load(key) for key in keys]), 1)  # expect[gather-without-star]


class Loader:
    def all(self, keys: list[int]):
        return asyncio.gather([self.one(key) for key in keys])  # expect[gather-without-star]

    async def one(self, key: int) -> int:
        return key


async def nested() -> None:
    async def inner() -> None:
        await asyncio.gather([load(1)])  # expect[gather-without-star]

    await inner()
