from pathlib import Path


async def chained_on_open(path):
    return open(path).read()  # expect[blocking-file-io]


async def name_and_close(path):
    source = open(path)  # expect[blocking-file-io]
    try:
        return source.readline() + source.read()
    finally:
        source.close()


async def iterated_in_place(path):
    for line in open(path):  # expect[blocking-file-io]
#               ^^^^^^^^^^
        print(line)


async def iterated_by_name(path):
    with open(path) as source:  # expect[blocking-file-io]
        for line in source:
            print(line)


async def written_line_by_line(path: Path, lines):
    with path.open("w") as target:  # expect[blocking-file-io]: path.open()
#        ^^^^^^^^^^^^^^
        for line in lines:
            target.write(line)


async def two_files(source_path, target_path):
    with open(source_path) as source, open(target_path, "w") as target:  # expect[blocking-file-io] expect[blocking-file-io]
        target.write(source.read())


def helper(path):
    with open(path) as source:
        return source.read()


async def through_a_helper(path):
    return helper(path)  # expect[blocking-file-io]: helper() -> open()
#          ^^^^^^^^^^^^
