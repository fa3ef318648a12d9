"""Functions of the project that return the task they make."""

import asyncio

tasks: set[asyncio.Task] = set()


async def beat() -> None:
    await asyncio.sleep(1)


def spawn() -> "asyncio.Task[None]":
    return asyncio.create_task(beat())


def spawn_with_callback(work) -> asyncio.Task:
    task = asyncio.get_running_loop().create_task(work)
    task.add_done_callback(print)
    return task


def spawn_twice_removed() -> asyncio.Task:
    return spawn()


def spawn_and_keep(work) -> asyncio.Task:
    task = asyncio.create_task(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)
    return task


def spawn_or_none(flag: bool) -> asyncio.Task | None:
    if flag:
        return asyncio.create_task(beat())
    return None


class Worker:
    def launch(self) -> asyncio.Task:
        return asyncio.create_task(beat())

    def launch_and_keep(self) -> asyncio.Task:
        self.task = asyncio.create_task(beat())
        return self.task


async def drops(worker: Worker) -> None:
    spawn()  # expect[unstored-task]: spawn
#   ^^^^^^^
    spawn_with_callback(beat())  # expect[unstored-task]
    spawn_twice_removed()  # expect[unstored-task]
    spawn_or_none(True)  # expect[unstored-task]
    worker.launch()  # expect[unstored-task]
    spawn_and_keep(beat())
    worker.launch_and_keep()
    await asyncio.sleep(0)


async def keeps(worker: Worker) -> None:
    task = spawn()
    other = worker.launch()
    await asyncio.gather(task, other)
    await spawn_with_callback(beat())
    tasks.add(spawn())
