import asyncio
import queue
from queue import Queue, SimpleQueue

JOBS = queue.Queue()
BOUNDED = queue.Queue(maxsize=10)


async def taken(jobs: "queue.Queue[int]"):
    return jobs.get()  # expect[blocking-wait]: jobs.get()
#          ^^^^^^^^^^


async def module_constant():
    return JOBS.get()  # expect[blocking-wait]


async def with_a_limit(jobs: Queue):
    return jobs.get(timeout=1)  # expect[blocking-wait]


async def simple():
    jobs = SimpleQueue()
    return jobs.get()  # expect[blocking-wait]


async def joined(jobs: Queue):
    jobs.join()  # expect[blocking-wait]


async def put_bounded(job):
    BOUNDED.put(job)  # expect[blocking-wait]: BOUNDED.put()


async def put_bounded_by_position(job):
    jobs = Queue(3)
    jobs.put(job)  # expect[blocking-wait]


class Service:
    def __init__(self):
        self.jobs = Queue()

    async def next(self):
        return self.jobs.get()  # expect[blocking-wait]: self.jobs.get()

    async def add(self, job):
        self.jobs.put(job)


async def put_unbounded(job):
    JOBS.put(job)
    endless = Queue(maxsize=0)
    endless.put(job)


async def put_unknown_size(jobs: Queue, job):
    jobs.put(job)


async def at_once(jobs: Queue):
    try:
        jobs.put_nowait(1)
        jobs.get_nowait()
        jobs.get(block=False)
        jobs.get(False)
        return jobs.get(timeout=0)
    except queue.Empty:
        return jobs.qsize()


async def asynchronous(jobs: asyncio.Queue):
    await jobs.put(1)
    await jobs.join()
    return await jobs.get()


async def in_a_thread(jobs: Queue):
    await asyncio.to_thread(jobs.join)
    return await asyncio.to_thread(jobs.get)


async def dictionary(jobs: dict):
    return jobs.get("x")


async def unknown(jobs):
    jobs.put(1)
    return jobs.get()
