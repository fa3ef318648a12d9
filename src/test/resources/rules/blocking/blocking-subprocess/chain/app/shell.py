import subprocess


def run(*command):
    return subprocess.run(command, check=True)


def start() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(["server"])


def finish(process: subprocess.Popen):
    process.communicate()


class Git:
    def _call(self, *arguments):
        return run("git", *arguments)

    def pull(self):
        return self._call("pull")
