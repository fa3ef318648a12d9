from tools import sync
from tools.sync import STOPPED, digest, parts, spawn
from tools.sync import checksum as check


async def imported(data: bytes) -> None:
    await check(data)  # expect[await-on-sync-call]: check
    await sync.checksum(data)  # expect[await-on-sync-call]
    await parts(data)  # expect[await-on-sync-call]
    await STOPPED.set()  # expect[await-on-sync-call]


async def correct(data: bytes) -> None:
    await digest(data)
    await spawn(data)
    async for part in parts(data):
        print(part)
