import bz2
import gzip
import lzma
import zlib

import numpy
import pandas as pd
from PIL import Image


async def compressed(data):
    return gzip.compress(data)  # expect[cpu-bound-call]: gzip.compress()
#          ^^^^^^^^^^^^^^^^^^^


async def restored(data):
    return zlib.decompress(data)  # expect[cpu-bound-call]


async def other_formats(data):
    first = bz2.compress(data)  # expect[cpu-bound-call]
    return first + lzma.compress(data)


async def thumbnail(path):
    image = Image.open(path)  # expect[cpu-bound-call]
    return image.size


async def resized(image: Image.Image):
    return image.resize((64, 64))  # expect[cpu-bound-call]: image.resize()


async def table(path):
    return pd.read_csv(path)  # expect[cpu-bound-call]


async def written(frame: pd.DataFrame, path):
    frame.to_csv(path)  # expect[cpu-bound-call]


async def array(path):
    return numpy.load(path)  # expect[cpu-bound-call]


def pack(data):
    return zlib.compress(data)


def unpack(data):
    return zlib.decompress(data)


async def one_for_each_function_through_helpers(data):
    packed = pack(data)  # expect[cpu-bound-call]: pack() -> zlib.compress()
    return unpack(packed)


async def in_a_nested_coroutine(data):
    async def inner():
        return zlib.compress(data)  # expect[cpu-bound-call]

    return await inner()
