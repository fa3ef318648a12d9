"""A plain script: the fix puts the last statement under the guard."""

import asyncio


async def main() -> None:
    print("Hello, Asyncio!")


asyncio.run(main())  # expect[event-loop-at-import]
