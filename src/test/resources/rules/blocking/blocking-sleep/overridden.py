import asyncio
import inspect
import time


class Transport:
    def connect(self):
        time.sleep(1)

    async def start(self):
        result = self.connect()
        if inspect.isawaitable(result):
            await result


class AsyncTransport(Transport):
    async def connect(self):
        await asyncio.sleep(1)


class Reader:
    def fill(self):
        time.sleep(1)

    async def read(self):
        self.fill()  # expect[blocking-sleep]


class QuickReader(Reader):
    def fill(self):
        return None

    async def read_quick(self):
        self.fill()
