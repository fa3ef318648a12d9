import hashlib
from hashlib import scrypt as derive

import bcrypt
from argon2 import PasswordHasher
from cryptography.hazmat.primitives.asymmetric import rsa
from passlib.context import CryptContext
from werkzeug.security import check_password_hash, generate_password_hash

CONTEXT = CryptContext(schemes=["bcrypt"])


async def standard_library(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)  # expect[cpu-bound-call]
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^


async def alias(password, salt):
    return derive(password, salt=salt, n=2**14, r=8, p=1)  # expect[cpu-bound-call]


async def hashed(password):
    return bcrypt.hashpw(password, bcrypt.gensalt())  # expect[cpu-bound-call]: bcrypt.hashpw()


async def checked(password, stored):
    if not bcrypt.checkpw(password, stored):  # expect[cpu-bound-call]
        return None
    return stored


async def module_constant(password, stored):
    return CONTEXT.verify(password, stored)  # expect[cpu-bound-call]: CONTEXT.verify()


async def werkzeug(password):
    return generate_password_hash(password)  # expect[cpu-bound-call]


async def key():
    return rsa.generate_private_key(public_exponent=65537, key_size=4096)  # expect[cpu-bound-call]


class Accounts:
    def __init__(self):
        self.hasher = PasswordHasher()

    async def store(self, password):
        return self.hasher.hash(password)  # expect[cpu-bound-call]: self.hasher.hash()

    def matches(self, password, stored):
        return check_password_hash(stored, password)

    async def login(self, password, stored):
        return self.matches(password, stored)  # expect[cpu-bound-call]


async def one_for_each_function(password, old, new):
    if bcrypt.checkpw(password, old):  # expect[cpu-bound-call]
        return bcrypt.hashpw(new, bcrypt.gensalt())
    return None
