class Stream:
    def __init__(self, items: list[int]) -> None:
        self.items = items

    def __aiter__(self):
        return self

    async def __anext__(self) -> int:
        if not self.items:
            raise StopAsyncIteration
        return self.items.pop()


class Table:
    def __iter__(self):
        return iter([1])


async def events():
    yield 1


def batches():
    yield [1]


def open_stream() -> Stream:
    return Stream([1, 2])
