from getpass import getpass


def credentials():
    return input("user? "), getpass()


def user():
    return input("user? ")
