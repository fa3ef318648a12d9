import zlib


def pack(data):
    return zlib.compress(data)  # loopwarden: ignore[cpu-bound-call] at most 200 bytes


async def at_the_sink(data):
    return pack(data)


async def at_the_line(data):
    return zlib.compress(data)  # loopwarden: ignore[cpu-bound-call] at most 200 bytes


async def not_covered(data):
    return zlib.compress(data)  # expect[cpu-bound-call]
