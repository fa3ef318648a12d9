"""Globals: a race only where the coroutine runs more than once at a time, or is a handler."""

import asyncio

from fastapi import APIRouter

router = APIRouter()
alone = False
in_turn = False
gathered = False
spawned = False
grouped = False
token = ""


async def start_alone() -> None:
    global alone
    if not alone:
        await asyncio.sleep(0)
        alone = True


async def start_in_turn() -> None:
    global in_turn
    if not in_turn:
        await asyncio.sleep(0)
        in_turn = True


async def start_gathered() -> None:
    global gathered
    if not gathered:
        await asyncio.sleep(0)
        gathered = True  # expect[check-then-act]: gathered


async def start_spawned() -> None:
    global spawned
    if not spawned:
        await asyncio.sleep(0)
        spawned = True  # expect[check-then-act]


async def start_grouped() -> None:
    global grouped
    if grouped:
        return
    await asyncio.sleep(0)
    grouped = True  # expect[check-then-act]


async def fetch() -> str:
    await asyncio.sleep(0)
    return "token"


@router.get("/token")
async def handler() -> str:
    global token
    if not token:
        token = await fetch()  # expect[check-then-act]: token
#       ^^^^^^^^^^^^^^^^^^^^^
    return token


async def main() -> None:
    await start_alone()
    for _ in range(3):
        await start_in_turn()
    await asyncio.gather(start_gathered(), start_gathered())
    tasks = [asyncio.create_task(start_spawned()) for _ in range(3)]
    await asyncio.gather(*tasks)
    async with asyncio.TaskGroup() as group:
        group.create_task(start_grouped())
        group.create_task(start_grouped())


if __name__ == "__main__":
    asyncio.run(main())
