import io
import pathlib
from pathlib import Path
from typing import TYPE_CHECKING, IO, BinaryIO, Optional, TextIO

if TYPE_CHECKING:
    from pathlib import Path as Location

ROOT = Path("data")


class Store:
    default = Path("default")

    def __init__(self, root: Path, backup: Optional[Path] = None):
        self.root = root
        self.backup = backup
        self.index = root / "index"
        self.log = open("log", "a")
        self.cache: Path = pathlib.Path("cache")

    async def use(self):
        self.root.read_text()  # expect[blocking-file-io]: self.root.read_text()
#       ^^^^^^^^^^^^^^^^^^^^^
        self.index.write_text("")  # expect[blocking-file-io]
        self.cache.unlink()  # expect[blocking-file-io]
        if self.backup:
            self.backup.touch()  # expect[blocking-file-io]

    async def record(self, line):
        self.log.write(line)  # expect[blocking-file-io]
        self.log.flush()  # expect[blocking-file-io]


async def module_constant():
    return ROOT.read_bytes()  # expect[blocking-file-io]


async def local(name):
    path = ROOT / name
    return path.read_text()  # expect[blocking-file-io]


async def joined(name):
    return (ROOT / "sub" / name).read_text()  # expect[blocking-file-io]
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^


async def parameter(path: pathlib.Path, text: "Location", maybe: Path | None):
    path.rename(path)  # expect[blocking-file-io]
    text.read_text()  # expect[blocking-file-io]
    if maybe is not None:
        maybe.rmdir()  # expect[blocking-file-io]


async def handle(source: TextIO, raw: BinaryIO, buffer: io.BufferedReader):
    source.read()
    raw.readline()
    buffer.read(10)  # expect[blocking-file-io]


async def iterated(source: IO[str]):
    for line in source:
        print(line)


def located() -> Path:
    return ROOT


async def returned():
    located().read_text()  # expect[blocking-file-io]
    path = located()
    path.write_text("")  # expect[blocking-file-io]


async def walrus(name):
    if (path := Path(name)).name:
        path.unlink()  # expect[blocking-file-io]
