from pathlib import Path


def read(path: Path):
    return path.read_text()  # loopwarden: ignore[blocking-file-io] a local file of 200 bytes


async def at_the_line(path: Path):
    return path.read_text()  # loopwarden: ignore[blocking-file-io] a local file


async def at_the_sink(path: Path):
    return read(path)


async def at_the_def(path: Path):  # loopwarden: ignore[blocking-file-io] a local file
    with open(path) as source:
        return source.read()


async def waived_for_another_tool(path: Path):
    path.unlink()  # noqa: ASYNC240
    with open(path) as source:  # noqa: ASYNC230
        return source.read()


async def not_covered(path: Path):
    return path.read_text()  # expect[blocking-file-io]
