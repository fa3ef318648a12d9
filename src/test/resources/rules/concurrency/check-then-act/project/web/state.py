import asyncio


class State:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.token: str | None = None
        self.rate: int | None = None


STATE = State()
