import asyncio

from app import shell
from app.shell import Git, finish, run, start


async def one_file_away():
    return run("ls")  # expect[blocking-subprocess]: run() -> subprocess.run()
#          ^^^^^^^^^


async def by_module():
    return shell.run("ls")  # expect[blocking-subprocess]


async def started_elsewhere():
    process = start()
    return process.wait()  # expect[blocking-subprocess]: process.wait()


async def finished_elsewhere():
    process = start()
    finish(process)  # expect[blocking-subprocess]: -> process.communicate()


async def methods():
    git = Git()
    git.pull()  # expect[blocking-subprocess]


class Deploy:
    def __init__(self, git: Git):
        self.git = git

    async def update(self):
        self.git.pull()  # expect[blocking-subprocess]: self.git.pull()
        await asyncio.to_thread(self.git.pull)


def command_line():
    run("ls")
    Git().pull()
