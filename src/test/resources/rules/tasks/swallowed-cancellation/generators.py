"""A yield in an async generator can receive the cancellation too."""

import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def quiet():
    try:
        yield
    except asyncio.CancelledError:  # expect[swallowed-cancellation]
        print("the block was cancelled")


@asynccontextmanager
async def tidy():
    try:
        yield
    finally:
        print("the block ended")


async def numbers():
    try:
        for number in range(3):
            await asyncio.sleep(1)
            yield number
    except asyncio.CancelledError:  # expect[swallowed-cancellation]
        yield -1


async def comprehension(source) -> list[int]:
    try:
        return [number async for number in source]
    except BaseException:  # expect[swallowed-cancellation]
        return []
