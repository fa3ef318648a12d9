import asyncio
import time
import time as clock
from time import sleep
from time import sleep as nap

wait = time.sleep


async def plain():
    time.sleep(1)  # expect[blocking-sleep]: time.sleep()
#   ^^^^^^^^^^^^^


async def module_alias():
    clock.sleep(1)  # expect[blocking-sleep]


async def imported_name():
    sleep(1)  # expect[blocking-sleep]


async def imported_alias():
    nap(0.5)  # expect[blocking-sleep]


async def assigned_alias():
    wait(2)  # expect[blocking-sleep]


async def local_alias():
    rest = time.sleep
    rest(2)  # expect[blocking-sleep]


async def local_import():
    from time import sleep as doze

    doze(1)  # expect[blocking-sleep]


async def keyword_free_zero():
    time.sleep(0)  # expect[blocking-sleep]


async def in_comprehension(delays):
    return [time.sleep(delay) for delay in delays]  # expect[blocking-sleep]
#           ^^^^^^^^^^^^^^^^^


async def in_condition(flag):
    return time.sleep(1) if flag else None  # expect[blocking-sleep]


async def in_finally(job):
    try:
        await job()
    finally:
        time.sleep(1)  # expect[blocking-sleep]


async def under_a_lock(lock: asyncio.Lock):
    async with lock:
        time.sleep(1)  # expect[blocking-sleep]


async def ticks():
    for number in range(3):
        time.sleep(1)  # expect[blocking-sleep]
        yield number


class Service:
    async def method(self):
        time.sleep(1)  # expect[blocking-sleep]

    @staticmethod
    async def static():
        time.sleep(1)  # expect[blocking-sleep]

    @classmethod
    async def of_class(cls):
        time.sleep(1)  # expect[blocking-sleep]


def make_handler(delay):
    async def handler():
        time.sleep(delay)  # expect[blocking-sleep]

    return handler


async def child():
    time.sleep(1)  # expect[blocking-sleep]


async def parent():
    await child()
    await asyncio.gather(child(), child())


async def two_on_two_lines():
    time.sleep(1)  # expect[blocking-sleep]
    time.sleep(2)  # expect[blocking-sleep]
