import os
import asyncio
from pathlib import Path


def read_all(path: Path) -> str:
    with open(path, encoding="utf-8") as source:
        return source.read()


class Store:
    def __init__(self, root: Path) -> None:
        self.root = root

    async def names(self) -> list[str]:
        return sorted(await asyncio.to_thread(os.listdir, self.root))

    async def lines(self, path: Path) -> list[str]:
        return (await asyncio.to_thread(path.read_text, encoding="utf-8")).splitlines()

    async def load(self, path: Path) -> str:
        return read_all(path)

    async def append(self, path: Path, line: str) -> None:
        with open(path, "a", encoding="utf-8") as log:
            log.write(line)
