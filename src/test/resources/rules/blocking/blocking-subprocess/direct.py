import os
import subprocess
import subprocess as sp
from subprocess import DEVNULL, PIPE, check_output
from subprocess import run as execute


async def run():
    subprocess.run(["ls"], check=True)  # expect[blocking-subprocess]: subprocess.run()
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^


async def kin():
    subprocess.call(["ls"])  # expect[blocking-subprocess]
    subprocess.check_call(["ls"])  # expect[blocking-subprocess]
    subprocess.check_output(["ls"])  # expect[blocking-subprocess]
    subprocess.getoutput("ls")  # expect[blocking-subprocess]
    subprocess.getstatusoutput("ls")  # expect[blocking-subprocess]


async def aliases():
    sp.run(["ls"], stdout=DEVNULL)  # expect[blocking-subprocess]
    execute(["ls"])  # expect[blocking-subprocess]
    return check_output(["ls"])  # expect[blocking-subprocess]


async def shell(command):
    os.system(command)  # expect[blocking-subprocess]
    return os.popen(command)  # expect[blocking-subprocess]


async def children(pid):
    os.waitpid(pid, 0)  # expect[blocking-subprocess]
    return os.wait()  # expect[blocking-subprocess]


async def started():
    return subprocess.Popen(["ls"])  # expect[blocking-subprocess]
#          ^^^^^^^^^^^^^^^^^^^^^^^^


async def waited(process: subprocess.Popen):
    return process.wait()  # expect[blocking-subprocess]
#          ^^^^^^^^^^^^^^


async def waited_with_limit(process: "subprocess.Popen[bytes]"):
    return process.wait(timeout=5)  # expect[blocking-subprocess]


async def communicated():
    process = subprocess.Popen(["cat"], stdin=PIPE)  # expect[blocking-subprocess]
    return process.communicate(b"x")  # expect[blocking-subprocess]


async def used_as_context_manager():
    with subprocess.Popen(["ls"]) as process:  # expect[blocking-subprocess]
#        ^^^^^^^^^^^^^^^^^^^^^^^^
        return process.pid


async def in_an_expression(tool):
    if subprocess.run([tool]).returncode == 0:  # expect[blocking-subprocess]
#      ^^^^^^^^^^^^^^^^^^^^^^
        return True
    return len(subprocess.check_output([tool]))  # expect[blocking-subprocess]


class Runner:
    def __init__(self):
        self.process = subprocess.Popen(["server"])

    async def stop(self):
        self.process.terminate()
        self.process.wait()  # expect[blocking-subprocess]: self.process.wait()
