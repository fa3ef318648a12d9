"""get_event_loop() after set_event_loop() is well defined."""

import asyncio

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
same = asyncio.get_event_loop()
