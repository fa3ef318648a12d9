import subprocess


def send(*_):
    subprocess.run(["mail"], check=True)


class Reporter:
    def finished(self, task):
        send(task)
