import asyncio

from shop.http import SESSION
from shop.http import get_json as load
from shop.prices import Prices

prices = Prices("http://localhost")


async def two_files(url: str) -> object:
    return load(url)  # expect[sync-http-client]
#          ^^^^^^^^^


async def three_files(item: str) -> object:
    return prices.of(item)  # expect[sync-http-client]
#          ^^^^^^^^^^^^^^^


async def imported_session(url: str) -> object:
    return SESSION.get(url, timeout=5).json()  # expect[sync-http-client]


async def in_a_thread(item: str) -> object:
    return await asyncio.to_thread(prices.of, item)
