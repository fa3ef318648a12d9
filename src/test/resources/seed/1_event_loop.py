import asyncio


async def main():
    print("Hello, Asyncio!")


asyncio.run(main())  # Cannot run in an already running loop  # expect[event-loop-at-import]
