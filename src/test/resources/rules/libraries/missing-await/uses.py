"""Every way to use or lose the coroutine. The finding stands on the call."""

import logging

import aiohttp
from sqlalchemy.ext.asyncio import AsyncSession

log = logging.getLogger(__name__)


async def subscript(response: aiohttp.ClientResponse) -> object:
    return response.json()["price"]  # expect[missing-await]: response.json
#          ^^^^^^^^^^^^^^^


async def attribute(response: aiohttp.ClientResponse) -> str:
    return response.text().strip()  # expect[missing-await]
#          ^^^^^^^^^^^^^^^


async def named_and_used(response: aiohttp.ClientResponse) -> object:
    data = response.json()  # expect[missing-await]
#          ^^^^^^^^^^^^^^^
    return data["price"]


async def named_and_returned(response: aiohttp.ClientResponse) -> object:
    data = response.json()  # expect[missing-await]
    return data


async def named_and_dropped(response: aiohttp.ClientResponse) -> None:
    _ = response.read()  # expect[missing-await]


async def returned(response: aiohttp.ClientResponse) -> object:
    return response.json()  # expect[missing-await]


async def statement(session: AsyncSession) -> None:
    session.commit()  # expect[missing-await]: session.commit
#   ^^^^^^^^^^^^^^^^


async def statement_among_awaits(session: AsyncSession, row: object) -> None:
    session.add(row)
    await session.flush()
    session.delete(row)  # expect[missing-await]
    await session.commit()


async def condition(response: aiohttp.ClientResponse) -> bool:
    if response.text():  # expect[missing-await]
        return True
    return False


async def negation(response: aiohttp.ClientResponse) -> bool:
    return not response.text()  # expect[missing-await]


async def comparison(response: aiohttp.ClientResponse) -> bool:
    return response.text() == "ok"  # expect[missing-await]


async def membership(response: aiohttp.ClientResponse) -> bool:
    return "ok" in response.text()  # expect[missing-await]


async def operand(response: aiohttp.ClientResponse) -> str:
    return response.text() + "!"  # expect[missing-await]


async def f_string(response: aiohttp.ClientResponse) -> str:
    return f"got {response.text()}"  # expect[missing-await]


async def log_argument(response: aiohttp.ClientResponse) -> None:
    log.info("got %s", response.text())  # expect[missing-await]


async def builtin_argument(response: aiohttp.ClientResponse) -> int:
    print(response.text())  # expect[missing-await]
    return len(response.read())  # expect[missing-await]
#              ^^^^^^^^^^^^^^^


async def iterated(response: aiohttp.ClientResponse) -> None:
    for row in response.json():  # expect[missing-await]
        print(row)


async def unpacked(response: aiohttp.ClientResponse) -> object:
    first, second = response.json()  # expect[missing-await]
    return first or second


def in_a_plain_function(session: AsyncSession) -> None:
    session.commit()  # expect[missing-await]
