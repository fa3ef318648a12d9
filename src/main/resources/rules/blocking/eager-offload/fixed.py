import asyncio


def crunch(limit: int) -> int:
    return sum(range(limit))


def remember(seen: list[str], text: str) -> None:
    seen.append(text)


async def total(limit: int) -> int:
    return await asyncio.to_thread(crunch, limit)


async def total_in_pool(limit: int) -> int:
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, crunch, limit)


async def schedule(seen: list[str]) -> None:
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, remember, seen, "later")
