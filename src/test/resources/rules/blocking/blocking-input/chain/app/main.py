import asyncio

from app.console import credentials, user


async def one_sink():
    return user()  # expect[blocking-input]: user() -> input()


async def two_sinks():
    return credentials()  # expect[blocking-input]


async def off_the_loop():
    return await asyncio.to_thread(credentials)
