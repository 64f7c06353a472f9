"""What is run in a round, and what each run costs."""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
# So many of the first cases of M are given to those that take them one by one; and how often the smallest runs are done.
SHARES = {"clingo": 200, "zen": 100}
SMALLEST = 40


class Jobs:
    """The program and its peers on the workloads of a folder."""

    def __init__(self, program, python, folder):
        self.python, self.folder = python, folder
        # A copy, as an installed program is: what a linker has just written is slow to start.
        self.program = shutil.copy(program, folder / "cmo")
        self.empty = self.empty_program()
        self.buffer = bytearray(1 << 20)
        self.figures, self.told = {}, {}

    def empty_program(self):
        """`fn main() {}`, optimised."""
        source, linked, program = (self.folder / name for name in ("empty.rs", "linked", "empty"))
        source.write_text("fn main() {}\n")
        subprocess.run(["rustc", "-O", "-C", "panic=abort", "-o", linked, source], check=True)
        return shutil.copy(linked, program)

    def round(self):
        """Everything once, and what may differ most from minute to minute next to what it is held against."""
        self.read()
        self.cmo("M", "cases.csv", asked="M, crisp")
        self.cmo("M", "cases.arrows", "M arrow", asked="M, crisp")
        for peer in "polars", "duckdb":
            self.peer(peer, "M", asked="M, crisp")
        for peer, cases in SHARES.items():
            self.share(peer, cases)
        self.cmo("M", "degrees.csv", "M degrees", asked="M, degrees")
        self.cmo("M", "degrees.arrows", "M degrees arrow", asked="M, degrees")
        self.peer("numpy", "M", asked="M, degrees")
        self.small()
        self.matrix()
        self.cmo("tenfold", "cases.csv")

    def add(self, name, figure):
        """Notes a figure of this round."""
        self.figures.setdefault(name, []).append(figure)

    def tell(self, asked, name, counts):
        """Notes what one says, which is the same in each round."""
        if self.told.setdefault(asked, {}).setdefault(name, counts) != counts:
            raise SystemExit(f"{asked}: {name} says one thing in one round and another in the next")

    def run(self, *command):
        """Runs a process: its output, its processor time in seconds and its peak memory in KB."""
        answer = self.folder / "answer"
        with open(answer, "wb") as file:
            to = [(os.POSIX_SPAWN_DUP2, file.fileno(), 1)]
            process = os.posix_spawn(command[0], list(map(str, command)), os.environ, file_actions=to)
            _, status, usage = os.wait4(process, 0)
        if status:
            raise SystemExit(f"{' '.join(map(str, command))} ends with {status}")
        return answer, usage.ru_utime + usage.ru_stime, usage.ru_maxrss

    def match(self, size, cases, *more):
        """`cmo match` on one thread."""
        theory, table = self.folder / size / "theory.cmo", self.folder / size / cases
        return self.run(self.program, "match", theory, "--cases", table, "--threads", "1", *more)

    def cmo(self, size, cases, name=None, asked=None):
        """From theory and table to the counts."""
        answer, seconds, peak = self.match(size, cases, "--summary", "--format", "json")
        self.add(name or size, seconds)
        self.add(f"{name or size} peak", peak)
        if asked:
            of_all = json.loads(answer.read_text())["configurations"]
            self.tell(asked, f"cmo on {cases}", [[one["fires"], one["blocked"]] for one in of_all])

    def peer(self, name, size, cases=None, asked=None):
        """A peer from theory and table to the counts."""
        command = [self.python, HERE / "engines.py", name, self.folder / size, *([cases] if cases else [])]
        environment = {**os.environ, "POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1"}
        run = subprocess.run(list(map(str, command)), check=True, capture_output=True, env=environment)
        answer = json.loads(run.stdout)
        self.add(name, answer["seconds"])
        self.tell(asked, name, answer["counts"])

    def share(self, peer, cases):
        """A peer on the first cases of M, whose counts are `cmo`'s on a table of these."""
        asked, part = f"M, its first {cases} cases", f"cases-{cases}.csv"
        with open(self.folder / "M/cases.csv", "rb") as whole, open(self.folder / "M" / part, "wb") as file:
            file.writelines(line for line, _ in zip(whole, range(cases + 1)))
        self.cmo("M", part, f"M {part}", asked)
        self.peer(peer, "M", cases, asked)

    def read(self):
        """Merely reads the table, its bytes in the system's memory already."""
        for _ in range(2):
            start = time.process_time()
            with open(self.folder / "M/cases.csv", "rb", buffering=0) as file:
                while file.readinto(self.buffer):
                    pass
            seconds = time.process_time() - start
        self.add("reading", seconds)

    def small(self):
        """S as a whole process, and an empty program."""
        pairs = []
        for _ in range(SMALLEST):
            pairs.append((self.match("S", "cases.csv", "--summary", "--format", "json")[1], self.run(self.empty)[1]))
        pairs.sort(key=lambda pair: pair[0] / pair[1])
        small, empty = pairs[len(pairs) // 2]
        self.add("S", small)
        self.add("empty", empty)

    def matrix(self):
        """All verdicts written, and a file of that size copied."""
        written, copied = self.folder / "matrix.csv", self.folder / "copied.csv"
        for file in written, copied:
            file.unlink(missing_ok=True)
        self.add("matrix", self.match("M", "cases.csv", "--output", written)[1])
        self.figures["matrix bytes"] = [written.stat().st_size]
        start = time.process_time()
        with open(written, "rb", buffering=0) as source, open(copied, "wb", buffering=0) as target:
            while count := source.readinto(self.buffer):
                target.write(memoryview(self.buffer)[:count])
        self.add("copying", time.process_time() - start)
        copied.unlink()
