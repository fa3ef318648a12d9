import asyncio


async def fetch() -> int:
    return 1


async def waived() -> None:
    fetch()  # loopwarden: ignore[unawaited-coroutine] the test wants the warning
    fetch()  # noqa: ASYNC105
    fetch()  # pyright: ignore[reportUnusedCoroutine]
    fetch()  # type: ignore[unused-coroutine]
    fetch()  # noqa: E501  # expect[unawaited-coroutine]
    await asyncio.sleep(0)


async def whole_function() -> None:  # loopwarden: ignore[unawaited-coroutine] the test wants the warnings
    fetch()
    fetch()
