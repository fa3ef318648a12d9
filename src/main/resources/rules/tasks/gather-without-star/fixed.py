import asyncio


async def load(key: int) -> int:
    await asyncio.sleep(0)
    return key * 10


async def load_all(keys: list[int]) -> list[int]:
    return await asyncio.gather(*[load(key) for key in keys])


async def load_pair() -> list[int]:
    return await asyncio.gather(*(load(1), load(2)))


async def load_lazily(keys: list[int]) -> list[int]:
    return await asyncio.gather(*(load(key) for key in keys))


async def load_and_wait(keys: list[int]) -> list[int]:
    tasks = [asyncio.create_task(load(key)) for key in keys]
    done, _ = await asyncio.wait(tasks)
    return sorted(task.result() for task in done)
