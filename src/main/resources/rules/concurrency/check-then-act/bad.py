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
        self.connection: Connection | None = None
        self.balance = 10

    async def connect(self) -> Connection:
        if self.connection is None:
            self.connection = await Connection.open()  # expect[check-then-act]: self.connection
        return self.connection

    async def pay(self, amount: int) -> bool:
        if self.balance < amount:
            return False
        await asyncio.sleep(0)  # the payment service
        self.balance -= amount  # expect[check-then-act]: self.balance
        return True
