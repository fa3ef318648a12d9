import asyncio

from tool.work import work

asyncio.run(work())
