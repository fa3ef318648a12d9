"""Nothing here needs a loop while the module is imported."""

import asyncio
from typing import TYPE_CHECKING

NEW_LOOP = asyncio.new_event_loop()
asyncio.set_event_loop_policy(asyncio.DefaultEventLoopPolicy())
QUEUE: asyncio.Queue = asyncio.Queue()
EVENT = asyncio.Event()
RUN = asyncio.run
IS_COROUTINE = asyncio.iscoroutinefunction(print)

if TYPE_CHECKING:
    TYPED = asyncio.run(asyncio.sleep(0))


async def load() -> int:
    return 1


def in_function() -> int:
    return asyncio.run(load())


async def in_coroutine() -> int:
    task = asyncio.create_task(load())
    return await task


in_lambda = lambda: asyncio.run(load())  # noqa: E731
in_generator = (asyncio.run(load()) for _ in range(3))

try:
    LOOP = asyncio.get_running_loop()
except RuntimeError:
    LOOP = None


class Service:
    def start(self) -> None:
        self.task = asyncio.create_task(load())

    def local_class(self) -> type:
        class Settings:
            value = asyncio.run(load())

        return Settings


SERVICE = Service()


def outer() -> object:
    def inner(value: int = asyncio.run(load())) -> int:
        return value

    return inner


def main() -> None:
    print(in_function())


if __name__ == "__main__":
    main()
    asyncio.run(load())
    for _ in range(2):
        asyncio.run(load())
