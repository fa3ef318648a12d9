"""Stands in for fastapi: the route decorators return the function unchanged, as the real ones do."""


def Depends(dependency=None):
    return dependency


class FastAPI:
    def _route(self, path, **kwargs):
        return lambda function: function

    get = post = put = delete = patch = _route
