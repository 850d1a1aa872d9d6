"""What the tests of signing in from the command line share: a keyring, a small server with Zoom's shapes, the program."""

import contextlib
import pathlib
import subprocess
import sys
import threading
import unittest
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
import keyrings
import zoom

CLI = sys.argv.pop(1)
SECRET = "a-client-secret-of-the-tests-0123456789"


def listeners(port):
    """The addresses at which somebody listens on that port."""
    done = subprocess.run(["ss", "-Hltn", f"sport = :{port}"], capture_output=True, text=True, check=True)
    return [line.split()[3] for line in done.stdout.splitlines()]


class Watch:
    """Collects the command lines of all processes, for as long as it lives."""

    def __enter__(self):
        self.seen, self.ends = set(), threading.Event()
        self.thread = threading.Thread(target=self.look)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ends.set()
        self.thread.join()

    def look(self):
        while not self.ends.wait(0.005):
            for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
                with contextlib.suppress(OSError):
                    self.seen.add(path.read_bytes())


class World(unittest.TestCase):
    def setUp(self):
        try:
            self.session = keyrings.Gnome()
        except keyrings.Missing as missing:
            self.skipTest(str(missing))
        self.addCleanup(self.session.close)
        self.zoom = zoom.Zoom()
        self.addCleanup(self.zoom.close)
        self.said = []

    def run_cli(self, *words, given=None):
        done = self.session.run(CLI, *words, input=given)
        self.said.append(done.stderr)
        return done

    def add(self, name="App", public=False, base=None):
        base = base or self.zoom.base
        words = ["profiles", "add", name, "--kind", "oauth", "--key", "abcdefghijklmnopqrstuv", "--oauth-base", base,
                 "--api-base", base, "--public-client" if public else "--secret-stdin"]
        done = self.run_cli(*words, given=None if public else SECRET)
        self.assertEqual(done.returncode, 0, done.stderr)

    def start(self, *words):
        """A login under way, and the address that it shows."""
        process = subprocess.Popen([CLI, "login", *words], env=self.session.environment, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.finish, process)
        for line in process.stderr:
            self.said.append(line)
            if line.startswith("http"):
                return process, line.strip()
        self.fail("no address: " + "".join(self.said))

    def finish(self, process, given=None):
        if process.poll() is not None and process.stdout.closed:
            return "", ""
        out, err = process.communicate(given, timeout=60)
        self.said.append(err)
        return out, err

    def login(self, *words):
        process, url = self.start("--no-browser", *words)
        with urllib.request.urlopen(url) as page:
            self.assertIn("You can close this page", page.read().decode())
        out, err = self.finish(process)
        self.assertEqual(process.returncode, 0, err)
        return out

    def token(self, *words):
        done = self.run_cli("token", *words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()
