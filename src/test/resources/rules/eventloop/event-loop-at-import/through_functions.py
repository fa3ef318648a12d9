"""Functions and constructors of this file, called while it is imported."""

import asyncio


async def beat() -> None:
    await asyncio.sleep(1)


def boot() -> None:
    asyncio.run(beat())


def boot_all() -> None:
    boot()


class Service:
    def __init__(self) -> None:
        self._task = asyncio.create_task(beat())


class Lazy:
    def start(self) -> None:
        self._task = asyncio.create_task(beat())


SERVICE = Service()  # expect[event-loop-at-import]: no running event loop
#         ^^^^^^^^^
LAZY = Lazy()
LAZY.start()  # expect[event-loop-at-import]: no running event loop
SERVICES = {"main": Service()}  # expect[event-loop-at-import]

boot()  # expect[event-loop-at-import]: boot
boot_all()  # expect[event-loop-at-import]: boot_all


def main() -> None:
    asyncio.run(beat())


main()  # expect[event-loop-at-import]
