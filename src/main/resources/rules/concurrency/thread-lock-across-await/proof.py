"""Shows the frozen loop of bad.py, the RLock that excludes nobody, and good.py that does both right."""

import asyncio
import faulthandler
import os
import runpy
import sys
import tempfile
import threading


def finishes(main):
    """Runs main in a thread with a loop of its own; False when it never ends."""
    thread = threading.Thread(target=lambda: asyncio.run(main()), daemon=True)
    thread.start()
    thread.join(timeout=1)
    return not thread.is_alive()


async def inside_an_rlock():
    lock = threading.RLock()
    now, most = 0, 0

    async def task():
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
            await asyncio.sleep(0)
            now -= 1

    await asyncio.gather(*(task() for _ in range(5)))
    return most


async def inside_an_asyncio_lock():
    lock = asyncio.Lock()
    now, most = 0, 0

    async def task():
        nonlocal now, most
        async with lock:
            now += 1
            most = max(most, now)
            await asyncio.sleep(0)
            now -= 1

    await asyncio.gather(*(task() for _ in range(5)))
    return most


def main():
    good = runpy.run_path("good.py")
    assert finishes(good["main"]) and good["log"] == ["a", "b"]
    print("good.py: both tasks finish")

    bad = runpy.run_path("bad.py")
    assert not finishes(bad["main"]) and bad["log"] == []
    print("bad.py: the loop is frozen, neither task finishes")

    with tempfile.TemporaryFile("w+") as dump:
        faulthandler.dump_traceback(dump, all_threads=True)
        dump.seek(0)
        assert "bad.py\", line 9 in write" in dump.read()
    print("bad.py: faulthandler shows the loop's thread in the with statement")

    assert asyncio.run(inside_an_rlock()) == 5
    print("a threading.RLock held across an await: five of five tasks are inside at once")
    assert asyncio.run(inside_an_asyncio_lock()) == 1
    print("an asyncio.Lock: one")

    sys.stdout.flush()
    os._exit(0)  # the frozen thread never ends


main()
