import asyncio

import requests


def price(url: str) -> int:
    return requests.get(url, timeout=5).json()["price"]


async def stock(url: str) -> int:
    response = requests.get(url, timeout=5)  # expect[sync-http-client]: requests.get
    return response.json()["stock"]


async def offer(url: str) -> tuple[int, int]:
    cost = price(url)  # expect[sync-http-client]: price
    await asyncio.sleep(0)
    return cost, await stock(url)
