"""Shows the exception of each wrong loop in bad.py; good.py and fixed.py return the values."""

import asyncio
import runpy
import sys


async def outcome(coro):
    try:
        return await coro
    except TypeError as error:
        return str(error)


async def run(path):
    module = runpy.run_path(path)
    reader = asyncio.StreamReader()
    reader.feed_data(b"a\nb\n")
    reader.feed_eof()
    return [
        await outcome(module["total"](4)),
        await outcome(module["lines"](reader)),
        await outcome(module["numbers"](3)),
    ]


async def other_facts():
    async def rows():
        yield 1

    async def consume(iterable):
        async for _ in iterable:
            return "works"

    def as_list(iterable):
        try:
            return list(iterable)
        except TypeError as error:
            return str(error)

    text = as_list(rows())
    assert text == "'async_generator' object is not iterable", text
    print(f"list(rows()): {text}")
    text = await outcome(consume(asyncio.Queue()))
    assert text == "'async for' requires an object with __aiter__ method, got Queue", text
    print(f"async for over an asyncio.Queue: {text}")
    text = await outcome(consume(asyncio.as_completed([asyncio.create_task(asyncio.sleep(0))])))
    if sys.version_info >= (3, 13):
        assert text == "works", text
    else:
        assert text == "'async for' requires an object with __aiter__ method, got generator", text
    print(f"async for over as_completed, Python {sys.version_info[0]}.{sys.version_info[1]}: {text}")


bad = asyncio.run(run("bad.py"))
assert bad == [
    "'async_generator' object is not iterable",
    "'StreamReader' object is not iterable",
    "'async for' requires an object with __aiter__ method, got range",
], bad
for text in bad:
    print(f"bad.py: TypeError: {text}")
for path in ("good.py", "fixed.py"):
    values = asyncio.run(run(path))
    assert values == [6, [b"a\n", b"b\n"], [0, 1, 2]], values
    print(f"{path}: {values}")
asyncio.run(other_facts())
