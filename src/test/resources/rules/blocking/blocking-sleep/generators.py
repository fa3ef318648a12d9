import asyncio
import time
from contextlib import contextmanager


def poll():
    while True:
        time.sleep(1)
        yield 1


def relay():
    yield from poll()


async def iterated():
    for value in poll():  # expect[blocking-sleep]: poll() -> time.sleep()
#                ^^^^^^
        print(value)


async def iterated_through_another():
    for value in relay():  # expect[blocking-sleep]
        print(value)


async def collected():
    return list(poll())  # expect[blocking-sleep]


async def in_comprehension():
    return [value for value in poll()]  # expect[blocking-sleep]


async def created_only():
    return poll()


async def handed_to_a_thread():
    return await asyncio.to_thread(list, poll())


async def one_step_in_a_thread():
    values = poll()
    return await asyncio.to_thread(next, values)


@contextmanager
def timed():
    time.sleep(1)
    yield


async def blocking_context_manager():
    with timed():  # expect[blocking-sleep]
        return 1


class Settings:
    @property
    def value(self):
        time.sleep(1)
        return 1


async def property_getter(settings: Settings):
    return settings.value  # miss[blocking-sleep]: a property is no call
