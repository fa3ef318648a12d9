import bcrypt


def hash_password(text: str) -> bytes:
    return bcrypt.hashpw(text.encode(), bcrypt.gensalt())


class Accounts:
    def create(self, name, password):
        return {"name": name, "password": hash_password(password)}
