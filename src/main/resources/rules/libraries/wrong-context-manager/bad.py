import asyncio
import threading

import aiohttp

async_lock = asyncio.Lock()
thread_lock = threading.Lock()
log: list[str] = []


async def status(session: aiohttp.ClientSession, url: str) -> int:
    with session.get(url) as response:  # expect[wrong-context-manager]: session.get(url)
        return response.status


async def write(line: str) -> None:
    with async_lock:  # expect[wrong-context-manager]: async_lock
        log.append(line)


async def write_for_threads(line: str) -> None:
    async with thread_lock:  # expect[wrong-context-manager]: thread_lock
        log.append(line)


async def write_after_acquire(line: str) -> None:
    async with async_lock.acquire():  # expect[wrong-context-manager]: acquire
        log.append(line)
