from tornado import gen


class Engine:
    def call(self):
        if self.flow.isasync:

            async def run():
                return await self.flow()

            return run()
        else:
            self.result = self.flow()

    def always(self):
        async def run():
            return await self.flow()

        if self.flow.cached:
            raise ValueError
        return run()

    def drive(self):
        self.call()
        self.always()  # expect[unawaited-coroutine]


async def never_runs(engine: Engine):
    if False and engine:
        engine.always()


# tornado's coroutines run up to their first yield when they are called
@gen.coroutine
def quiet(tasks):
    for task in tasks:
        yield task


async def failed(tasks):
    quiet(tasks)
