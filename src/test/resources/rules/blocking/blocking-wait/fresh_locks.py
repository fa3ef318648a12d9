import asyncio
import threading


class Locks:
    def __init__(self):
        self.locks = {}
        self.lock = threading.Lock()

    async def take(self, key):
        lock = threading.Lock()
        lock.acquire()  # nobody else has it yet
        self.locks[key] = lock
        await asyncio.sleep(0)

    async def twice(self):
        lock = threading.Lock()
        lock.acquire()
        await asyncio.sleep(0)
        lock.acquire()  # expect[blocking-wait]

    async def shared(self):
        self.lock.acquire()  # expect[thread-lock-across-await]
        await asyncio.sleep(0)
        self.lock.release()
