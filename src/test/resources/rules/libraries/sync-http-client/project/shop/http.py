import requests

SESSION = requests.Session()


def get_json(url: str) -> object:
    return SESSION.get(url, timeout=5).json()
