import asyncio

from app.report import Reporter, send

REPORTER = Reporter()


async def job():
    return 1


async def imported():
    asyncio.get_running_loop().call_later(1, send)  # expect[blocking-callback]: subprocess.run()


async def bound_method():
    task = asyncio.create_task(job())
    task.add_done_callback(REPORTER.finished)  # expect[blocking-callback]: subprocess.run()
    await task


class Watcher:
    def __init__(self, reporter: Reporter):
        self.reporter = reporter

    async def watch(self, task: asyncio.Task):
        task.add_done_callback(self.reporter.finished)  # expect[blocking-callback]
        return await task
