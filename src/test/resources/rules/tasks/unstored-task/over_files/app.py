import asyncio

from lib import spawn
from lib import spawn as start
from lib.spawn import spawn_and_keep


async def beat() -> None:
    await asyncio.sleep(1)


async def main() -> None:
    spawn(beat())  # expect[unstored-task]
    start(beat())  # expect[unstored-task]
    spawn_and_keep(beat())
    await spawn(beat())


if __name__ == "__main__":
    asyncio.run(main())
