from fastapi import Depends

from store import session as sessions
from store.session import cache, get_session, make_session, session_of


async def imported_client(key: str) -> object:
    value = cache.get(key)  # expect[missing-await]: cache.get
#           ^^^^^^^^^^^^^^
    return value


async def imported_factory() -> None:
    async with make_session() as session:
        session.commit()  # expect[missing-await]


async def imported_module() -> None:
    async with sessions.make_session() as session:
        await session.commit()
        session.close()  # expect[missing-await]


async def imported_helper(request) -> None:
    session_of(request).flush()  # expect[missing-await]


async def imported_dependency(session=Depends(get_session)) -> None:
    session.rollback()  # expect[missing-await]
