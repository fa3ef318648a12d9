"""Other ways to write the guard."""

import asyncio
import sys


async def main() -> None:
    await asyncio.sleep(0)


if "__main__" == __name__:
    asyncio.run(main())

if __name__ == "__main__" and len(sys.argv) > 1:
    asyncio.run(main())

if __name__ in ("__main__", "__mp_main__"):
    asyncio.run(main())

if __name__ != "__main__":
    print("imported")
else:
    asyncio.run(main())

if __name__ != "__main__":
    asyncio.run(main())  # expect[event-loop-at-import]
