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
    if not await in_stock(item):
        return False
    await reserve(item)
    log.warning("left: %s", await count(item))
    return True
