import asyncio


class State:
    def __init__(self) -> None:
        self.sum = 0
        self.lock = asyncio.Lock()


STATE = State()
