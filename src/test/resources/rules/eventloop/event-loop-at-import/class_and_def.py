"""Class bodies, default values and decorator arguments run at import too."""

import asyncio
from dataclasses import dataclass


async def load() -> int:
    return 1


def register(value):
    def keep(function):
        function.value = value
        return function

    return keep


class Settings:
    value = asyncio.run(load())  # expect[event-loop-at-import]
    loop = asyncio.get_event_loop()  # expect[event-loop-at-import]

    def default(self, value: int = asyncio.run(load())) -> int:  # expect[event-loop-at-import]
        return value

    def later(self) -> int:
        return asyncio.run(load())


@dataclass
class Record:
    value: int = asyncio.run(load())  # expect[event-loop-at-import]


def with_default(loop=asyncio.get_event_loop()):  # expect[event-loop-at-import]
    return loop


@register(asyncio.run(load()))  # expect[event-loop-at-import]
def decorated() -> None:
    print("decorated")


def keyword_default(*, value: int = asyncio.run(load())) -> int:  # expect[event-loop-at-import]
    return value
