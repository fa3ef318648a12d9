"""Balances, counters and flags."""

import asyncio


class Stock:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.other_lock = asyncio.Lock()
        self.left = 10
        self.active = 0
        self.closed = False
        self.owner: str | None = None

    async def taken_after_the_wait(self, n: int) -> bool:
        if self.left >= n:
            await asyncio.sleep(0.1)
            self.left -= n  # expect[check-then-act]: self.left
#           ^^^^^^^^^^^^^^
            return True
        return False

    async def refused_early(self, n: int) -> None:
        if self.left < n:
            raise ValueError("sold out")
        await asyncio.sleep(0.1)
        self.left -= n  # expect[check-then-act]

    async def assigned_owner(self, name: str) -> bool:
        if self.owner is None:
            await asyncio.sleep(0.1)
            self.owner = name
            return True
        return False

    async def close(self) -> None:
        if not self.closed:
            await asyncio.sleep(0.1)
            self.closed = True

    async def two_locks(self, n: int) -> None:
        async with self.lock:
            enough = self.left >= n
        if enough:
            async with self.other_lock:
                self.left -= n  # expect[check-then-act]

    async def lost_update_wins(self, n: int) -> None:
        if self.left >= n:
            self.left -= await price(n)  # expect[lost-update]

    async def reserved_before_the_wait(self, n: int) -> bool:
        if self.left < n:
            return False
        self.left -= n
        await asyncio.sleep(0.1)
        return True

    async def whole_thing_locked(self, n: int) -> bool:
        async with self.lock:
            if self.left < n:
                return False
            await asyncio.sleep(0.1)
            self.left -= n
            return True

    async def checked_again_in_the_lock(self, name: str) -> None:
        if self.owner is None:
            async with self.lock:
                if self.owner is None:
                    await asyncio.sleep(0.1)
                    self.owner = name

    async def waits_in_a_loop(self) -> None:
        while self.active >= 5:
            await asyncio.sleep(0.1)
        self.active += 1

    async def awaits_before_the_check(self, n: int) -> None:
        await asyncio.sleep(0.1)
        if self.left >= n:
            self.left -= n

    async def awaits_after_the_write(self, n: int) -> None:
        if self.left >= n:
            self.left -= n
            await asyncio.sleep(0.1)

    async def writes_something_else(self, n: int) -> None:
        if self.left >= n:
            await asyncio.sleep(0.1)
            self.active = n

    async def never_suspends_in_between(self, n: int) -> None:
        if self.left >= n:
            await pure(n)
            self.left -= n

    async def busy_flag(self) -> None:
        if self.active:
            return
        self.active = 1
        try:
            await asyncio.sleep(0.1)
        finally:
            self.active = 0

    async def ignored(self, n: int) -> None:
        if self.left >= n:
            await asyncio.sleep(0.1)
            self.left -= n  # loopwarden: ignore[check-then-act] one consumer


async def price(n: int) -> int:
    await asyncio.sleep(0.1)
    return n


async def pure(n: int) -> int:
    return n
