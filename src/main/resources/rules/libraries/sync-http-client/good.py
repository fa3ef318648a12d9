import asyncio

import httpx
import requests


def price(url: str) -> int:
    return requests.get(url, timeout=5).json()["price"]


async def stock(client: httpx.AsyncClient, url: str) -> int:
    response = await client.get(url, timeout=5)
    return response.json()["stock"]


async def offer(client: httpx.AsyncClient, url: str) -> tuple[int, int]:
    cost = await asyncio.to_thread(price, url)
    return cost, await stock(client, url)
