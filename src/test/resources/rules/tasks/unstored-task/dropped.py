"""Task-making calls whose task nobody keeps."""

import asyncio
import asyncio as aio
from asyncio import create_task
from asyncio import create_task as background


async def beat() -> None:
    await asyncio.sleep(1)


async def bare() -> None:
    asyncio.create_task(beat())  # expect[unstored-task]
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    await asyncio.sleep(0)


async def aliases() -> None:
    aio.create_task(beat())  # expect[unstored-task]
    create_task(beat())  # expect[unstored-task]
    background(beat(), name="beat")  # expect[unstored-task]
    asyncio.ensure_future(beat())  # expect[unstored-task]


def in_plain_function() -> None:
    asyncio.create_task(beat())  # expect[unstored-task]


async def through_running_loop() -> None:
    asyncio.get_running_loop().create_task(beat())  # expect[unstored-task]
    asyncio.get_event_loop().create_task(beat())  # expect[unstored-task]
    loop = asyncio.get_running_loop()
    loop.create_task(beat())  # expect[unstored-task]


def through_loop_parameter(loop: asyncio.AbstractEventLoop) -> None:
    loop.create_task(beat())  # expect[unstored-task]
    asyncio.run_coroutine_threadsafe(beat(), loop)  # expect[unstored-task]


class App:
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.own = asyncio.new_event_loop()

    def start(self) -> None:
        self.loop.create_task(beat())  # expect[unstored-task]
        self.own.create_task(self.run())  # expect[unstored-task]

    async def run(self) -> None:
        await asyncio.sleep(1)


async def underscore() -> None:
    _ = asyncio.create_task(beat())  # expect[unstored-task]
    print("started")


def local_name() -> None:
    task = asyncio.create_task(beat())  # expect[unstored-task]
    print("started")


def local_name_with_callback() -> None:
    task = asyncio.create_task(beat())  # expect[unstored-task]
    task.add_done_callback(print)


async def callback_chained() -> None:
    asyncio.create_task(beat()).add_done_callback(print)  # expect[unstored-task]


async def local_name_and_the_coroutine_ends() -> None:
    task = asyncio.create_task(beat())  # expect[unstored-task]
    task.set_name("beat")


def local_list() -> None:
    tasks = [asyncio.create_task(beat()) for _ in range(3)]  # expect[unstored-task]
    print(len(tasks))


def local_set() -> None:
    tasks = set()
    task = asyncio.create_task(beat())  # expect[unstored-task]
    tasks.add(task)
    task.add_done_callback(tasks.discard)


async def comprehension_as_statement() -> None:
    [asyncio.create_task(beat()) for _ in range(3)]  # expect[unstored-task]
    await asyncio.sleep(0)


async def conditional(flag: bool) -> None:
    if flag:
        asyncio.create_task(beat())  # expect[unstored-task]
    flag and asyncio.create_task(beat())  # expect[unstored-task]
    asyncio.create_task(beat()) if flag else None  # expect[unstored-task]
    for _ in range(3):
        asyncio.create_task(beat())  # expect[unstored-task]
    await asyncio.sleep(0)


async def in_except() -> None:
    try:
        await beat()
    except OSError:
        asyncio.create_task(beat())  # expect[unstored-task]


async def gathered_and_dropped() -> None:
    asyncio.gather(beat(), beat())  # expect[unstored-task]
    await asyncio.sleep(0)
