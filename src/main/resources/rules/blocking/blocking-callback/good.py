import asyncio
import time

TASKS: set[asyncio.Task] = set()


def flush() -> None:
    time.sleep(0.05)


async def flush_after(delay: float) -> None:
    await asyncio.sleep(delay)
    await asyncio.to_thread(flush)


async def schedule() -> None:
    task = asyncio.create_task(flush_after(0.01))
    TASKS.add(task)
    task.add_done_callback(TASKS.discard)


async def watch(job) -> None:
    await job()
    await asyncio.to_thread(flush)


class Receiver(asyncio.Protocol):
    def __init__(self) -> None:
        self.received: asyncio.Queue[bytes] = asyncio.Queue()
        self.worker = asyncio.get_running_loop().create_task(self.work())

    def data_received(self, data: bytes) -> None:
        self.received.put_nowait(data)

    async def work(self) -> None:
        while await self.received.get():
            await asyncio.to_thread(flush)

    def connection_lost(self, error: Exception | None) -> None:
        self.worker.cancel()
