"""Sessions and connections of SQLAlchemy, and how FastAPI injects them."""

import asyncio
from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, FastAPI
from sqlalchemy import create_engine, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, sessionmaker

from models import User
from sqlmodel import Session as SqlModelSession

app = FastAPI()
engine = create_engine("postgresql://")
make_session = sessionmaker(engine)


def get_db() -> Iterator[Session]:
    with make_session() as session:
        yield session


def get_plain() -> Session:
    return Session(engine)


Db = Annotated[Session, Depends(get_db)]


@app.get("/1")
async def default_value(db: Session = Depends(get_db)) -> object:
    await asyncio.sleep(0)
    return db.scalars(select(User))  # expect[sync-database-client]


@app.get("/2")
async def annotated(db: Annotated[Session, Depends(get_db)]) -> object:
    await asyncio.sleep(0)
    return db.get(User, 1)  # expect[sync-database-client]
#          ^^^^^^^^^^^^^^^


@app.get("/3")
async def annotated_alias(db: Db) -> None:
    await asyncio.sleep(0)
    db.commit()  # expect[sync-database-client]


@app.get("/4")
async def type_from_a_generator(db=Depends(get_db)) -> None:
    await asyncio.sleep(0)
    db.flush()  # expect[sync-database-client]


@app.get("/5")
async def type_from_a_return(db=Depends(get_plain)) -> None:
    await asyncio.sleep(0)
    db.refresh(db)  # expect[sync-database-client]


@app.get("/6")
def plain_endpoint(db: Session = Depends(get_db)) -> None:
    db.execute(text("select 1"))
    db.commit()


@app.get("/7")
async def async_session(db: AsyncSession) -> None:
    db.add(User())
    await db.commit()


async def session_in_a_with() -> None:
    with Session(engine) as session:
        session.execute(text("select 1"))  # expect[sync-database-client]


async def adding_does_no_io(session: Session) -> None:
    session.add(User())
    session.add_all([User()])
    session.expunge(User())


async def connection(connection: Connection) -> None:
    connection.execute(text("select 1"))  # expect[sync-database-client]


def load(session: Session) -> object:
    return session.execute(text("select 1"))


async def under_run_sync(session: AsyncSession) -> object:
    return await session.run_sync(load)


async def lambda_under_run_sync(session: AsyncSession) -> object:
    return await session.run_sync(lambda sync: sync.execute(text("select 1")))


async def helper_on_the_loop(session: Session) -> object:
    return load(session)  # expect[sync-database-client]: load


async def ignored(session: Session) -> None:
    session.commit()  # loopwarden: ignore[sync-database-client] in memory


async def declared_as_the_wrong_class(session: Session) -> object:
    return await vendor_execute(session)


async def vendor_execute(session: SqlModelSession) -> object:
    return await session.exec(select(User))
