from feed import source
from feed.source import Stream, Table, batches, open_stream
from feed.source import events as listen


async def wrong(table: Table, stream: Stream) -> None:
    for event in listen():  # expect[wrong-iteration]: listen()
        print(event)
    for event in source.events():  # expect[wrong-iteration]
        print(event)
    async for batch in batches():  # expect[wrong-iteration]
        print(batch)
    for item in stream:  # expect[wrong-iteration]
        print(item)
    for item in open_stream():  # expect[wrong-iteration]
#               ^^^^^^^^^^^^^
        print(item)
    async for item in table:  # expect[wrong-iteration]
        print(item)


async def right(table: Table, stream: Stream) -> None:
    async for event in listen():
        print(event)
    for batch in batches():
        print(batch)
    async for item in stream:
        print(item)
    for item in table:
        print(item)
