"""Shows that bad.py stops the event loop and good.py does not. Run: python3 proof.py"""

import asyncio
import importlib.util
import pathlib
import sys
import threading
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
TURNS = [0]
FLUSHED = []


def load(name):
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def recording_sleep(seconds, real_sleep=time.sleep):
    """Sleeps, and notes whether the loop turned meanwhile and which thread slept."""
    before = TURNS[0]
    real_sleep(seconds)
    on_loop = threading.current_thread() is threading.main_thread()
    for _ in range(1000):
        if on_loop or TURNS[0] > before:
            break
        real_sleep(0.001)
    FLUSHED.append((on_loop, TURNS[0] - before))


async def ticker():
    while True:
        TURNS[0] += 1
        await asyncio.sleep(0)


async def flushed_by(job):
    FLUSHED.clear()
    await job
    while not FLUSHED:
        await asyncio.sleep(0.001)
    return FLUSHED[0]


async def receive(module):
    loop = asyncio.get_running_loop()
    server = await loop.create_server(module.Receiver, "127.0.0.1", 0)
    _, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"x")
    await writer.drain()
    while not FLUSHED:
        await asyncio.sleep(0.001)
    writer.close()
    server.close()


async def nothing():
    pass


async def main():
    bad, good = load("bad"), load("good")
    time.sleep = recording_sleep
    task = asyncio.create_task(ticker())
    for what, job in (
        ("call_later", lambda module: module.schedule()),
        ("add_done_callback", lambda module: module.watch(nothing)),
        ("data_received", receive),
    ):
        assert await flushed_by(job(bad)) == (True, 0), what
        on_loop, turns = await flushed_by(job(good))
        assert not on_loop and turns > 0, what
        print(f"{what}: no task ran during the callback of bad.py, tasks ran in good.py")
    task.cancel()


asyncio.run(main())
