import asyncio
import atexit
import signal
import threading
import time

from app_loops import loop as other_loop


def pause():
    time.sleep(1)


def quick():
    return 1


async def not_blocking(ready: asyncio.Event, queue: asyncio.Queue):
    loop = asyncio.get_running_loop()
    loop.call_later(1, quick)
    loop.call_soon(ready.set)
    loop.call_soon_threadsafe(queue.put_nowait, 1)
    loop.add_signal_handler(signal.SIGTERM, ready.set)


async def passed_on():
    loop = asyncio.get_running_loop()
    loop.call_later(1, lambda: loop.run_in_executor(None, pause))
    await loop.run_in_executor(None, pause)


async def passed_on_by_name():
    loop = asyncio.get_running_loop()

    def start():
        threading.Thread(target=pause).start()

    loop.call_soon(start)


async def elsewhere():
    threading.Timer(1, pause).start()
    atexit.register(pause)


async def unknown(scheduler, callback):
    scheduler.call_later(1, pause)
    other_loop.call_later(1, pause)
    asyncio.get_running_loop().call_later(1, callback)


class Scheduler:
    def call_later(self, delay, function):
        threading.Timer(delay, function).start()

    async def run(self):
        self.call_later(1, pause)


async def cancelled_handle():
    handle = asyncio.get_running_loop().call_later(1, quick)
    handle.cancel()
