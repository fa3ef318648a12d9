import asyncio
import time


def flush() -> None:
    time.sleep(0.05)


async def schedule() -> None:
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, flush)  # expect[blocking-callback]: time.sleep()


async def watch(job) -> None:
    task = asyncio.create_task(job())
    task.add_done_callback(lambda _: flush())  # expect[blocking-callback]: flush()
    await task


class Receiver(asyncio.Protocol):
    def data_received(self, data: bytes) -> None:
        flush()  # expect[blocking-callback]: flush() -> time.sleep()
