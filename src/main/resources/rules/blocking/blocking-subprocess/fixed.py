import subprocess
import asyncio


def version(tool: str) -> str:
    return subprocess.check_output([tool, "--version"], text=True)


async def convert(command: list[str]) -> bytes:
    return (await asyncio.to_thread(subprocess.run, command, stdout=subprocess.PIPE)).stdout


async def run_job(command: list[str]) -> int:
    process = await asyncio.to_thread(subprocess.Popen, command)
    return await asyncio.to_thread(process.wait)


async def report(tool: str) -> str:
    return version(tool)
