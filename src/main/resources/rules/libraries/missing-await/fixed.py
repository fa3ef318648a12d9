import aiohttp
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def price(session: aiohttp.ClientSession, url: str) -> int:
    async with session.get(url) as response:
        return (await response.json())["price"]


async def sell(db: AsyncSession) -> None:
    await db.execute(text("update stock set n = n - 1"))
    await db.commit()


async def count(db: AsyncSession) -> int:
    result = await db.execute(text("select n from stock"))
    return result.scalar_one()
