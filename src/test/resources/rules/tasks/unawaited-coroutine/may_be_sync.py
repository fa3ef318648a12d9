"""Callees that may not return a coroutine: silent."""

import asyncio
import functools
from abc import ABC, abstractmethod

from some_framework import as_sync, task


@as_sync
async def decorated(key: int) -> int:
    return key


@task(retries=3)
async def decorated_with_arguments(key: int) -> int:
    return key


def run_to_completion(function):
    @functools.wraps(function)
    def wrapper(*args):
        return asyncio.run(function(*args))

    return wrapper


@run_to_completion
async def own_decorator(key: int) -> int:
    return key


async def unknown_decorators() -> None:
    decorated(1)
    decorated_with_arguments(1)


def runs_to_completion() -> None:
    own_decorator(1)


class Plugin:
    async def setup(self) -> None:
        print("set up")

    def stop(self) -> None:
        print("stopped")


class SyncPlugin(Plugin):
    def setup(self) -> None:
        print("set up at once")


class AsyncPlugin(Plugin):
    async def stop(self) -> None:
        print("stopped later")


async def overridden_with_the_other_kind(plugin: Plugin) -> None:
    plugin.setup()
    plugin.stop()


class Hook(ABC):
    @abstractmethod
    async def fire(self) -> None: ...


async def abstract_coroutine(hook: Hook) -> None:
    hook.fire()  # expect[unawaited-coroutine]


if asyncio.iscoroutinefunction(print):

    async def redefined() -> int:
        return 1

else:

    def redefined() -> int:
        return 1


async def two_definitions() -> None:
    redefined()


async def rebound() -> int:
    return 1


rebound = run_to_completion(rebound)


def calls_the_new_value() -> None:
    rebound()


async def shadowed(fetch) -> None:
    fetch(1)


async def fetch(key: int) -> int:
    return key
