"""Each way to run a coroutine several times at once. One finding per global."""

import asyncio
from asyncio import create_task as spawn
from asyncio import gather as together

gathered = 0
starred = 0
listed = 0
in_a_loop = 0
in_a_group = 0
ensured = 0
aliased = 0
explicit = 0
STATS = {"hits": 0}
PER_USER: dict[str, int] = {}


async def add_gathered() -> None:
    global gathered
    gathered += 1  # expect[unguarded-shared-state]: gathered
#   ^^^^^^^^^^^^^


async def add_starred(n: int) -> None:
    global starred
    starred -= n  # expect[unguarded-shared-state]: starred


async def add_listed() -> None:
    global listed
    listed += 1  # expect[unguarded-shared-state]


async def add_in_a_loop() -> None:
    global in_a_loop
    await asyncio.sleep(0)
    in_a_loop += 1  # expect[unguarded-shared-state]


async def add_in_a_group() -> None:
    global in_a_group
    in_a_group += 1  # expect[unguarded-shared-state]
    await asyncio.sleep(0)


async def add_ensured() -> None:
    global ensured
    ensured += 1  # expect[unguarded-shared-state]


async def add_aliased() -> None:
    global aliased
    aliased += 1  # expect[unguarded-shared-state]


async def add_explicit() -> None:
    global explicit
    explicit = explicit + 1  # expect[unguarded-shared-state]
#   ^^^^^^^^^^^^^^^^^^^^^^^


async def add_item() -> None:
    STATS["hits"] += 1  # expect[unguarded-shared-state]: STATS


async def add_item_explicitly(user: str) -> None:
    PER_USER[user] = PER_USER.get(user, 0) + 1  # expect[unguarded-shared-state]: PER_USER


async def main(users: list[str]) -> None:
    await asyncio.gather(add_gathered(), add_gathered())
    await asyncio.gather(*[add_starred(n) for n in range(5)])
    coros = [add_listed() for _ in range(5)]
    await asyncio.gather(*coros)
    tasks = []
    for _ in range(5):
        tasks.append(asyncio.create_task(add_in_a_loop()))
    await asyncio.gather(*tasks)
    async with asyncio.TaskGroup() as group:
        group.create_task(add_in_a_group())
        group.create_task(add_in_a_group())
    first = asyncio.ensure_future(add_ensured())
    second = asyncio.ensure_future(add_ensured())
    await first
    await second
    await together(add_aliased(), add_aliased())
    workers = [spawn(add_explicit()) for _ in range(5)]
    await together(*workers)
    await asyncio.gather(add_item(), add_item(), *map(add_item_explicitly, users))
