import asyncio
import time


def _running_loop():
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def report(message):
    loop = _running_loop()
    if loop is not None:
        loop.call_soon(print, message)
        return
    time.sleep(1)


def branches(message):
    loop = _running_loop()
    if loop is None:
        time.sleep(1)
    else:
        loop.call_soon(print, message)


def caught():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        time.sleep(1)


def wrong_way():
    loop = _running_loop()
    if loop is not None:
        time.sleep(1)


def unrelated(loop):
    if loop is not None:
        return
    time.sleep(1)


async def main():
    report("a")
    branches("b")
    caught()
    wrong_way()  # expect[blocking-sleep]
    unrelated(None)  # expect[blocking-sleep]
