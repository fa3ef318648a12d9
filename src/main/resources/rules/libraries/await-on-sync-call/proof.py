"""Shows that the call itself is executed, and that the await then raises TypeError."""

import asyncio
import runpy
from concurrent.futures import ThreadPoolExecutor


def texts(kind):
    return f"object {kind} can't be used in 'await' expression", f"'{kind}' object can't be awaited"


async def failure(coro):
    try:
        await coro
    except TypeError as error:
        return str(error)


async def frozen_by(coro):
    """How often another task ran meanwhile."""
    turns = 0

    async def beat():
        nonlocal turns
        while True:
            await asyncio.sleep(0.001)
            turns += 1

    heart = asyncio.create_task(beat())
    await asyncio.sleep(0)
    text = await failure(coro)
    heart.cancel()
    return text, turns


async def bad(module):
    text, turns = await frozen_by(module["pause"]())
    assert text in texts("NoneType") and turns == 0, (text, turns)
    print(f"await time.sleep(0.05): sleeps, the loop stands still, then: {text}")

    task, stopped = asyncio.create_task(asyncio.sleep(60)), asyncio.Event()
    text = await failure(module["stop"](task, stopped))
    assert text in texts("bool"), text
    print(f"await task.cancel(): {text}")
    await asyncio.wait([task])
    assert task.cancelled() and not stopped.is_set()
    print("the task is cancelled all the same; the lines after the await never run")

    with ThreadPoolExecutor() as pool:
        text = await failure(module["length"](pool, "abc"))
    assert text in texts("Future"), text
    print(f"await pool.submit(...): {text}")


async def good(module):
    text, turns = await frozen_by(module["pause"]())
    assert text is None and turns > 0
    task, stopped = asyncio.create_task(asyncio.sleep(60)), asyncio.Event()
    await module["stop"](task, stopped)
    await asyncio.wait([task])
    assert task.cancelled() and stopped.is_set()
    with ThreadPoolExecutor() as pool:
        assert await module["length"](pool, "abc") == 3


asyncio.run(bad(runpy.run_path("bad.py")))
for path in ("good.py", "fixed.py"):
    asyncio.run(good(runpy.run_path(path)))
    print(f"{path}: the loop turns, the task is cancelled, the event is set, the length is 3")
