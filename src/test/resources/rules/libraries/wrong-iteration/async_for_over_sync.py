"""An async loop over something that has __iter__ only, or no protocol at all."""

import asyncio
from collections import deque
from collections.abc import Iterator


def numbers() -> Iterator[int]:
    yield 1


def names() -> list[str]:
    return ["a"]


async def displays() -> None:
    async for value in [1, 2]:  # expect[wrong-iteration]: [1, 2]
#                      ^^^^^^
        print(value)
    async for value in (1, 2):  # expect[wrong-iteration]
        print(value)
    async for value in {"a": 1}:  # expect[wrong-iteration]
        print(value)
    async for value in "text":  # expect[wrong-iteration]
        print(value)


async def builtins(values: list[int]) -> None:
    async for value in range(3):  # expect[wrong-iteration]: range(3)
        print(value)
    async for value in sorted(values):  # expect[wrong-iteration]
        print(value)
    async for number, value in enumerate(values):  # expect[wrong-iteration]
        print(number, value)


async def annotated(values: list[int], table: dict[str, int], recent: deque[int]) -> None:
    async for value in values:  # expect[wrong-iteration]: values
        print(value)
    async for key in table:  # expect[wrong-iteration]
        print(key)
    async for key, value in table.items():  # expect[wrong-iteration]
        print(key, value)
    async for value in recent:  # expect[wrong-iteration]
        print(value)


async def project_functions() -> None:
    async for value in numbers():  # expect[wrong-iteration]: numbers()
        print(value)
    async for name in names():  # expect[wrong-iteration]
        print(name)


async def local_list() -> None:
    found = [1, 2]
    async for value in found:  # expect[wrong-iteration]: found
        print(value)


async def comprehension(values: list[int]) -> list[int]:
    return [value async for value in values]  # expect[wrong-iteration]: values
#                                    ^^^^^^


async def queues(jobs: asyncio.Queue[int]) -> None:
    async for job in jobs:  # expect[wrong-iteration]: jobs
        print(job)
    local: asyncio.Queue[int] = asyncio.Queue()
    async for job in local:  # expect[wrong-iteration]: local
        print(job)


class Worker:
    def __init__(self) -> None:
        self.jobs: asyncio.Queue[int] = asyncio.Queue()
        self.names = ["a", "b"]

    async def run(self) -> None:
        async for job in self.jobs:  # expect[wrong-iteration]: self.jobs
            print(job)
        async for name in self.names:  # expect[wrong-iteration]: self.names
            print(name)
