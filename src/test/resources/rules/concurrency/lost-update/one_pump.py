import asyncio


class Billing:
    # one task drives it: started once, kept, and nobody else calls what it awaits
    def __init__(self):
        self.seconds = 0.0
        self.pump = None
        self.links = asyncio.Queue()

    def start(self):
        self.pump = asyncio.create_task(self._pump_links())

    async def _pump_links(self):
        while True:
            await self._relay(await self.links.get())

    async def _relay(self, link):
        self.seconds += await link.relay(self.seconds)


class Shared:
    def __init__(self):
        self.seconds = 0.0

    async def relay(self, link):
        self.seconds += await link.relay(self.seconds)  # expect[lost-update]


class Started:
    def __init__(self):
        self.seconds = 0.0
        self.pump = None

    def start(self):
        self.pump = asyncio.create_task(self._relay(None))

    async def _relay(self, link):
        self.seconds += await link.relay(self.seconds)  # expect[lost-update]

    async def by_hand(self, link):
        await self._relay(link)
