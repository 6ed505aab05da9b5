"""One contender in a warm process of its own: answers each line {"from", "until"} with {"seconds", "rows"}.

usage: serve.py MODULE ARGUMENT...
"""

import importlib
import json
import sys
import time


def main(module: str, *arguments: str) -> None:
    contender = importlib.import_module(module).Contender(*arguments)
    answer({"version": contender.version})
    for line in sys.stdin:
        question = json.loads(line)
        started = time.perf_counter()
        rows = contender.users(question["from"], question["until"])
        answer({"seconds": time.perf_counter() - started, "rows": rows})


def answer(value: dict) -> None:
    print(json.dumps(value), flush=True)


main(*sys.argv[1:])
