import asyncio

from crawl import work
from crawl.work import visit as go


async def main(urls: list[str]) -> None:
    await asyncio.gather(*(go(url) for url in urls))
    await work.fail("one")
