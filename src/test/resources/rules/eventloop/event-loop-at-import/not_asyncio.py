"""Names that only look like asyncio's."""

import subprocess
import sys


class Loop:
    def run(self, job) -> None:
        self.job = job

    def create_task(self, job) -> None:
        self.job = job

    def run_until_complete(self, job) -> None:
        self.job = job


def run(job) -> None:
    print(job)


def create_task(job) -> None:
    print(job)


run("job")
create_task("job")
LOOP = Loop()
LOOP.create_task("job")
LOOP.run_until_complete("job")
LOOP.run("job")
VERSION = subprocess.run([sys.executable, "--version"], check=False)
