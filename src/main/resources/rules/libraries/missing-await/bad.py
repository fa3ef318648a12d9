import aiohttp
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def price(session: aiohttp.ClientSession, url: str) -> int:
    async with session.get(url) as response:
        return response.json()["price"]  # expect[missing-await]: json


async def sell(db: AsyncSession) -> None:
    await db.execute(text("update stock set n = n - 1"))
    db.commit()  # expect[missing-await]: commit


async def count(db: AsyncSession) -> int:
    result = db.execute(text("select n from stock"))  # expect[missing-await]: execute
    return result.scalar_one()
