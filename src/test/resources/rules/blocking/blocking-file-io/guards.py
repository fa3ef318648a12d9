import asyncio
import io
import os
import os.path
import shutil
from pathlib import Path, PurePath

import aiofiles
import anyio
from fastapi import UploadFile

HANDLERS = {}


async def pure_paths(path: Path, name: str):
    joined = os.path.join(name, "x")
    base = os.path.basename(joined)
    absolute = os.path.abspath(base)
    home = os.path.expanduser("~")
    other = path.parent / path.with_suffix(".txt").name
    pure = PurePath(name).joinpath("x").as_posix()
    here = Path.cwd()
    return absolute, home, other, pure, here, os.getcwd(), path.is_absolute()


async def in_memory(data):
    target = io.BytesIO()
    target.write(data)
    text = io.StringIO("a\nb")
    for line in text:
        print(line)
    return target.getvalue(), text.read()


async def unknown_handle(source):
    source.read()
    source.write("")
    with source.open() as inner:
        return inner.read()


async def asynchronous_files(path):
    async with aiofiles.open(path) as source:
        first = await source.read()
    async with await anyio.open_file(path) as source:
        second = await source.read()
    return first + second + await anyio.Path(path).read_text()


async def upload(file: UploadFile):
    return await file.read()


async def in_a_thread(path: Path, target: Path):
    await asyncio.to_thread(shutil.copytree, path, target)
    await asyncio.to_thread(lambda: path.unlink())
    return await asyncio.to_thread(path.read_text, encoding="utf-8")


async def whole_job_in_a_thread(path):
    def job():
        with open(path) as source:
            return source.read()

    return await asyncio.to_thread(job)


async def handle_from_a_thread(path):
    source = await asyncio.to_thread(open, path)
    return source.read()  # miss[blocking-file-io]: the type of what the thread returns


def synchronous(path):
    with open(path) as source:
        return source.read()


class Panel:
    def open(self, path):
        return path

    def read_text(self):
        return ""

    async def show(self, path):
        self.open(path)
        return self.read_text()


async def parameter_named_open(open, path):
    return open(path)


async def stored_function(path):
    HANDLERS["open"](path)
    return open
