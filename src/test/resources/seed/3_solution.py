import asyncio


async def fetch_data():
    await asyncio.sleep(2)
    return "Data fetched"


async def main():
    task = asyncio.create_task(fetch_data())
    await task
