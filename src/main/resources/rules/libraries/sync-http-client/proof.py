"""Asks a local server that answers when the loop has turned, or after half a second."""

import asyncio
import http.server
import os
import runpy
import sys
import threading
from pathlib import Path

os.environ["NO_PROXY"] = "*"
try:
    import httpx
    import requests  # noqa: F401
except ImportError:
    for folder in Path.cwd().parents:
        if (folder / "src/test/resources/stubs").is_dir():
            sys.path.insert(0, str(folder / "src/test/resources/stubs"))
    import httpx

turned = threading.Event()  # set by the heartbeat of the loop
answers = []


class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        turned.clear()
        answers.append("turns" if turned.wait(timeout=0.5) else "frozen")
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"price": 3, "stock": 7}')

    def log_message(self, *args):
        pass


async def beat():
    while True:
        await asyncio.sleep(0.01)
        turned.set()


async def with_heartbeat(coro):
    heart = asyncio.create_task(beat())
    try:
        return await coro
    finally:
        heart.cancel()


async def good(url):
    async with httpx.AsyncClient() as client:
        return await runpy.run_path("good.py")["offer"](client, url)


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    facts = {
        "bad.py": (lambda: runpy.run_path("bad.py")["offer"](url), "frozen"),
        "fixed.py": (lambda: runpy.run_path("fixed.py")["offer"](url), "turns"),
        "good.py": (lambda: good(url), "turns"),
    }
    for name, (make, expected) in facts.items():
        answers.clear()
        assert asyncio.run(with_heartbeat(make())) == (3, 7)
        assert answers == [expected] * 2, (name, answers)
        print(f"{name}: while each of the two requests is under way the loop "
              f"{'is frozen' if expected == 'frozen' else 'turns'}")
    server.shutdown()


main()
