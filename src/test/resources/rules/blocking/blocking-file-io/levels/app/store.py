from pathlib import Path


def read(path: Path) -> str:
    return path.read_text()


def lines(path: Path):
    with path.open() as source:
        yield from source


async def load(path: Path):
    return read(path)  # expect[blocking-file-io]: read() -> path.read_text()


async def count(path: Path):
    total = 0
    for _ in lines(path):  # expect[blocking-file-io]
#            ^^^^^^^^^^^
        total += 1
    return total
