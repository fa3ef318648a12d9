"""Only an await that may suspend opens the gap."""

import asyncio

import vendor


async def never(x: int) -> int:
    return x + 1


async def never_through_another(x: int) -> int:
    return await never(x) * 2


async def sometimes(x: int) -> int:
    if x > 3:
        await asyncio.sleep(x)
    return x


async def always(x: int) -> int:
    await asyncio.sleep(0)
    return x


async def through_another(x: int) -> int:
    return await always(x)


class Counter:
    def __init__(self, queue: asyncio.Queue[int]) -> None:
        self.n = 0
        self.queue = queue

    async def cost(self) -> int:
        return 1

    async def callee_never_suspends(self) -> None:
        self.n += await never(1)

    async def chain_never_suspends(self) -> None:
        self.n += await never_through_another(1)

    async def method_never_suspends(self) -> None:
        self.n += await self.cost()

    async def may_suspend(self) -> None:
        self.n += await sometimes(1)  # expect[lost-update]

    async def suspends(self) -> None:
        self.n += await always(1)  # expect[lost-update]

    async def suspends_in_a_chain(self) -> None:
        self.n += await through_another(1)  # expect[lost-update]

    async def unknown_await_may_suspend(self) -> None:
        self.n += await vendor.cost()  # expect[lost-update]

    async def queue_may_be_empty(self) -> None:
        self.n += await self.queue.get()  # expect[lost-update]

    async def never_suspends_between_read_and_write(self) -> None:
        n = self.n
        step = await never(1)
        self.n = n + step

    async def semaphore_of_five_lets_five_in(self) -> None:
        async with FIVE:
            self.n += await always(1)  # expect[lost-update]

    async def lock_released_before_the_write(self) -> None:
        async with LOCK:
            n = self.n
            step = await always(1)
        await asyncio.sleep(0)
        self.n = n + step  # expect[lost-update]

    async def ignored(self) -> None:
        self.n += await always(1)  # loopwarden: ignore[lost-update] one writer


FIVE = asyncio.Semaphore(5)
LOCK = asyncio.Lock()
