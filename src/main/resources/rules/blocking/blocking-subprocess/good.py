import asyncio
import subprocess


def version(tool: str) -> str:
    return subprocess.check_output([tool, "--version"], text=True)


async def convert(command: list[str]) -> bytes:
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        output, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
    return output


async def run_job(command: list[str]) -> int:
    process = await asyncio.create_subprocess_exec(*command)
    return await process.wait()


async def report(tool: str) -> str:
    return await asyncio.to_thread(version, tool)
