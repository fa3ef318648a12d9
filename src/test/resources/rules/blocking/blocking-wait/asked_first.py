import asyncio
import queue


class Results:
    def __init__(self):
        self.queue = queue.Queue()
        self.changed = asyncio.Condition()

    def take(self):
        return self.queue.get()

    async def next(self):
        while self.queue.empty():
            async with self.changed:
                await self.changed.wait()
        return self.take()

    async def directly(self):
        if self.queue.qsize():
            return self.queue.get()
        return None

    async def unasked(self):
        return self.take()  # expect[blocking-wait]
