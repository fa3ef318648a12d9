import asyncio


async def query(key: str) -> int:
    await asyncio.sleep(0)
    return len(key)


def fetch_price(key: str) -> int:
    return asyncio.run(query(key))


class Gateway:
    def price(self, key: str) -> int:
        return fetch_price(key)

    @staticmethod
    def discount(key: str) -> int:
        return fetch_price(key) // 2


def make_gateway() -> Gateway:
    return Gateway()
