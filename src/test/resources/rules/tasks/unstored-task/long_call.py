import asyncio


async def tell(customer: str, text: str) -> None:
    await asyncio.sleep(0)


async def send(customer: str, number: int) -> None:
    asyncio.create_task(tell(customer, f"parcel {number} is on its way to you"))  # expect[unstored-task]: `asyncio.create_task(...)`
