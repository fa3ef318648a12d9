import asyncio
from contextlib import suppress

_distributor = None


async def stop_distributor():
    _distributor.cancel()


class Service:
    # stop() cancels what start() waits for: that cancellation is not the waiter's own
    async def start(self):
        self.consumer = asyncio.create_task(self.consume())
        try:
            await self.consumer
        except asyncio.CancelledError:
            pass

    async def wait(self):
        with suppress(asyncio.CancelledError):
            await self.consumer

    async def distribute(self):
        try:
            await _distributor
        except asyncio.CancelledError:
            pass

    async def stop(self):
        self.consumer.cancel()

    async def consume(self):
        try:
            await asyncio.sleep(1)
            await self.consumer
        except asyncio.CancelledError:  # expect[swallowed-cancellation]
            pass
        await asyncio.sleep(1)


class Other:
    async def start(self):
        self.consumer = asyncio.create_task(asyncio.sleep(1))
        try:
            await self.consumer
        except asyncio.CancelledError:  # expect[swallowed-cancellation]
            pass
