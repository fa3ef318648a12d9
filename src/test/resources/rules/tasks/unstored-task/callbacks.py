"""Callback slots drop what a lambda or a function returns."""

import asyncio
import signal


async def stop() -> None:
    await asyncio.sleep(0)


def install(loop: asyncio.AbstractEventLoop) -> None:
    loop.add_signal_handler(signal.SIGTERM, lambda: asyncio.create_task(stop()))  # expect[unstored-task]


async def schedule(task: asyncio.Task) -> None:
    loop = asyncio.get_running_loop()
    loop.call_later(5, lambda: asyncio.create_task(stop()))  # expect[unstored-task]
    loop.call_soon(lambda: asyncio.ensure_future(stop()))  # expect[unstored-task]
    loop.call_soon_threadsafe(lambda: loop.create_task(stop()))  # expect[unstored-task]
    task.add_done_callback(lambda _: asyncio.create_task(stop()))  # expect[unstored-task]
    loop.call_soon(asyncio.create_task, stop())  # miss[unstored-task]: create_task itself is the callback


def on_signal() -> None:
    asyncio.create_task(stop())  # expect[unstored-task]


def install_function(loop: asyncio.AbstractEventLoop) -> None:
    loop.add_signal_handler(signal.SIGTERM, on_signal)


def lambda_for_an_unknown_taker(register) -> None:
    register(lambda: asyncio.create_task(stop()))


def lambda_that_is_returned():
    return lambda: asyncio.create_task(stop())
