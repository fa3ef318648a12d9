import asyncio

from fastapi import Depends, FastAPI
from sqlalchemy.orm import Session

from app.db import count, get_session
from app.service import Service

api = FastAPI()


@api.get("/count")
async def two_files(session: Session = Depends(get_session)) -> int:
    await asyncio.sleep(0)
    return count(session)  # expect[sync-database-client]: count
#          ^^^^^^^^^^^^^^


@api.get("/total")
async def three_files(session: Session = Depends(get_session)) -> int:
    service = Service(session)
    await asyncio.sleep(0)
    return service.total()  # expect[sync-database-client]
#          ^^^^^^^^^^^^^^^


@api.get("/plain")
def plain(session: Session = Depends(get_session)) -> int:
    return Service(session).total()


@api.get("/thread")
async def in_a_thread() -> int:
    return await asyncio.to_thread(work)


def work() -> int:
    for session in get_session():
        return count(session)
    return 0
