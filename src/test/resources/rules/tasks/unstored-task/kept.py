"""Tasks that somebody keeps."""

import asyncio

background: set[asyncio.Task] = set()
by_name: dict[str, asyncio.Task] = {}
last: asyncio.Task | None = None


async def beat() -> None:
    await asyncio.sleep(1)


async def awaited_at_once() -> None:
    await asyncio.create_task(beat())


async def awaited_later() -> None:
    task = asyncio.create_task(beat())
    await asyncio.sleep(0)
    await task


async def awaited_with_others() -> None:
    first = asyncio.create_task(beat())
    second = asyncio.ensure_future(beat())
    await asyncio.gather(first, second)


async def local_list_awaited() -> None:
    tasks = [asyncio.create_task(beat()) for _ in range(3)]
    for task in tasks:
        await task


async def local_list_filled_and_awaited() -> None:
    tasks = []
    for _ in range(3):
        tasks.append(asyncio.create_task(beat()))
    await asyncio.gather(*tasks)


async def local_name_of_a_living_coroutine(server: asyncio.Server) -> None:
    task = asyncio.create_task(beat())
    await server.serve_forever()


async def cancelled_at_the_end() -> None:
    task = asyncio.create_task(beat())
    try:
        await asyncio.sleep(1)
    finally:
        task.cancel()


async def kept_in_module_set() -> None:
    task = asyncio.create_task(beat())
    background.add(task)
    task.add_done_callback(background.discard)


async def kept_in_module_dict() -> None:
    by_name["beat"] = asyncio.create_task(beat())


async def kept_in_global() -> None:
    global last
    last = asyncio.create_task(beat())


def kept_in_closure():
    task = None

    def start() -> None:
        nonlocal task
        task = asyncio.create_task(beat())

    return start


class Service:
    def __init__(self) -> None:
        self.tasks: list[asyncio.Task] = []

    async def start(self) -> None:
        self.task = asyncio.create_task(beat())
        self.tasks.append(asyncio.create_task(beat()))

    def create_task(self, work) -> asyncio.Task:
        task = asyncio.create_task(work)
        self.tasks.append(task)
        return task

    async def uses_own_wrapper(self) -> None:
        self.create_task(beat())


def returned() -> asyncio.Task:
    return asyncio.create_task(beat())


def returned_later() -> asyncio.Task:
    task = asyncio.create_task(beat())
    task.add_done_callback(print)
    return task


def yielded():
    yield asyncio.create_task(beat())


def passed_on(keep) -> None:
    keep(asyncio.create_task(beat()))
    task = asyncio.create_task(beat())
    keep(task)


def stored_on_parameter(app) -> None:
    app.state.task = asyncio.create_task(beat())
    app["task"] = asyncio.create_task(beat())


async def shielded() -> None:
    await asyncio.shield(asyncio.create_task(beat()))


async def waited_for() -> None:
    await asyncio.wait_for(asyncio.ensure_future(beat()), 1)


def gather_returned():
    return asyncio.gather(beat(), beat())


async def gather_awaited_later() -> None:
    both = asyncio.gather(beat(), beat())
    await both


def waits_in_a_thread(loop: asyncio.AbstractEventLoop) -> None:
    future = asyncio.run_coroutine_threadsafe(beat(), loop)
    future.result()


def kept_by_a_function_that_runs_the_loop() -> None:
    loop = asyncio.new_event_loop()
    task = loop.create_task(beat())
    task.add_done_callback(print)
    loop.run_forever()
