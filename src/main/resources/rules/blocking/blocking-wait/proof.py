"""Shows that bad.py stops the event loop and good.py does not. Run: python3 proof.py"""

import asyncio
import importlib.util
import pathlib
import queue
import sys
import threading
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent


def load(name):
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def turns_during(job):
    """How often another task ran while the job ran, and the job's result."""
    turns = 0

    async def ticker():
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(ticker())
    await asyncio.sleep(0)
    before = turns
    result = await job
    after = turns
    task.cancel()
    return after - before, result


class SlowNumbers(list):
    def __iter__(self):
        time.sleep(0.05)
        return super().__iter__()


class WatchedQueue(queue.Queue):
    def __init__(self):
        super().__init__()
        self.waited_for = threading.Event()

    def get(self):
        self.waited_for.set()
        return super().get()


def filled_later():
    jobs = queue.Queue()
    threading.Timer(0.05, jobs.put, ["job"]).start()
    return jobs


def running_thread():
    thread = threading.Thread(target=time.sleep, args=(0.05,))
    thread.start()
    return thread


async def main():
    bad, good, fixed = load("bad"), load("good"), load("fixed")
    for what, job, expected in (
        ("Future.result", lambda module: module.total(SlowNumbers([1, 2])), 3),
        ("Queue.get", lambda module: module.next_job(filled_later()), "job"),
        ("Thread.join", lambda module: module.stop(running_thread()), None),
        ("leaving the pool", lambda module: module.convert_all(time.sleep, [0.05, 0.05]), None),
    ):
        for module in (bad, good, fixed):
            turns, result = await turns_during(job(module))
            assert result == expected, (what, result)
            stops = module is bad or (module is fixed and what == "leaving the pool")
            assert (turns == 0) is stops, (what, module, turns)
        print(f"{what}: no other task ran in bad.py, other tasks ran in good.py, same result")

    jobs = queue.Queue()

    async def producer():
        jobs.put("job")

    task = asyncio.create_task(producer())
    try:
        jobs.get(timeout=0.05)
        raise AssertionError("the producer ran")
    except queue.Empty:
        print("waiting on the loop for another task of this loop: it never gets its turn")
    await task

    jobs = WatchedQueue()
    task = asyncio.create_task(good.next_job(jobs))
    while not jobs.waited_for.is_set():
        await asyncio.sleep(0.001)
    task.cancel()
    await asyncio.wait([task])
    jobs.put("job")
    while not jobs.empty():
        await asyncio.sleep(0)
    assert task.cancelled()
    print("cancelled to_thread(jobs.get): the thread went on and took the next item")


asyncio.run(main())
