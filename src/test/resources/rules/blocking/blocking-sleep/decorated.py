import functools
import time

from third_party import in_background


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


@in_background
def unknown_decorator():
    time.sleep(1)


@functools.lru_cache(maxsize=None)
def cached():
    time.sleep(1)


@logged
def project_decorator():
    time.sleep(1)


async def call_unknown():
    unknown_decorator()


async def call_cached():
    cached()  # expect[blocking-sleep]


async def call_project_decorator():
    project_decorator()  # miss[blocking-sleep]: what the decorator returns is not followed


def first(depth):
    return second(depth - 1) if depth else time.sleep(1)


def second(depth):
    return first(depth)


async def recursive():
    first(3)  # expect[blocking-sleep]: first() -> time.sleep()
