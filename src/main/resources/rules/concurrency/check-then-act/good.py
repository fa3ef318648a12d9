import asyncio


class Connection:
    opened = 0

    @classmethod
    async def open(cls) -> "Connection":
        await asyncio.sleep(0)  # the handshake
        cls.opened += 1
        return cls()


class Wallet:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.opening: asyncio.Task[Connection] | None = None
        self.balance = 10

    async def connect(self) -> Connection:
        if self.opening is None:  # the task is stored before anybody waits
            self.opening = asyncio.create_task(Connection.open())
        return await self.opening

    async def pay(self, amount: int) -> bool:
        async with self.lock:  # condition, wait and write belong together
            if self.balance < amount:
                return False
            await asyncio.sleep(0)  # the payment service
            self.balance -= amount
            return True
