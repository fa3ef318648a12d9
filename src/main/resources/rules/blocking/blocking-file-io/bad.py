import os
from pathlib import Path


def read_all(path: Path) -> str:
    with open(path, encoding="utf-8") as source:
        return source.read()


class Store:
    def __init__(self, root: Path) -> None:
        self.root = root

    async def names(self) -> list[str]:
        return sorted(os.listdir(self.root))  # expect[blocking-file-io]: os.listdir()

    async def lines(self, path: Path) -> list[str]:
        return path.read_text(encoding="utf-8").splitlines()  # expect[blocking-file-io]

    async def load(self, path: Path) -> str:
        return read_all(path)  # expect[blocking-file-io]: read_all() -> open()

    async def append(self, path: Path, line: str) -> None:
        with open(path, "a", encoding="utf-8") as log:  # expect[blocking-file-io]: open()
            log.write(line)
