import asyncio


async def load_settings() -> dict[str, str]:
    await asyncio.sleep(0)
    return {"region": "eu"}


class Poller:
    def __init__(self) -> None:
        self.task = asyncio.create_task(self.poll())

    async def poll(self) -> None:
        await asyncio.sleep(0)


async def main() -> None:
    await POLLER.task
    print(SETTINGS["region"])


SETTINGS = asyncio.run(load_settings())
POLLER = Poller()
if __name__ == "__main__":
    asyncio.run(main())
