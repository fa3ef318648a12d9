import asyncio
import functools
import operator
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from app_jobs import build

POOL = ThreadPoolExecutor()


def crunch(limit=10):
    return sum(range(limit))


def returns_nested_function(limit):
    def work():
        return crunch(limit)

    return work


def returns_lambda(limit):
    return lambda: crunch(limit)


def returns_annotated(table, name) -> Callable[[], int]:
    return table[name]


def returns_parameter(function):
    return function


def returns_partial(limit):
    return functools.partial(crunch, limit)


def returns_function():
    return crunch


class Job:
    def __call__(self):
        return 1

    def bound(self):
        return self.work

    def work(self):
        return 1


async def passed_apart():
    await asyncio.to_thread(crunch, 10)
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, crunch, 10)
    loop.call_later(1, crunch, 10)
    threading.Thread(target=crunch, args=(10,)).start()
    return await asyncio.wrap_future(POOL.submit(crunch, 10))


async def callables():
    await asyncio.to_thread(functools.partial(crunch, 10))
    await asyncio.to_thread(lambda: crunch(10))
    await asyncio.to_thread(operator.itemgetter(1), [1, 2])


async def calls_that_return_a_function(table):
    await asyncio.to_thread(returns_nested_function(10))
    await asyncio.to_thread(returns_lambda(10))
    await asyncio.to_thread(returns_annotated(table, "x"))
    await asyncio.to_thread(returns_parameter(crunch))
    await asyncio.to_thread(returns_partial(10))
    await asyncio.to_thread(returns_function())


async def instances():
    await asyncio.to_thread(Job())
    await asyncio.to_thread(Job().bound())


async def unknown(table, jobs, executor):
    await asyncio.to_thread(build(10))
    await asyncio.to_thread(table.get("job"))
    await asyncio.to_thread(getattr(jobs, "run"))
    await executor.run(crunch(10))
    executor.submit(crunch(10))


async def second_argument():
    return await asyncio.to_thread(crunch, crunch(10))


class Tracker:
    def submit(self, number):
        return number

    async def run(self):
        return self.submit(crunch(10))


def synchronous():
    threading.Thread(target=returns_lambda(10)).start()
    return POOL.submit(crunch, 10)
