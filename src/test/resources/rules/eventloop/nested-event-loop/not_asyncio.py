"""Names that only look like asyncio's."""

import asyncio


class Runner:
    def run(self, job) -> None:
        self.job = job


class FakeAsyncio:
    def run(self, job) -> None:
        self.job = job

    def run_until_complete(self, job) -> None:
        self.job = job


def run(job) -> None:
    print(job)


async def own_function() -> None:
    run("job")


async def own_class() -> None:
    Runner().run("job")


async def own_run_until_complete() -> None:
    FakeAsyncio().run_until_complete("job")


async def shadowed_module(job) -> None:
    asyncio = FakeAsyncio()
    asyncio.run(job)


async def unknown_object(runner, job) -> None:
    runner.run(job)


async def not_called() -> object:
    return asyncio.run


class Base:
    def fetch(self) -> int:
        return asyncio.run(answer())


class Override(Base):
    async def fetch(self) -> int:
        return 1


async def may_be_the_override(source: Base) -> object:
    return source.fetch()


async def answer() -> int:
    return 42
