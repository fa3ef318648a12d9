"""Shows that bad.py stops the event loop and good.py does not. Run: python3 proof.py"""

import asyncio
import importlib.util
import pathlib
import sys
import threading

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent


def load(name):
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def turns_during(job):
    """How often another task ran while the job ran."""
    turns = 0

    async def ticker():
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(ticker())
    await asyncio.sleep(0)
    before = turns
    await job
    after = turns
    task.cancel()
    return after - before


class Job:
    def ready(self):
        return False

    def stop(self):
        pass

    def start(self):
        pass


async def main():
    bad, good, fixed = load("bad"), load("good"), load("fixed")
    assert await turns_during(bad.poll(Job())) == 0
    print("time.sleep in a coroutine: no other task ran")
    assert await turns_during(bad.restart(Job())) == 0
    print("time.sleep behind a helper: no other task ran")
    for module in (good, fixed):
        assert await turns_during(module.poll(Job())) > 0
    print("asyncio.sleep: other tasks ran")
    assert await turns_during(good.restart(Job())) > 0
    print("the helper in a thread: other tasks ran")

    async with asyncio.timeout(0.001):
        await bad.poll(Job())
    print("asyncio.timeout around time.sleep did not fire")

    started, release, finished = threading.Event(), threading.Event(), threading.Event()

    def helper():
        started.set()
        release.wait()
        finished.set()

    task = asyncio.create_task(asyncio.to_thread(helper))
    while not started.is_set():
        await asyncio.sleep(0.001)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        assert not finished.is_set()
        print("cancelled to_thread: the await ended, the thread had not")
    else:
        raise AssertionError("the cancellation was lost")
    release.set()
    assert await asyncio.to_thread(finished.wait, 2)
    print("the thread then ran to its end")


asyncio.run(main())
