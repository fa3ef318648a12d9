"""Coroutines made by methods."""

from typing import Optional


class Base:
    async def close(self) -> None:
        print("closed")


class Repository(Base):
    async def exists(self, key: int) -> bool:
        return key > 0

    @classmethod
    async def build(cls) -> "Repository":
        return cls()

    @staticmethod
    async def ping() -> bool:
        return True

    async def save(self, key: int) -> None:
        if self.exists(key):  # expect[unawaited-coroutine]
            return
        self.exists(key)  # expect[unawaited-coroutine]

    async def close(self) -> None:
        super().close()  # expect[unawaited-coroutine]


class Service:
    def __init__(self, repository: Repository, other: Optional[Repository] = None) -> None:
        self.repository = repository
        self.other = other
        self.own = Repository()

    async def run(self) -> None:
        self.repository.save(1)  # expect[unawaited-coroutine]
        self.own.save(1)  # expect[unawaited-coroutine]
        if self.other:
            self.other.save(1)  # expect[unawaited-coroutine]
        Repository.ping()  # expect[unawaited-coroutine]
        Repository.build()  # expect[unawaited-coroutine]
        Repository().save(2)  # expect[unawaited-coroutine]


async def delete(repository: Repository, key: int) -> bool:
    if not repository.exists(key):  # expect[unawaited-coroutine]
        return False
    return True


def make() -> Repository:
    return Repository()


async def through_factory() -> None:
    repository = make()
    repository.save(1)  # expect[unawaited-coroutine]
    make().save(1)  # expect[unawaited-coroutine]


async def unknown(repository, key: int) -> None:
    repository.save(key)
    if repository.exists(key):
        print("exists")
