"""Shows that bad.py stops the event loop and good.py does not. Run: python3 proof.py

A named pipe stands in for a slow disk: opening it waits until somebody opens the other end.
"""

import asyncio
import importlib.util
import os
import pathlib
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
TOUCHED_BY_LOOP = []


def load(name):
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def watch(event, _):
    if event in ("open", "os.listdir"):
        TOUCHED_BY_LOOP.append(threading.current_thread() is threading.main_thread())


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


def other_end(pipe, mode):
    """Opens the other end of the pipe a little later, in a thread."""

    def answer():
        time.sleep(0.05)
        with open(pipe, mode) as end:
            end.write("a\nb\n") if mode == "w" else end.read()

    threading.Thread(target=answer).start()


async def turns(module, pipe):
    store = module.Store(pipe.parent)
    yield "listdir", await turns_during(store.names())
    other_end(pipe, "w")
    yield "read_text", await turns_during(store.lines(pipe))
    other_end(pipe, "w")
    yield "open behind a helper", await turns_during(store.load(pipe))
    other_end(pipe, "r")
    yield "open and write", await turns_during(store.append(pipe, "line\n"))


async def main():
    bad, good, fixed = load("bad"), load("good"), load("fixed")
    with tempfile.TemporaryDirectory() as folder:
        pipe = pathlib.Path(folder, "pipe")
        os.mkfifo(pipe)
        async for what, count in turns(bad, pipe):
            assert count == 0, what
            print(f"bad, {what}: no other task ran")
        async for what, count in turns(good, pipe):
            assert count > 0, what
            print(f"good, {what}: other tasks ran")
        other_end(pipe, "w")
        assert await turns_during(fixed.Store(pipe.parent).lines(pipe)) > 0
        print("fixed, read_text: other tasks ran")

        file = pathlib.Path(folder, "file")
        file.write_text("a\n")
        sys.addaudithook(watch)
        await bad.Store(file.parent).lines(file)
        assert TOUCHED_BY_LOOP and all(TOUCHED_BY_LOOP)
        print("bad: the thread of the loop opens the file")
        TOUCHED_BY_LOOP.clear()
        await good.Store(file.parent).lines(file)
        assert TOUCHED_BY_LOOP and not any(TOUCHED_BY_LOOP)
        print("good: another thread opens the file")


asyncio.run(main())
