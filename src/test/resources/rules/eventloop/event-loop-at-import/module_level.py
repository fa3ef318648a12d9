"""Calls that run when the module body runs."""

import asyncio
import asyncio as aio
import contextlib
import os
from asyncio import create_task, run as start

import anyio


async def load(key: int = 0) -> int:
    return key


VALUE = asyncio.run(load())  # expect[event-loop-at-import]: asyncio.run()
#       ^^^^^^^^^^^^^^^^^^^
ALIASED = aio.run(load())  # expect[event-loop-at-import]
RENAMED = start(load())  # expect[event-loop-at-import]
ANYIO = anyio.run(load)  # expect[event-loop-at-import]
TASK = asyncio.create_task(load())  # expect[event-loop-at-import]: no running event loop
NAMED = create_task(load())  # expect[event-loop-at-import]: no running event loop
RUNNING = asyncio.get_running_loop()  # expect[event-loop-at-import]: no running event loop
CURRENT = asyncio.get_event_loop()  # expect[event-loop-at-import]
FUTURE = asyncio.ensure_future(load())  # expect[event-loop-at-import]

create_task(load())  # expect[event-loop-at-import]

asyncio.get_event_loop().run_until_complete(load())  # expect[event-loop-at-import]

LOOP = asyncio.new_event_loop()
LOADED = LOOP.run_until_complete(load())  # expect[event-loop-at-import]

MANY = [asyncio.run(load(key)) for key in range(3)]  # expect[event-loop-at-import]

if os.environ.get("PRELOAD"):
    PRELOADED = asyncio.run(load())  # expect[event-loop-at-import]

for number in range(2):
    print(asyncio.run(load(number)))  # expect[event-loop-at-import]

with contextlib.suppress(KeyError):
    asyncio.run(load())  # expect[event-loop-at-import]

try:
    asyncio.run(load())  # expect[event-loop-at-import]
except OSError:
    print("not loaded")

with asyncio.Runner() as runner:
    runner.run(load())  # expect[event-loop-at-import]

print("loaded", asyncio.run(load()))  # expect[event-loop-at-import]
