import os as system
from pathlib import PurePosixPath as Path

from aiofiles import open


class os:
    @staticmethod
    def listdir(folder):
        return [folder]


async def imported_open(path):
    async with open(path) as source:
        return await source.read()


async def own_os(folder):
    return os.listdir(folder)


async def pure(name):
    return Path(name).name


async def real_os(folder):
    return system.listdir(folder)  # expect[blocking-file-io]
