# unsafe
import asyncio

import requests


def price(url: str) -> int:
    return requests.get(url, timeout=5).json()["price"]


async def stock(url: str) -> int:
    response = await asyncio.to_thread(requests.get, url, timeout=5)
    return response.json()["stock"]


async def offer(url: str) -> tuple[int, int]:
    cost = await asyncio.to_thread(price, url)
    await asyncio.sleep(0)
    return cost, await stock(url)
