"""Signing in with the real window: keys by xdotool on an X server of its own, a keyring of its own, a strict OAuth
server, a real browser that logs in and consents.

    python3 window.py CALLSIGN NODE

Ends with 77 (skipped) when a tool is not there.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from keyrings import DEADLINE, Gnome, Missing, wait_for  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
PROFILE = "0123456789abcdef0123456789abcdef"
# What the desktop opens addresses with: it leaves them in a file.
OPENER = '#!/bin/sh\nprintf %s "$1" >"$HOME/opened.part" && mv "$HOME/opened.part" "$HOME/opened"\n'


class Server:
    """`serve.mjs` at work."""

    def __init__(self, node):
        self.process = subprocess.Popen([node, str(HERE / "serve.mjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        first = json.loads(self.process.stdout.readline() or '{"skipped": "serve.mjs did not start"}')
        if "skipped" in first:
            self.close()
            raise Missing(first["skipped"])
        self.base = first["base"]

    def ask(self, question):
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait(DEADLINE)
        self.process.stdout.close()


def listeners(port):
    """What listens on that port, as `ss` writes it."""
    done = subprocess.run(["ss", "-Hltn", f"sport = :{port}"], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


class SignInWindowTest(unittest.TestCase):
    callsign = node = ""

    def setUp(self):
        self.server = Server(self.node)
        self.addCleanup(self.server.close)
        self.session = Gnome()
        self.addCleanup(self.session.close)
        reading, writing = os.pipe()
        self.session.start(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp",
                            "-noreset"], pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as number:
            display = ":" + number.readline().strip()
        programs = self.session.folder / "bin"
        programs.mkdir()
        (programs / "xdg-open").write_text(OPENER)
        (programs / "xdg-open").chmod(0o755)
        self.environment = {**self.session.environment, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb",
                            "PATH": f"{programs}:{os.environ['PATH']}"}
        folder = pathlib.Path(self.environment["XDG_CONFIG_HOME"]) / "callsign"
        folder.mkdir(parents=True)
        (folder / "profiles.json").write_text(json.dumps({"schema": 1, "profiles": [{
            "id": PROFILE, "name": "Local", "kind": "oauth", "key": "public",
            "publicClient": True, "oauthBase": self.server.base, "apiBase": self.server.base}]}))
        state = pathlib.Path(self.environment["XDG_STATE_HOME"]) / "callsign"
        state.mkdir(parents=True)
        (state / "window.ini").write_text(f"[drafts]\nsignin-{PROFILE}\\scopes=user:read:user\n")
        self.log = open(self.session.folder / "window.log", "w+b")
        self.addCleanup(self.log.close)

    def ask(self, *command):
        """The program's output; nothing when it fails."""
        done = subprocess.run(command, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=DEADLINE, check=False)
        return done.stdout if done.returncode == 0 else ""

    def keys(self, *names):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *names], env=self.environment, timeout=DEADLINE, check=True)

    def open_window(self, page):
        window = self.session.start([self.callsign, "--page", page], env=self.environment, stdout=self.log,
                                    stderr=self.log)

        def ours():
            self.assertIsNone(window.poll(), "the window's process ended by itself")
            return self.ask("xdotool", "search", "--onlyvisible", "--name", "^Callsign$").split()

        number = wait_for("the window", ours)[0]

        def has_keyboard():
            self.ask("xdotool", "windowfocus", number)
            return self.ask("xdotool", "getwindowfocus").strip() == number

        wait_for("the keyboard", has_keyboard)
        return window

    def close_window(self, window):
        self.keys("ctrl+q")
        self.assertEqual(window.wait(DEADLINE), 0)

    def copied_token(self):
        """The access token: copied again and again until the page has read what is kept."""
        def copied():
            self.keys("ctrl+shift+c")
            return self.ask("xclip", "-selection", "clipboard", "-o")
        return wait_for("a token on the clipboard", copied)

    def test_signs_in_calls_and_is_still_signed_in_after_a_restart(self):
        window = self.open_window("signin")
        opened = self.session.home / "opened"
        self.keys("space")  # the keyboard starts on the button
        wait_for("the browser", opened.exists)
        url = opened.read_text()
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(url).query)
        self.assertEqual(query["code_challenge_method"], ["S256"])
        port = urllib.parse.urlsplit(query["redirect_uri"][0]).port
        heard = listeners(port)
        self.assertEqual(len(heard), 1)
        self.assertIn("127.0.0.1:", heard[0])
        page = self.server.ask({"consent": url})["page"]
        self.assertIn("Back in Callsign", page)
        self.assertEqual(listeners(port), [])
        token = self.copied_token()
        wait_for("the question who that is", lambda: self.server.ask({"calls": True})["calls"])
        self.assertEqual(set(self.server.ask({"calls": True})["calls"]), {token})
        self.close_window(window)

        window = self.open_window("signin")
        self.assertEqual(self.copied_token(), token, "the sign-in outlives the window")
        before = len(self.server.ask({"calls": True})["calls"])
        self.keys("ctrl+4", "Tab", "Tab", "space")  # the call, its one value, Send
        wait_for("a call", lambda: len(self.server.ask({"calls": True})["calls"]) > before)
        self.close_window(window)
        secrets = self.server.ask({"given": True})["given"]
        self.assertIn(token, secrets)
        self.check_no_secret([*secrets, *query["state"]])

    def check_no_secret(self, secrets):
        """Neither said nor written; the keyring's own files are encrypted."""
        self.log.seek(0)
        files = {str(path): path.read_bytes() for path in self.session.home.rglob("*")
                 if path.is_file() and path.name != "opened"}
        self.assertTrue(any(path.endswith("window.ini") for path in files), list(files))
        for path, content in {**files, "what it said": self.log.read()}.items():
            for secret in secrets:
                self.assertNotIn(secret.encode(), content, path)


def main():
    missing = [tool for tool in ("Xvfb", "xdotool", "xclip", "ss") if shutil.which(tool) is None]
    if missing:
        print(f"skipped: {', '.join(missing)} not found (Debian: xvfb, xdotool, xclip, iproute2)")
        return 77
    SignInWindowTest.callsign, SignInWindowTest.node = os.path.abspath(sys.argv[1]), sys.argv[2]
    try:
        Server(SignInWindowTest.node).close()
        Gnome().close()
    except Missing as reason:
        print(f"skipped: {reason}")
        return 77
    return 0 if unittest.main(argv=[sys.argv[0], "-v"], exit=False).result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
