import asyncio


async def price(item: str) -> int:
    await asyncio.sleep(0)  # the database answers later
    return 1


class Till:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.total = 0
        self.by_item: dict[str, int] = {}

    async def sell(self, item: str) -> None:
        cost = await price(item)
        self.total += cost  # read and write with no await in between

    async def count(self, item: str) -> None:
        async with self.lock:  # where the await must stay in the middle
            old = self.by_item.get(item, 0)
            cost = await price(item)
            self.by_item[item] = old + cost


async def main(till: Till) -> None:
    await asyncio.gather(*(till.sell("tea") for _ in range(10)))
    await asyncio.gather(*(till.count("tea") for _ in range(10)))
