"""Every call that starts a loop, written in a coroutine."""

import asyncio
import asyncio as aio
from asyncio import Runner, run
from asyncio import run as start

import anyio
import uvloop
from asgiref.sync import async_to_sync


async def load() -> int:
    return 1


async def with_asyncio_run() -> int:
    value = asyncio.run(load())  # expect[nested-event-loop]: asyncio.run() cannot be called from a running event loop
#           ^^^^^^^^^^^^^^^^^^^
    return value


async def with_debug_argument() -> int:
    return asyncio.run(load(), debug=True)  # expect[nested-event-loop]


async def with_module_alias() -> int:
    return aio.run(load())  # expect[nested-event-loop]


async def with_imported_name() -> int:
    return run(load())  # expect[nested-event-loop]


async def with_imported_alias() -> int:
    return start(load())  # expect[nested-event-loop]


async def with_local_import() -> int:
    from asyncio import run as go

    return go(load())  # expect[nested-event-loop]


async def with_runner() -> int:
    runner = Runner()
    return runner.run(load())  # expect[nested-event-loop]: Runner.run() cannot be called from a running event loop


async def with_runner_block() -> int:
    with asyncio.Runner() as runner:
        return runner.run(load())  # expect[nested-event-loop]: Runner.run() cannot be called


async def with_running_loop() -> int:
    loop = asyncio.get_running_loop()
    return loop.run_until_complete(load())  # expect[nested-event-loop]: This event loop is already running


async def with_running_loop_chained() -> int:
    return asyncio.get_running_loop().run_until_complete(load())  # expect[nested-event-loop]: already running


async def with_get_event_loop() -> int:
    return asyncio.get_event_loop().run_until_complete(load())  # expect[nested-event-loop]: already running


async def with_new_loop() -> int:
    loop = asyncio.new_event_loop()
    return loop.run_until_complete(load())  # expect[nested-event-loop]: Cannot run the event loop while another loop is running


async def with_loop_parameter(loop: asyncio.AbstractEventLoop) -> int:
    return loop.run_until_complete(load())  # expect[nested-event-loop]


async def forever() -> None:
    asyncio.get_running_loop().run_forever()  # expect[nested-event-loop]: This event loop is already running


async def with_anyio() -> int:
    return anyio.run(load)  # expect[nested-event-loop]


async def with_uvloop() -> int:
    return uvloop.run(load())  # expect[nested-event-loop]


async def with_async_to_sync() -> int:
    return async_to_sync(load)()  # expect[nested-event-loop]


class Service:
    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()

    async def in_method(self) -> int:
        return asyncio.run(load())  # expect[nested-event-loop]

    async def through_attribute(self) -> int:
        return self.loop.run_until_complete(load())  # expect[nested-event-loop]


async def in_condition(flag: bool) -> int:
    if flag and asyncio.run(load()):  # expect[nested-event-loop]
        return 1
    return 0


async def in_comprehension() -> list[int]:
    return [asyncio.run(load()) for _ in range(3)]  # expect[nested-event-loop]


async def numbers():
    yield asyncio.run(load())  # expect[nested-event-loop]
