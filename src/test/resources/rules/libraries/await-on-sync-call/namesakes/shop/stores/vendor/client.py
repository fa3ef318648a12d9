class Client:
    def stop(self) -> None:
        print("stopped")
