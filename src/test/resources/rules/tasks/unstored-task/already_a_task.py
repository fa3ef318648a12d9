import asyncio

TASKS = set()


def schedule(context, loop, work):
    task = context.run(loop.create_task, work())
    TASKS.add(task)
    # of a task ensure_future gives that task
    asyncio.ensure_future(task).add_done_callback(TASKS.discard)


def unknown(awaitable):
    asyncio.ensure_future(awaitable)


async def work():
    await asyncio.sleep(1)


def lost():
    asyncio.ensure_future(work())  # expect[unstored-task]


def named():
    coroutine = work()
    asyncio.ensure_future(coroutine)  # expect[unstored-task]


def foreign(library):
    asyncio.ensure_future(library.work())  # expect[unstored-task]
