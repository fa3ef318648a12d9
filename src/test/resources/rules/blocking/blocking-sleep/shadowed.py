import asyncio
import time as real_time
from asyncio import sleep

from app_clock import time


class FakeClock:
    def sleep(self, seconds):
        return seconds


clock = FakeClock()


async def unknown_module():
    time.sleep(1)


async def fake():
    clock.sleep(1)


async def parameter(real_time):
    real_time.sleep(1)


async def local_object():
    time = FakeClock()
    time.sleep(1)


async def asyncio_sleep():
    await sleep(1)
    await asyncio.sleep(1)


async def method_of_unknown(driver):
    driver.sleep(1)


async def unknown_dispatch(actions, name):
    actions[name](1)
    getattr(real_time, name)(1)


def run(action):
    action()


async def function_as_argument(action):
    run(action)
