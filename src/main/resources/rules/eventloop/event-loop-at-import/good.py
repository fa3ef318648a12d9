import asyncio


async def load_settings() -> dict[str, str]:
    await asyncio.sleep(0)
    return {"region": "eu"}


class Poller:
    def start(self) -> None:
        self.task = asyncio.create_task(self.poll())

    async def poll(self) -> None:
        await asyncio.sleep(0)


async def main() -> dict[str, str]:
    settings = await load_settings()
    poller = Poller()
    poller.start()
    await poller.task
    return settings


if __name__ == "__main__":
    asyncio.run(main())
