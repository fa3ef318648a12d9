import asyncio
import os
from pathlib import Path


async def one_question(path: Path, name: str):
    if path.exists():  # expect[blocking-file-io]: path.exists()
        return True
    return os.path.getsize(name)  # expect[blocking-file-io]


async def asked_in_a_thread(path: Path):
    return await asyncio.to_thread(path.exists)
