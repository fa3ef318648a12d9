def question():
    return input()  # loopwarden: ignore[blocking-input] the only task


async def at_the_sink():
    return question()


async def at_the_line():
    return input()  # loopwarden: ignore[blocking-input] the only task


async def at_the_def():  # loopwarden: ignore[blocking-input] the only task
    return input()


async def waived_for_another_tool():
    return input()  # noqa: ASYNC250


async def not_covered():
    return input()  # expect[blocking-input]
