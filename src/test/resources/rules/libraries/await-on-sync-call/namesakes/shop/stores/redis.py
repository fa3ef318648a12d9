"""A module of the project that is called like the library it imports."""

import redis
import redis.asyncio as aredis
from vendor.client import Client


def client() -> redis.Redis:
    return redis.Redis()


async def ping(cache: aredis.Redis) -> None:
    await cache.ping()
    client().ping()  # expect[sync-database-client]


async def of_a_library_that_nobody_describes() -> None:
    await Client().stop()
