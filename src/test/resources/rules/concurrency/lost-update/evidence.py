"""A stale copy of a global is a race only where the coroutine runs more than once at a time."""

import asyncio

from fastapi import FastAPI

app = FastAPI()
once = 0
awaited_in_turn = 0
gathered = 0
spawned_twice = 0
spawned_in_a_loop = 0
grouped = 0
requested = 0


async def alone() -> None:
    global once
    n = once
    await asyncio.sleep(0)
    once = n + 1


async def in_turn() -> None:
    global awaited_in_turn
    n = awaited_in_turn
    await asyncio.sleep(0)
    awaited_in_turn = n + 1


async def add_gathered() -> None:
    global gathered
    n = gathered
    await asyncio.sleep(0)
    gathered = n + 1  # expect[lost-update]: gathered


async def add_twice() -> None:
    global spawned_twice
    n = spawned_twice
    await asyncio.sleep(0)
    spawned_twice = n + 1  # expect[lost-update]


async def add_in_a_loop() -> None:
    global spawned_in_a_loop
    n = spawned_in_a_loop
    await asyncio.sleep(0)
    spawned_in_a_loop = n + 1  # expect[lost-update]


async def add_grouped() -> None:
    global grouped
    n = grouped
    await asyncio.sleep(0)
    grouped = n + 1  # expect[lost-update]


@app.post("/count")
async def handler() -> int:
    global requested
    n = requested
    await asyncio.sleep(0)
    requested = n + 1  # expect[lost-update]: requested
    return requested


class Quota:
    def __init__(self) -> None:
        self.left = 10

    async def check_then_act_loses(self) -> None:
        if self.left > 0:
            self.left -= await price()  # expect[lost-update]


async def price() -> int:
    await asyncio.sleep(0)
    return 1


async def unknown_object(thing) -> None:
    left = thing.left
    await asyncio.sleep(0)
    thing.left = left - 1


async def main() -> None:
    await alone()
    for _ in range(3):
        await in_turn()
    await asyncio.gather(*(add_gathered() for _ in range(3)))
    first = asyncio.create_task(add_twice())
    second = asyncio.create_task(add_twice())
    await first
    await second
    tasks = []
    for _ in range(3):
        tasks.append(asyncio.create_task(add_in_a_loop()))
    await asyncio.gather(*tasks)
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(add_grouped())


if __name__ == "__main__":
    asyncio.run(main())
