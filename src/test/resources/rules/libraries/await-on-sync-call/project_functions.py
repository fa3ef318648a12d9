"""Functions and classes of the project: reported only where the result is certain."""

import abc
import asyncio
import functools
from collections.abc import Awaitable
from typing import Any, Protocol


def annotated() -> int:
    return compute()


def compute():
    return 1


def returns_nothing() -> None:
    print("done")


def returns_a_coroutine():
    return asyncio.sleep(1)


def returns_an_awaitable() -> Awaitable[int]:
    return later()


def returns_anything() -> Any:
    return later()


def returns_its_argument(value):
    return value


def returns_an_object() -> object:
    return later()


async def later() -> int:
    await asyncio.sleep(0)
    return 1


async def numbers():
    yield 1


def as_task(function):
    @functools.wraps(function)
    def start(*args):
        return asyncio.ensure_future(function(*args))

    return start


@as_task
def decorated() -> None:
    print("in the background")


class Plain:
    def save(self) -> bool:
        return True

    def open(self) -> str:
        return "open"


class Derived(Plain):
    async def open(self) -> str:
        return "open"


class Port(Protocol):
    def send(self) -> None: ...


class Abstract(abc.ABC):
    @abc.abstractmethod
    def send(self) -> None:
        raise NotImplementedError


class Awaited:
    def __await__(self):
        yield


async def found(plain: Plain) -> None:
    await annotated()  # expect[await-on-sync-call]: annotated
#   ^^^^^^^^^^^^^^^^^
    await returns_nothing()  # expect[await-on-sync-call]
    await plain.save()  # expect[await-on-sync-call]
    print(await compute())  # expect[await-on-sync-call]


async def async_generator() -> None:
    await numbers()  # expect[await-on-sync-call]: numbers


async def uncertain(plain: Plain, port: Port, base: Abstract, value) -> None:
    await returns_a_coroutine()
    await returns_an_awaitable()
    await returns_anything()
    await returns_its_argument(later())
    await returns_an_object()
    await decorated()
    await plain.open()
    await port.send()
    await base.send()
    await Awaited()
    await value
    await value.save()
