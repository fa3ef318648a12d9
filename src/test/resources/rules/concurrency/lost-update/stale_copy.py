"""A value is read, a suspension follows, and a value computed from the copy is written back."""

import asyncio


class Account:
    def __init__(self) -> None:
        self.balance = 100
        self.seen: set[str] = set()
        self.lines: dict[str, int] = {}

    async def pay(self, amount: int) -> None:
        balance = self.balance
        await asyncio.sleep(0.1)
        self.balance = balance - amount  # expect[lost-update]: self.balance
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    async def pay_in_steps(self, amount: int) -> None:
        balance = self.balance
        balance -= amount
        await asyncio.sleep(0.1)
        self.balance = balance  # expect[lost-update]

    async def pay_with_async_with(self, amount: int, session) -> None:
        balance = self.balance
        async with session.begin():
            self.balance = balance - amount  # expect[lost-update]

    async def pay_after_async_for(self, prices) -> None:
        balance = self.balance
        async for price in prices:
            balance -= price
        self.balance = balance  # expect[lost-update]

    async def copied_container(self, name: str) -> None:
        seen = self.seen.copy()
        await asyncio.sleep(0)
        self.seen = seen | {name}  # expect[lost-update]

    async def item(self, key: str) -> None:
        count = self.lines.get(key, 0)
        await asyncio.sleep(0)
        self.lines[key] = count + 1  # expect[lost-update]

    async def await_on_one_branch(self, slow: bool) -> None:
        balance = self.balance
        if slow:
            await asyncio.sleep(1)
        self.balance = balance - 1  # expect[lost-update]

    async def other_value_first(self, amount: int) -> None:
        fee = 1
        balance = self.balance
        await asyncio.sleep(fee)
        self.balance = balance - amount - fee  # expect[lost-update]

    async def read_again(self, amount: int) -> None:
        balance = self.balance
        await asyncio.sleep(0.1)
        balance = self.balance
        self.balance = balance - amount

    async def no_suspension_in_between(self, amount: int) -> None:
        await asyncio.sleep(0.1)
        balance = self.balance
        self.balance = balance - amount
        await asyncio.sleep(0.1)

    async def independent_value(self, amount: int) -> int:
        before = self.balance
        await asyncio.sleep(0.1)
        self.balance = amount
        return before

    async def save_and_restore(self) -> None:
        before = self.balance
        self.balance = 0
        try:
            await asyncio.sleep(0.1)
        finally:
            self.balance = before

    async def copy_goes_elsewhere(self) -> None:
        balance = self.balance
        await asyncio.sleep(0.1)
        self.lines["last"] = balance

    def current(self) -> int:
        return self.balance

    async def read_in_a_helper(self, amount: int) -> None:
        balance = self.current()
        await asyncio.sleep(0.1)
        self.balance = balance - amount  # miss[lost-update]: the read is in current()
