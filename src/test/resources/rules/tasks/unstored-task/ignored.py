import asyncio


async def beat() -> None:
    await asyncio.sleep(1)


async def waived() -> None:
    asyncio.create_task(beat())  # loopwarden: ignore[unstored-task] waits for a timer only
    asyncio.create_task(beat())  # noqa: RUF006
    asyncio.create_task(beat())  # noqa: E501, RUF006
    asyncio.create_task(beat())  # NOSONAR
    asyncio.create_task(beat())  # noqa: E501  # expect[unstored-task]
    await asyncio.sleep(0)
