import asyncio
import functools
import hashlib
import hmac
import json
import secrets
import zlib
from concurrent.futures import ProcessPoolExecutor

import bcrypt
from starlette.concurrency import run_in_threadpool

from app_codecs import gzip

PROCESSES = ProcessPoolExecutor()


def digest(password, salt):
    return hashlib.scrypt(password, salt=salt, n=2**14, r=8, p=1)


async def cheap(data, key):
    zlib.crc32(data)
    json.loads(json.dumps({"a": 1}))
    secrets.token_hex(16)
    hmac.new(key, data, "sha256").digest()
    return hashlib.sha256(data).hexdigest()


async def in_a_thread(password, salt, data):
    await asyncio.to_thread(digest, password, salt)
    await asyncio.to_thread(hashlib.pbkdf2_hmac, "sha256", password, salt, 600_000)
    await asyncio.to_thread(lambda: zlib.compress(data))
    return await run_in_threadpool(bcrypt.hashpw, password, salt)


async def in_a_process(password, salt):
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(PROCESSES, digest, password, salt)
    return await loop.run_in_executor(PROCESSES, functools.partial(digest, password, salt))


async def other_module(data):
    return gzip.compress(data)


async def parameter(bcrypt, password):
    return bcrypt.hashpw(password, b"")


async def unknown(hasher, image):
    image.resize((1, 1))
    return hasher.hash("x")


def synchronous(password, salt):
    return digest(password, salt), zlib.compress(password)
