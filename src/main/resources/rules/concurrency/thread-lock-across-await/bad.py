import asyncio
import threading

lock = threading.Lock()
log: list[str] = []


async def write(line: str) -> None:
    with lock:  # expect[thread-lock-across-await]: lock
        await asyncio.sleep(0)  # the disk answers later
        log.append(line)


async def main() -> None:
    await asyncio.gather(write("a"), write("b"))
