import asyncio
import collections


class Rooms:
    # set |= other and list += other change the object that every task holds: nothing is lost
    def __init__(self):
        self.names = set()
        self.ids = {}
        self.found: list[int] = []
        self.queue = collections.deque()
        self.text = ""
        self.count = 0

    async def resolve(self, fetch):
        self.names |= await fetch()
        self.ids |= await fetch()
        self.found += await fetch()
        self.queue += await fetch()
        self.names -= await fetch()

    async def unknown(self, fetch):
        self.flags |= await fetch()

    async def immutable(self, fetch):
        self.text += await fetch()  # expect[lost-update]
        self.count += await fetch()  # expect[lost-update]

    async def written_out(self, fetch):
        self.found = self.found + await fetch()  # expect[lost-update]


SEEN = []


async def collect(fetch):
    global SEEN
    SEEN += await fetch()


async def main(fetch):
    await asyncio.gather(*(collect(fetch) for _ in range(3)))
