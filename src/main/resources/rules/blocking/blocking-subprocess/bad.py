import subprocess


def version(tool: str) -> str:
    return subprocess.check_output([tool, "--version"], text=True)


async def convert(command: list[str]) -> bytes:
    return subprocess.run(command, stdout=subprocess.PIPE).stdout  # expect[blocking-subprocess]


async def run_job(command: list[str]) -> int:
    process = subprocess.Popen(command)  # expect[blocking-subprocess]: subprocess.Popen()
    return process.wait()  # expect[blocking-subprocess]: process.wait()


async def report(tool: str) -> str:
    return version(tool)  # expect[blocking-subprocess]: version() -> subprocess.check_output()
