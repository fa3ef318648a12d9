import asyncio

from app import work
from app.work import plan, resize


async def called(name):
    return await asyncio.to_thread(resize(name))  # expect[eager-offload]: resize(name)


async def called_by_module(name):
    return await asyncio.to_thread(work.resize(name))  # expect[eager-offload]


async def passed(name):
    await asyncio.to_thread(resize, name)
    return await asyncio.to_thread(plan(name))
