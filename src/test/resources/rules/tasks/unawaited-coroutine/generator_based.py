import types


@types.coroutine
def switch():
    yield 1


async def main():
    await switch()


def by_hand():
    for step in switch():
        print(step)
    return list(switch())
