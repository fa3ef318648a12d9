import asyncio

import shop
from shop import store as backend
from shop.service import Service


async def main() -> None:
    service = Service(shop.Store())
    service.add(1)  # expect[unawaited-coroutine]
    await service.add(2)
    shop.load(1)  # expect[unawaited-coroutine]
    if backend.load(1):  # expect[unawaited-coroutine]
        print("always")


if __name__ == "__main__":
    asyncio.run(main())
