"""Groups keep the tasks that they make; unknown objects are not asyncio's."""

import asyncio

import anyio
import trio


async def beat() -> None:
    await asyncio.sleep(0)


async def task_group() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(beat())
        for _ in range(3):
            group.create_task(beat())


def group_parameter(group: asyncio.TaskGroup) -> None:
    group.create_task(beat())


class Supervisor:
    def __init__(self, group: asyncio.TaskGroup) -> None:
        self.group = group

    def start(self) -> None:
        self.group.create_task(beat())


async def anyio_group() -> None:
    async with anyio.create_task_group() as group:
        group.start_soon(beat)


async def trio_nursery() -> None:
    async with trio.open_nursery() as nursery:
        nursery.start_soon(beat)


def unknown_object(hub) -> None:
    hub.create_task(beat())
    hub.loop_of("main").create_task(beat())


class Scheduler:
    def create_task(self, work) -> None:
        self.work = work


async def own_class() -> None:
    Scheduler().create_task(beat())


def create_task(work) -> None:
    work.close()


async def own_function() -> None:
    create_task(beat())
