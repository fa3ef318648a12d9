import asyncio


async def main():
    print("Running async code")


if __name__ == "__main__":
    asyncio.run(main())
