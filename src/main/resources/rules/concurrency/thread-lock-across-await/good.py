import asyncio

lock = asyncio.Lock()
log: list[str] = []


async def write(line: str) -> None:
    async with lock:  # the second task waits, the loop goes on
        await asyncio.sleep(0)  # the disk answers later
        log.append(line)


async def main() -> None:
    await asyncio.gather(write("a"), write("b"))
