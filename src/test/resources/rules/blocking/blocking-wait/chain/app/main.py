import asyncio

from app.worker import Worker

WORKER = Worker()


async def started():
    WORKER.start()


async def stopped():
    WORKER.stop()  # expect[blocking-wait]: WORKER.stop()


async def stopped_in_a_thread():
    await asyncio.to_thread(WORKER.stop)


class Application:
    def __init__(self, worker: Worker):
        self.worker = worker

    async def __aexit__(self, *error):
        self.worker.stop()  # expect[blocking-wait]
