"""Shows that bad.py stops the event loop and good.py does not. Run: python3 proof.py

A pipe stands in for the keyboard; getpass reads it instead of the terminal.
"""

import asyncio
import getpass
import importlib.util
import os
import pathlib
import subprocess
import sys
import threading
import time
import warnings

sys.dont_write_bytecode = True
warnings.simplefilter("ignore", getpass.GetPassWarning)
getpass.getpass = getpass.fallback_getpass
HERE = pathlib.Path(__file__).resolve().parent

CANCELLED = """
import asyncio, threading
answers = []
started = threading.Event()
def ask():
    started.set()
    answers.append(input())
async def main():
    task = asyncio.create_task(asyncio.to_thread(ask))
    while not started.is_set():
        await asyncio.sleep(0.001)
    task.cancel()
    await asyncio.wait([task])
    print("main ended", answers, flush=True)
asyncio.run(main())
print("run ended", answers, flush=True)
"""


def load(name):
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def type_later(keyboard, text):
    def user():
        time.sleep(0.05)
        os.write(keyboard, text.encode() + b"\n")

    threading.Thread(target=user).start()


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


async def main(keyboard):
    bad, good, fixed = load("bad"), load("good"), load("fixed")
    dialogues = (("name", " Ada", "Ada"), ("password", "s", "s"), ("confirm", "yes", True))
    for name, text, expected in dialogues:
        for module in (bad, good, fixed):
            type_later(keyboard, text)
            turns, result = await turns_during(getattr(module, name)())
            assert result == expected, (module, name, result)
            stops = module is bad or (module is fixed and name == "confirm")
            assert (turns == 0) is stops, (module, name, turns)
        print(f"\n{name}: no other task ran in bad.py, other tasks ran in good.py, same answer")


reading, writing = os.pipe()
sys.stdin = os.fdopen(reading)
asyncio.run(main(writing))

with subprocess.Popen(
    [sys.executable, "-c", CANCELLED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
) as child:
    assert child.stdout.readline() == "main ended []\n"
    child.stdin.write("late\n")
    child.stdin.flush()
    assert child.stdout.readline() == "run ended ['late']\n"
print("cancelled to_thread(input): asyncio.run returned only after the next line was typed")
