import asyncio
from collections.abc import Iterator

from fastapi import Depends, FastAPI
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

app = FastAPI()
engine = create_engine("sqlite:///shop.db")
sold: asyncio.Queue[str] = asyncio.Queue()


def get_session() -> Iterator[Session]:
    with Session(engine) as session:
        yield session


@app.post("/sell/{item}")
async def sell(item: str, db: Session = Depends(get_session)) -> None:
    db.execute(text("update stock set n = n - 1"))  # expect[sync-database-client]: execute
    db.commit()  # expect[sync-database-client]: commit
    await sold.put(item)
