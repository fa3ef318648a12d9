import bz2
import configparser
import glob
import gzip
import io
import os
import shutil
import tempfile
import zipfile
from os import listdir as entries
from pathlib import Path
from shutil import copyfile


async def opened(path):
    with open(path) as source:  # expect[blocking-file-io]: open()
#        ^^^^^^^^^^
        return source.read()


async def opened_with_io(path):
    with io.open(path, "rb") as source:  # expect[blocking-file-io]
        return source.read()


async def listed(folder):
    return os.listdir(folder)  # expect[blocking-file-io]
#          ^^^^^^^^^^^^^^^^^^


async def listed_by_alias(folder):
    return entries(folder)  # expect[blocking-file-io]


async def scanned(folder):
    return [entry.name for entry in os.scandir(folder)]  # expect[blocking-file-io]


async def walked(folder):
    for _, _, names in os.walk(folder):  # expect[blocking-file-io]
#                      ^^^^^^^^^^^^^^^
        print(names)


async def globbed(pattern):
    return glob.glob(pattern)  # expect[blocking-file-io]


async def removed(path):
    os.remove(path)  # expect[blocking-file-io]
    os.makedirs(path)  # expect[blocking-file-io]
    os.replace(path, path)  # expect[blocking-file-io]


async def copied(source, target):
    shutil.copytree(source, target)  # expect[blocking-file-io]
    shutil.rmtree(source)  # expect[blocking-file-io]
    copyfile(source, target)  # expect[blocking-file-io]


async def temporary_folder():
    with tempfile.TemporaryDirectory() as folder:  # expect[blocking-file-io]
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        return folder


async def temporary_file(data):
    with tempfile.NamedTemporaryFile() as target:  # expect[blocking-file-io]
        target.write(data)
        target.flush()


async def compressed(path):
    with gzip.open(path) as source:  # expect[blocking-file-io]
        first = source.read()
    with bz2.open(path) as source:  # expect[blocking-file-io]
        return first + source.read()


async def archive(path):
    with zipfile.ZipFile(path) as source:  # expect[blocking-file-io]
        return source.namelist()


async def configuration(path):
    config = configparser.ConfigParser()
    config.read(path)  # expect[blocking-file-io]
    return config


async def paths(name):
    Path(name).mkdir(parents=True)  # expect[blocking-file-io]
    Path(name).write_bytes(b"")  # expect[blocking-file-io]
    return Path(name).read_text()  # expect[blocking-file-io]: Path(name).read_text()
#          ^^^^^^^^^^^^^^^^^^^^^^


async def in_a_loop(names: list[Path]):
    total = 0
    for name in names:
        total += len(Path(name).read_bytes())  # expect[blocking-file-io]
    return total
