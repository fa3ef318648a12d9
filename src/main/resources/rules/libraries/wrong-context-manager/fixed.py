import asyncio
import threading

import aiohttp

async_lock = asyncio.Lock()
thread_lock = threading.Lock()
log: list[str] = []


async def status(session: aiohttp.ClientSession, url: str) -> int:
    async with session.get(url) as response:
        return response.status


async def write(line: str) -> None:
    async with async_lock:
        log.append(line)


async def write_for_threads(line: str) -> None:
    with thread_lock:
        log.append(line)


async def write_after_acquire(line: str) -> None:
    async with async_lock:
        log.append(line)
