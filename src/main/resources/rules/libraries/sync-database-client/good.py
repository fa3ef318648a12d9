import asyncio
from collections.abc import AsyncIterator

from fastapi import Depends, FastAPI
from sqlalchemy import create_engine, text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import Session

app = FastAPI()
async_engine = create_async_engine("sqlite+aiosqlite:///shop.db")
engine = create_engine("sqlite:///shop.db")
sold: asyncio.Queue[str] = asyncio.Queue()


async def get_session() -> AsyncIterator[AsyncSession]:
    async with AsyncSession(async_engine) as session:
        yield session


@app.post("/sell/{item}")
async def sell(item: str, db: AsyncSession = Depends(get_session)) -> None:
    await db.execute(text("update stock set n = n - 1"))
    await db.commit()
    await sold.put(item)


def take_one() -> None:
    with Session(engine) as db:  # opened and used in one thread
        db.execute(text("update stock set n = n - 1"))
        db.commit()


@app.post("/take/{item}")
async def take(item: str) -> None:
    await asyncio.to_thread(take_one)
    await sold.put(item)
