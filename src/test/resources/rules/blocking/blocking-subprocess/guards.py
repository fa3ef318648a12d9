import asyncio
import functools
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor

from app_tools import subprocess as tools

POOL = ThreadPoolExecutor()


async def asynchronous():
    process = await asyncio.create_subprocess_exec("ls", stdout=subprocess.PIPE)
    await process.communicate()
    other = await asyncio.create_subprocess_shell("ls")
    return await other.wait()


async def questions(process: subprocess.Popen):
    if process.poll() is None:
        process.terminate()
        process.kill()
        process.send_signal(2)
    return process.returncode, process.pid


async def without_waiting(process: subprocess.Popen, pid: int):
    try:
        process.wait(timeout=0)
    except subprocess.TimeoutExpired:
        return os.waitpid(pid, os.WNOHANG)
    return None


async def in_a_thread(process: subprocess.Popen):
    await asyncio.to_thread(subprocess.run, ["ls"], check=True)
    await asyncio.to_thread(process.wait)
    await asyncio.to_thread(lambda: subprocess.check_output(["ls"]))
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(POOL, functools.partial(subprocess.run, ["ls"], check=True))
    await loop.run_in_executor(None, os.system, "ls")


async def other_module():
    tools.run(["ls"])


async def unknown(runner, process):
    runner.run(["ls"])
    process.wait()
    process.communicate()


async def constants():
    return subprocess.PIPE, subprocess.CompletedProcess([], 0), subprocess.list2cmdline(["a"])


async def parameter(subprocess):
    subprocess.run(["ls"])


def synchronous():
    subprocess.run(["ls"], check=True)
    return subprocess.Popen(["ls"]).wait()


class Command:
    def run(self):
        return 1

    async def execute(self):
        return self.run()


if __name__ == "__main__":
    subprocess.run(["ls"], check=True)
    synchronous()
