"""wait and as_completed take one collection."""

import asyncio
from asyncio import as_completed, wait


async def load(key: int) -> int:
    return key


async def starred_wait(keys: list[int]) -> None:
    tasks = [asyncio.create_task(load(key)) for key in keys]
    done, _ = await asyncio.wait(*tasks)  # expect[gather-without-star]
#                   ^^^^^^^^^^^^^^^^^^^^
    print(len(done))


async def starred_wait_with_timeout(tasks: list[asyncio.Task]) -> None:
    done, _ = await asyncio.wait(*tasks, timeout=1)  # expect[gather-without-star]
    print(len(done))


async def imported_wait(tasks: set[asyncio.Task]) -> None:
    done, _ = await wait(*tasks)  # expect[gather-without-star]
    print(len(done))


async def starred_as_completed(keys: list[int]) -> None:
    for next_one in asyncio.as_completed(*[load(key) for key in keys]):  # expect[gather-without-star]
        print(await next_one)


async def imported_as_completed(keys: list[int]) -> None:
    jobs = [load(key) for key in keys]
    for next_one in as_completed(*jobs):  # expect[gather-without-star]
        print(await next_one)


async def correct(keys: list[int]) -> None:
    tasks = [asyncio.create_task(load(key)) for key in keys]
    done, _ = await asyncio.wait(tasks)
    print(len(done))
    for next_one in asyncio.as_completed([load(key) for key in keys], timeout=1):
        print(await next_one)


async def forwards_its_arguments(*args, **options):
    return await asyncio.wait(*args, **options)


async def unknown_value(arguments):
    return await asyncio.wait(*arguments)


async def result_of_a_call(pack, tasks):
    return await asyncio.wait(*pack(tasks))
