import subprocess


def version():
    return subprocess.run(["tool"])  # loopwarden: ignore[blocking-subprocess] once at start


async def at_the_sink():
    return version()


async def at_the_line():
    subprocess.run(["tool"])  # loopwarden: ignore[blocking-subprocess] the only task


async def waived_for_another_tool(process: subprocess.Popen):
    subprocess.run(["tool"])  # noqa: ASYNC221
    process.wait()  # noqa: ASYNC222
    return subprocess.Popen(["tool"])  # noqa: ASYNC220


async def not_covered():
    subprocess.run(["tool"])  # expect[blocking-subprocess]
