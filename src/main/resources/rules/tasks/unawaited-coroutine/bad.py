import asyncio
import logging

log = logging.getLogger("shop")
stock = {"tea": 3}
reserved: list[str] = []


async def count(item: str) -> int:
    await asyncio.sleep(0)
    return stock.get(item, 0)


async def in_stock(item: str) -> bool:
    return await count(item) > 0


async def reserve(item: str) -> None:
    await asyncio.sleep(0)
    reserved.append(item)


async def order(item: str) -> bool:
    if not in_stock(item):  # expect[unawaited-coroutine]
        return False
    reserve(item)  # expect[unawaited-coroutine]
    log.warning("left: %s", count(item))  # expect[unawaited-coroutine]
    return True
