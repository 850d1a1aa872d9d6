"""The endpoint as a process of its own, for tests."""

import pathlib
import re
import signal
import subprocess
import tempfile

KEY = "a-key-of-the-tests"
SECRET = "a-secret-of-the-tests-0123456789abcdef"
BEARER = "a-bearer-key-of-the-tests"


def write_secrets(folder):
    """Writes credentials.env and bearer.key, by the names that what is packaged gives them."""
    (folder / "credentials.env").write_text(f"ZOOM_VIDEO_SDK_KEY={KEY}\nZOOM_VIDEO_SDK_SECRET={SECRET}\n")
    (folder / "bearer.key").write_text(BEARER + "\n")


class Endpoint:
    """A process that says where it listens, and writes its log to stdout."""

    def __init__(self, command, env=None):
        self.log = tempfile.NamedTemporaryFile()
        self.process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=subprocess.PIPE, text=True)
        self.addresses = []  # (host, port) of each listener
        while len(self.addresses) < 1 + ("--metrics-port" in " ".join(command)):
            line = self.process.stderr.readline()
            found = re.search(r" on http://([0-9.]+):([0-9]+)", line)
            if not found:
                self.close()
                raise AssertionError(f"{command[0]} did not listen: {line}")
            self.addresses.append((found[1], int(found[2])))

    def posts(self):
        """How many requests it has logged."""
        return pathlib.Path(self.log.name).read_text().count('"method":"POST"')

    def send(self, *signals):
        for number in signals:
            self.process.send_signal(number)

    def ends(self):
        """Waits for its end; returns the exit code."""
        return self.process.wait(timeout=20)

    def close(self):
        if self.process.poll() is None:
            self.send(signal.SIGTERM, signal.SIGCONT)
            self.ends()
        self.process.stderr.close()
        self.log.close()
