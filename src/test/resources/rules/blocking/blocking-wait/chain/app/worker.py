import queue
import threading


class Worker:
    def __init__(self):
        self.jobs = queue.Queue()
        self.thread = threading.Thread(target=self.loop)

    def loop(self):
        while True:
            self.jobs.get()

    def start(self):
        self.thread.start()

    def stop(self):
        self.jobs.put(None)
        self.thread.join()
