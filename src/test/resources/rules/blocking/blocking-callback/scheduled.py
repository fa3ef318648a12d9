import asyncio
import functools
import signal
import subprocess
import sys
import time
from asyncio import get_running_loop


def pause(seconds=1):
    time.sleep(seconds)


def indirect():
    pause()


async def later():
    loop = asyncio.get_running_loop()
    loop.call_later(1, pause)  # expect[blocking-callback]: time.sleep()
#   ^^^^^^^^^^^^^^^^^^^^^^^^^
    loop.call_at(loop.time() + 1, indirect)  # expect[blocking-callback]: time.sleep()


async def soon():
    loop = get_running_loop()
    loop.call_soon(pause, 2)  # expect[blocking-callback]
    loop.call_soon_threadsafe(indirect)  # expect[blocking-callback]


async def at_once():
    asyncio.get_running_loop().call_later(1, pause)  # expect[blocking-callback]


async def library_function():
    loop = asyncio.get_running_loop()
    loop.call_later(1, time.sleep, 2)  # expect[blocking-callback]
    loop.call_soon(subprocess.run, ["ls"])  # expect[blocking-callback]


async def anonymous():
    loop = asyncio.get_running_loop()
    loop.call_later(1, lambda: time.sleep(1))  # expect[blocking-callback]


async def partial():
    loop = asyncio.get_running_loop()
    loop.call_soon(functools.partial(pause, seconds=2))  # expect[blocking-callback]


async def nested():
    def work():
        time.sleep(1)

    asyncio.get_running_loop().call_soon(work)  # expect[blocking-callback]


async def signals():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, pause)  # expect[blocking-callback]


async def descriptors():
    loop = asyncio.get_running_loop()
    loop.add_reader(sys.stdin, pause)  # expect[blocking-callback]
    loop.add_writer(sys.stdout, pause)  # expect[blocking-callback]


def loop_as_argument(loop: asyncio.AbstractEventLoop):
    loop.call_later(1, pause)  # expect[blocking-callback]


class Service:
    def __init__(self, loop: asyncio.AbstractEventLoop):
        self.loop = loop

    def _tick(self):
        time.sleep(1)

    async def start(self):
        self.loop.call_later(1, self._tick)  # expect[blocking-callback]: time.sleep()
