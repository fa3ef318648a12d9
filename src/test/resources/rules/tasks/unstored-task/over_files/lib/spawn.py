import asyncio
from collections.abc import Coroutine

_tasks: set[asyncio.Task] = set()


def spawn(work: Coroutine) -> asyncio.Task:
    return asyncio.create_task(work)


def spawn_and_keep(work: Coroutine) -> asyncio.Task:
    task = asyncio.create_task(work)
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)
    return task
