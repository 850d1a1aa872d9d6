#!/usr/bin/env python3
"""How callsign-cli serve fares beside the least that a server can cost and beside an Express server.

usage: run.py BUILD [--seconds S] [--rounds N] [--connections N]...

BUILD is a build of the release preset (bench.fixed and callsign-cli are in it). Needs wrk, Node.js and npm: the packages
beside this file are installed into BUILD/bench-endpoint. The three servers take turns, so that whatever else the machine
does slows all alike; medians over the rounds are printed, beside ratios within a round. Judges nothing.
"""
import argparse, os, re, shutil, statistics, subprocess, sys, time, urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
THREADS = 2
BODY = re.search(r"wrk.body = '(.*)'", (HERE / 'post.lua').read_text()).group(1).encode()


class Server:
    """A server under test, from its start to its end."""

    def __init__(self, name, command, **variables):
        start = time.monotonic()
        self.name = name
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, env=dict(os.environ, **variables))
        line = self.process.stderr.readline().decode()
        self.url = line.split()[-1]
        request = urllib.request.Request(self.url + '/', BODY, {'Content-Type': 'application/json'})
        with urllib.request.urlopen(request) as answer:
            answer.read()
        self.start = time.monotonic() - start

    def memory(self):
        """KiB that it occupies."""
        return int(re.search(r'VmRSS:\s*(\d+)', Path(f'/proc/{self.process.pid}/status').read_text()).group(1))

    def load(self, connections, seconds):
        """Requests per second, and the 99th percentile of latency in ms, under load."""
        out = subprocess.run(['wrk', '-t1', f'-c{connections}', f'-d{seconds}s', '--latency', '-s', HERE / 'post.lua',
                              self.url + '/'], check=True, capture_output=True, text=True).stdout
        if 'Non-2xx' in out:
            sys.exit(f'{self.name}: {out}')
        number, unit = re.search(r'99%\s+([\d.]+)(us|ms|s)', out).groups()
        return (float(re.search(r'Requests/sec:\s*([\d.]+)', out).group(1)),
                float(number) * {'us': 0.001, 'ms': 1, 's': 1000}[unit])

    def end(self):
        self.process.terminate()
        self.process.wait()


def servers(build, packages):
    secret = {'ZOOM_VIDEO_SDK_KEY': 'bench-key', 'ZOOM_VIDEO_SDK_SECRET': 'a-secret-for-benchmarks-alone'}
    return [Server('fixed', [build / 'tests/bench.fixed', str(THREADS)]),
            Server('callsign', [build / 'bin/callsign-cli', 'serve', '--port', '0', '--threads', str(THREADS)], **secret),
            Server('express', ['node', packages / 'express.mjs'], NODE_ENV='production')]


def install(build):
    packages = build / 'bench-endpoint'
    packages.mkdir(exist_ok=True)
    for name in ('package.json', 'package-lock.json', 'express.mjs'):
        shutil.copy(HERE / name, packages)
    if not (packages / 'node_modules').exists():
        subprocess.run(['npm', 'ci', '--no-audit', '--no-fund', '--silent'], cwd=packages, check=True)
    return packages


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('build', type=Path)
    parser.add_argument('--seconds', type=int, default=3)
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--connections', type=int, action='append')
    options = parser.parse_args()
    build = options.build.resolve()
    running = servers(build, install(build))
    for server in running:
        print(f'{server.name:9} first answer after {server.start * 1000:6.1f} ms, idle {server.memory() / 1024:5.1f} MiB')
    for connections in options.connections or (1, 32, 256):
        rounds = [[server.load(connections, options.seconds) for server in running] for _ in range(options.rounds)]
        for i, server in enumerate(running):
            rate, late = (statistics.median(r[i][k] for r in rounds) for k in (0, 1))
            of_fixed = statistics.median(r[i][0] / r[0][0] for r in rounds)
            of_express = statistics.median(r[i][0] / r[-1][0] for r in rounds)
            print(f'{connections:4} connections  {server.name:9} {rate:8.0f} /s  p99 {late:7.2f} ms  '
                  f'{of_fixed:5.2f} x fixed  {of_express:6.1f} x express')
    for server in running:
        print(f'{server.name:9} {server.memory() / 1024:5.1f} MiB in the end')
        server.end()


if __name__ == '__main__':
    main()
