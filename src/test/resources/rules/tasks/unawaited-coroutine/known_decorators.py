"""Decorators that keep a coroutine function one."""

import functools
from typing import overload

from fastapi import FastAPI

app = FastAPI()


@app.get("/items")
async def items() -> list[int]:
    return [1]


def traced(function):
    @functools.wraps(function)
    async def wrapper(*args):
        print("called")
        return await function(*args)

    return wrapper


@traced
async def fetch(key: int) -> int:
    return key


class Cache:
    @overload
    async def get(self, key: int) -> int: ...
    @overload
    async def get(self, key: str) -> str: ...
    async def get(self, key):
        return key

    @property
    async def size(self) -> int:
        return 1


async def still_coroutines(cache: Cache) -> None:
    items()  # expect[unawaited-coroutine]
    fetch(1)  # expect[unawaited-coroutine]
    cache.get(1)  # expect[unawaited-coroutine]
