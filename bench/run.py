#!/usr/bin/env python3
"""Measures woad beside the peers that are installed, and prints its ratio to each (above 1: woad is slower or larger).

Suites: programs (those of suite.tsv, processor seconds less those of an empty program), startup (compiled empty modules,
elapsed time) and compile (processor seconds of `woad make` and `raco make` on generated modules).  The engines take turns,
one process at a time on one processor; seconds and peak memory are medians of the rounds.  A program that fails or prints
another line than expected.txt has is a FAIL and leaves status 1; it is never left out."""
import argparse
import math
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
GNU_TIME = shutil.which("time")  # tells a process's own peak memory; without it this script's own is the least that is seen
FLOOR = 0.002  # seconds: a time less than this, once start-up is off, counts as this much
COMPILE_GUILE = "(use-modules (system base compile)) (for-each compile-file (cdr (command-line)))"


class Engine:
    """An implementation: how it runs a file, what it compiles files with (None: it reads them), and its environment."""

    def __init__(self, name, command, extension, make=None, **environment):
        self.name, self.command, self.extension, self.make = name, command, extension, make
        self.environment = environment
        self.folder = None  # where its own copy of the programs lies, compiled ahead
        self.empty = 0.0  # processor seconds of an empty program

    def file(self, name):
        return os.path.join(self.folder, name + self.extension)


def engines_installed(woad, wanted):
    lua = "lua5.4" if shutil.which("lua5.4") else "lua"
    all_of_them = [
        Engine("racket", ["racket"], ".rkt", ["raco", "make"]),
        Engine("guile", ["guile"], ".scm", ["guile", "-c", COMPILE_GUILE]),
        Engine("guile-nojit", ["guile"], ".scm", ["guile", "-c", COMPILE_GUILE], GUILE_JIT_THRESHOLD="-1"),
        Engine("lua", [lua], ".lua"),
    ]
    unknown = set(wanted or []) - {e.name for e in all_of_them}
    if unknown:
        sys.exit("run.py: no peer is called " + ", ".join(sorted(unknown)))
    return [Engine("woad", [woad], ".rkt", [woad, "make"])] + [
        e for e in all_of_them if shutil.which(e.command[0]) and (not wanted or e.name in wanted)]


class Sample:
    """One finished process: processor and elapsed seconds, peak megabytes, what it printed; why says how it failed, or ''."""

    def __init__(self, engine, command, work, timeout):
        peak, out = os.path.join(work, "peak"), os.path.join(work, "out")
        if GNU_TIME:
            command = [GNU_TIME, "-q", "-f", "%M", "-o", peak] + command
        environment = dict(os.environ, XDG_CACHE_HOME=os.path.join(work, "cache"), **engine.environment)
        with open(out, "w") as stdout, open(os.path.join(work, "err"), "w") as stderr:
            start = time.perf_counter()
            process = subprocess.Popen(command, cwd=work, env=environment, stdin=subprocess.DEVNULL,
                                       stdout=stdout, stderr=stderr, start_new_session=True)
            alarm = threading.Timer(timeout, os.killpg, (process.pid, signal.SIGKILL))
            alarm.start()
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.perf_counter() - start
            alarm.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        self.why = ("more than %d s" % timeout if self.wall >= timeout
                    else "status %d" % process.returncode if process.returncode else "")
        self.cpu = usage.ru_utime + usage.ru_stime
        self.mb = (int(open(peak).read().split()[-1]) if GNU_TIME and not self.why else usage.ru_maxrss) / 1024
        with open(out, errors="replace") as stdout:
            self.text = stdout.read().strip()


def median(samples, what):
    return statistics.median(getattr(s, what) for s in samples)


def geometric_mean(ratios):
    return math.exp(sum(map(math.log, ratios)) / len(ratios))


class Table:
    """Rows of seconds, MB and woad's ratios, and at the end the geometric means of the ratios."""

    def __init__(self, engines, title, width=14):
        self.engines, self.width, self.failed = engines, width, False
        self.ratios = {e.name: [] for e in engines[1:]}
        self.memory = {e.name: [] for e in engines[1:]}
        self.slower = {e.name: [] for e in engines[1:]}
        print("\n" + title)
        print("".ljust(width) + "".join("%14s %6s" % (e.name + " s", "MB") for e in engines)
              + "".join("%13s" % ("/" + e.name) for e in engines[1:]))

    def row(self, name, seconds, megabytes, failures):
        """seconds and megabytes: by engine, None where it has none; failures: by engine, what went wrong, or ''."""
        line = name.ljust(self.width)
        for s, mb, why in zip(seconds, megabytes, failures):
            line += "%14s %6s" % (("FAIL", "") if why else ("-", "") if s is None else ("%.3f" % s, "%.1f" % mb))
        for e, s, mb in zip(self.engines[1:], seconds[1:], megabytes[1:]):
            if s is None or seconds[0] is None:
                line += "%13s" % "-"
                continue
            ratio = seconds[0] / s
            self.ratios[e.name].append(ratio)
            self.memory[e.name].append(megabytes[0] / mb)
            if ratio > 1:
                self.slower[e.name].append("%s %.2f" % (name, ratio))
            line += "%13.2f" % ratio
        self.failed = self.failed or any(failures)
        print(line + "".join("   %s: %s" % (e.name, why) for e, why in zip(self.engines, failures) if why), flush=True)

    def close(self):
        for e in self.engines[1:]:
            if self.ratios[e.name]:
                print("woad / %s: %.2f, memory %.2f (geometric means of %d); slower: %s" % (
                    e.name, geometric_mean(self.ratios[e.name]), geometric_mean(self.memory[e.name]),
                    len(self.ratios[e.name]), ", ".join(self.slower[e.name]) or "none"))
        return self.failed


def take_turns(engines, commands, rounds, options, wanted=None):
    """Samples by engine (an empty list where it has no command) and what failed by engine."""
    samples, failures = [[] for _ in engines], ["" for _ in engines]
    for _ in range(rounds):
        for i, e in enumerate(engines):
            if commands[i] is None or failures[i]:
                continue
            sample = Sample(e, commands[i], options.work, options.timeout)
            if not sample.why and wanted is not None and sample.text != wanted:
                sample.why = "prints %r" % sample.text[:60]
            failures[i] = sample.why
            samples[i].append(sample)
    return [[] if why else s for s, why in zip(samples, failures)], failures


def print_rows(table, name, samples, failures, seconds):
    table.row(name, [seconds(e, s) if s else None for e, s in zip(table.engines, samples)],
              [median(s, "mb") if s else None for s in samples], failures)


def read_suite(options):
    """(name, size) of each program that is to run."""
    with open(os.path.join(HERE, "suite.tsv")) as f:
        rows = [line.split("\t") for line in f if not line.startswith("#")]
    unknown = set(options.names) - {words[0] for words in rows}
    if unknown:
        sys.exit("run.py: no program is called " + ", ".join(sorted(unknown)))
    return [(name, full.strip() if options.full else quick) for name, _group, quick, full, *_ in rows
            if not options.names or name in options.names]


def copy_programs(engines, names, options):
    """Gives each engine its own copy of the programs called NAMES and of the empty ones, and compiles them."""
    for e in engines:
        e.folder = os.path.join(options.work, e.name)
        os.mkdir(e.folder)
        for name in names:
            source = os.path.join(HERE, "programs" if e.extension == ".rkt" else "peers", name + e.extension)
            if os.path.exists(source):
                shutil.copy(source, e.folder)
        for name, text in (("empty", "#lang racket/base\n"), ("empty-full", "#lang racket\n")):
            if e.extension == ".rkt" or name == "empty":
                with open(e.file(name), "w") as f:
                    f.write(text if e.extension == ".rkt" else "")
        if e.make:
            files = [os.path.join(e.folder, f) for f in sorted(os.listdir(e.folder))]
            made = Sample(e, e.make + files, options.work, 600)
            if made.why:
                print("%s: cannot compile: %s" % (e.name, made.why))


def command_of(engine, name, *arguments):
    return engine.command + [engine.file(name), *arguments] if os.path.exists(engine.file(name)) else None


def expected_lines():
    """The line each program prints by name and size, and that of each generated module by its kind alone."""
    with open(os.path.join(HERE, "expected.txt")) as f:
        lines = [line.strip() for line in f]
    return {tuple(line.split()[:2 if line.count(" ") > 1 else 1]): line for line in lines}


def run_programs(engines, options):
    expected = expected_lines()
    empty, _ = take_turns(engines, [command_of(e, "empty") for e in engines], max(5, options.rounds), options)
    for e, s in zip(engines, empty):
        e.empty = median(s, "cpu") if s else 0.0
    table = Table(engines, "programs, %s sizes: processor seconds less those of an empty program (%s)" % (
        "full" if options.full else "quick", ", ".join("%s %.3f" % (e.name, e.empty) for e in engines)))
    for name, size in options.suite:
        commands = [command_of(e, name, size) for e in engines]
        samples, failures = take_turns(engines, commands, options.rounds, options, expected[name, size])
        print_rows(table, name, samples, failures, lambda e, s: max(median(s, "cpu") - e.empty, FLOOR))
    return table.close()


def run_startup(engines, options):
    rounds = max(9, options.rounds)
    failed = False
    for what, seconds in (("best", lambda e, s: min(x.wall for x in s)), ("median", lambda e, s: median(s, "wall"))):
        table = Table(engines, "start-up: elapsed seconds of compiled empty modules, %s of %d" % (what, rounds))
        for name, title in (("empty", "racket/base"), ("empty-full", "racket")):
            samples, failures = take_turns(engines, [command_of(e, name) for e in engines], rounds, options)
            print_rows(table, title, samples, failures, seconds)
        failed = table.close() or failed
    return failed


def run_compile(engines, options):
    """Compiles three generated modules or projects from nothing; the project then again, and after a change to a leaf."""
    makers = [e for e in engines if e.extension == ".rkt"]
    table = Table(makers, "compile: processor seconds of the make commands", 18)
    expected = expected_lines()
    for kind in ("defs", "macros", "project"):
        source = os.path.join(options.work, "generated-" + kind)
        subprocess.run([sys.executable, os.path.join(HERE, "compile", "gen-%s.py" % kind), source], check=True)
        steps = [kind, "project same", "project one leaf"] if kind == "project" else [kind]
        samples = {step: [[] for _ in makers] for step in steps}
        failures = ["" for _ in makers]
        for _ in range(options.rounds):
            for i, e in enumerate(makers):
                folder = os.path.join(options.work, "%s-%s" % (e.name, kind))
                shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(source, folder)
                main_file = os.path.join(folder, "main.rkt")
                for step in steps:
                    if step.endswith("leaf"):
                        time.sleep(1.1)  # the change must show in whole seconds
                        with open(os.path.join(folder, "lib", "m03.rkt"), "a") as f:
                            f.write("(define added-later 1)\n")
                    sample = Sample(e, e.make + [main_file], options.work, options.timeout)
                    failures[i] = failures[i] or sample.why
                    samples[step][i].append(sample)
                ran = Sample(e, e.command + [main_file], options.work, options.timeout)
                if ran.text != expected[kind,]:
                    failures[i] = failures[i] or "prints %r" % ran.text[:60]
        for step in steps:
            print_rows(table, step, [[] if why else s for s, why in zip(samples[step], failures)], failures,
                       lambda e, s: median(s, "cpu"))
    return table.close()


def main():
    suites = {"programs": run_programs, "startup": run_startup, "compile": run_compile}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="programs to run (all)")
    parser.add_argument("-r", "--woad", default=os.path.join(HERE, "..", "build", "woad"), help="the woad to measure")
    parser.add_argument("-s", "--suites", help="programs, startup, compile, with commas (all; with NAMEs only programs)")
    parser.add_argument("-p", "--peers", help="only these of racket, guile, guile-nojit, lua, with commas")
    parser.add_argument("-n", "--rounds", type=int, default=3, help="rounds (3)")
    parser.add_argument("-f", "--full", action="store_true", help="full sizes")
    parser.add_argument("-t", "--timeout", type=int, default=120, help="seconds a process may take (120)")
    options = parser.parse_args()
    chosen = options.suites.split(",") if options.suites else ["programs"] if options.names else list(suites)
    if set(chosen) - set(suites) or options.rounds < 1:
        parser.error("suites are programs, startup, compile; there is at least one round")
    woad = os.path.abspath(options.woad)
    if not os.access(woad, os.X_OK):
        sys.exit("run.py: no woad at " + woad)
    engines = engines_installed(woad, options.peers.split(",") if options.peers else None)
    options.suite = read_suite(options) if "programs" in chosen else []
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print("load average %.1f, %d rounds, woad beside %s" % (
        os.getloadavg()[0], options.rounds, ", ".join(e.name for e in engines[1:]) or "nothing"), flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as options.work:
        if set(chosen) & {"programs", "startup"}:
            copy_programs(engines, [name for name, _ in options.suite], options)
        failed = [suites[s](engines, options) for s in chosen]
    return 1 if any(failed) else 0


if __name__ == "__main__":
    sys.exit(main())
