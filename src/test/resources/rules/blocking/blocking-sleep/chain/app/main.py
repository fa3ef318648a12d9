import asyncio

import app.services.disk
from app.services import wait_for_disk
from app.services.disk import Disk, flush_by_module
from app.services.disk import flush_twice as flush
from app.services.timing import Clock


async def shortest():
    wait_for_disk()  # expect[blocking-sleep]


async def three_files_down():
    flush()  # expect[blocking-sleep]: -> time.sleep()


async def by_dotted_name():
    app.services.disk.flush()  # expect[blocking-sleep]
#   ^^^^^^^^^^^^^^^^^^^^^^^^^


async def by_module_attribute():
    flush_by_module()  # expect[blocking-sleep]


async def inherited():
    disk = Disk(Clock())
    disk.hold()  # expect[blocking-sleep]
    await disk.sync()


async def off_the_loop():
    await asyncio.to_thread(flush)
    await asyncio.to_thread(Clock().hold)


def synchronous():
    flush()
    Clock().hold()


if __name__ == "__main__":
    asyncio.run(shortest())
