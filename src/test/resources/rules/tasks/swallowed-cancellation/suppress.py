"""contextlib.suppress around code that can be cancelled."""

import asyncio
import contextlib
from contextlib import suppress
from contextlib import suppress as ignoring


async def step() -> None:
    await asyncio.sleep(1)


async def around_foreign_work() -> None:
    with contextlib.suppress(asyncio.CancelledError):  # expect[swallowed-cancellation]
        await step()


async def imported() -> None:
    with suppress(asyncio.CancelledError):  # expect[swallowed-cancellation]
        await step()


async def alias() -> None:
    with ignoring(OSError, asyncio.CancelledError):  # expect[swallowed-cancellation]
        await step()


async def base_exception() -> None:
    with suppress(BaseException):  # expect[swallowed-cancellation]
        await step()


async def in_a_loop() -> None:
    while True:
        with suppress(asyncio.CancelledError):  # expect[swallowed-cancellation]
            await step()


async def second_item(lock: asyncio.Lock) -> None:
    async with lock:
        with suppress(KeyError), suppress(asyncio.CancelledError):  # expect[swallowed-cancellation]
            await step()


async def only_exceptions() -> None:
    with suppress(Exception):
        await step()


async def only_timeouts() -> None:
    with suppress(asyncio.TimeoutError, OSError):
        await asyncio.wait_for(step(), 1)


async def own_task(task: asyncio.Task) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def own_tasks(tasks: list[asyncio.Task]) -> None:
    for task in tasks:
        task.cancel()
    for task in tasks:
        with suppress(asyncio.CancelledError):
            await task


async def nothing_suspends(task: asyncio.Task) -> None:
    with suppress(asyncio.CancelledError):
        print(task.result())


def plain_function() -> None:
    with suppress(asyncio.CancelledError):
        asyncio.run(step())
