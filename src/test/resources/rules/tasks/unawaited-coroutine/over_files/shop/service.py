from . import Store, load
from .store import open_store


class Service:
    def __init__(self, store: Store) -> None:
        self.store = store

    async def add(self, key: int) -> int:
        self.store.save(key)  # expect[unawaited-coroutine]
        return self.store.size()


async def refresh() -> None:
    open_store().save(1)  # expect[unawaited-coroutine]
    load(1)  # expect[unawaited-coroutine]
    await load(2)
