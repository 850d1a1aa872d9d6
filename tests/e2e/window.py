"""The window as a person without a mouse meets it: a real process on an X server of its own (Xvfb), keys sent by
xdotool, the clipboard read by xclip. What lies on the clipboard is judged here, apart from Callsign's own code.

    python3 window.py CALLSIGN CALLSIGN_CLI

Ends with 77 (skipped) when the tools are not there. Nothing waits for a fixed time: all is polled with a deadline.
"""

import base64
import hashlib
import hmac
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

DEADLINE = 20  # seconds, for anything that the machine has to get done
DEMO_KEY = "demo-key-not-from-zoom"
DEMO_SECRET = b"demo-secret-made-up-by-callsign-not-from-zoom"


def wait_for(what, probe, seconds=DEADLINE):
    """The first true answer of `probe`, which is asked again and again; fails after the deadline."""
    end = time.monotonic() + seconds
    while True:
        answer = probe()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"gave up after {seconds} s waiting for {what}")
        time.sleep(0.02)  # the pace of the polling


def part(token, index):
    """One part of a compact token, decoded."""
    text = token.split(".")[index]
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def is_signed(token, secret):
    """HMAC-SHA256 over header and payload, reckoned by Python."""
    signed = token.rsplit(".", 1)[0].encode()
    return hmac.compare_digest(hmac.new(secret, signed, hashlib.sha256).digest(), part(token, 2))


def disguises(secret):
    """The forms in which a secret could stand in a file by accident."""
    forms = [secret, secret.hex().encode(), secret.decode().encode("utf-16-le")]
    for shift in range(3):  # base64 depends on what stands before: drop the letters that it touches
        forms.append(base64.b64encode(b"x" * shift + secret).rstrip(b"=")[4:-2])
    return forms


class Display:
    """An X server on a number that it picks itself, and the programs that talk to it."""

    def __init__(self, home):
        (home / "runtime").mkdir(mode=0o700, exist_ok=True)
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("ZOOM_", "XDG_", "QT_"))},
            "DISPLAY": wait_for("an X server", self.start), "HOME": str(home), "QT_QPA_PLATFORM": "xcb",
            "XDG_CONFIG_HOME": str(home / "config"), "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"), "XDG_RUNTIME_DIR": str(home / "runtime"),
            "DBUS_SESSION_BUS_ADDRESS": "disabled:"}  # the session of whoever runs this is not ours

    def start(self):
        """Starts the server and gives its display; nothing when it took a number that another one was giving up."""
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp",
             "-noreset"],  # else it turns its clients away whenever the last one has left
            pass_fds=[writing], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as number:
            display = number.readline().strip()
        if display:
            return ":" + display
        self.server.wait(DEADLINE)
        return ""

    def close(self):
        self.server.terminate()
        self.server.wait(DEADLINE)

    def ask(self, *command):
        """The program's output; nothing when it fails."""
        done = subprocess.run(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, timeout=DEADLINE, check=False)
        return done.stdout.decode() if done.returncode == 0 else ""

    def keys(self, *names):
        subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "1", *names], env=self.environment,
                       timeout=DEADLINE, check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "1", text], env=self.environment,
                       timeout=DEADLINE, check=True)

    def clipboard(self, target="UTF8_STRING"):
        return self.ask("xclip", "-selection", "clipboard", "-o", "-t", target)

    def set_clipboard(self, text):
        subprocess.run(["xclip", "-selection", "clipboard", "-i"], env=self.environment, input=text.encode(),
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=DEADLINE, check=True)


class WindowTest(unittest.TestCase):
    callsign = cli = ""

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="callsign-e2e-"))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.display = Display(self.home)
        self.addCleanup(self.display.close)

    def open_window(self):
        """Starts the program and gives its window the keyboard, as a window manager would."""
        window = subprocess.Popen([self.callsign, "--demo"], env=self.display.environment, cwd=self.home,
                                  stdin=subprocess.DEVNULL)
        self.addCleanup(window.kill)

        def ours():
            self.assertIsNone(window.poll(), "the window's process ended by itself")
            return self.display.ask("xdotool", "search", "--onlyvisible", "--name", "^Callsign$").split()

        number = wait_for("the window", ours)[0]

        def has_keyboard():
            self.display.ask("xdotool", "windowfocus", number)
            return self.display.ask("xdotool", "getwindowfocus").strip() == number

        wait_for("the keyboard", has_keyboard)
        return window

    def close_window(self, window):
        self.display.keys("ctrl+q")
        self.assertEqual(window.wait(DEADLINE), 0)

    def mint(self, session_name):
        """On the Sign page, which opens with the keyboard in the role: chooses host, types a name, copies."""
        self.display.keys("End", "Tab")
        self.display.type(session_name)
        self.display.keys("ctrl+shift+c")
        return wait_for("a token on the clipboard",
                        lambda: self.display.clipboard() if self.display.clipboard().count(".") == 2 else "")

    def test_mints_by_keyboard_a_token_that_says_what_was_typed(self):
        window = self.open_window()
        token = self.mint("Cool Cars 42")
        self.assertEqual(json.loads(part(token, 0)), {"alg": "HS256", "typ": "JWT"})
        self.assertTrue(is_signed(token, DEMO_SECRET))
        claims = json.loads(part(token, 1))
        self.assertEqual(claims["tpc"], "Cool Cars 42")
        self.assertEqual(claims["role_type"], 1)
        self.assertEqual(claims["app_key"], DEMO_KEY)
        self.assertEqual(claims["exp"] - claims["iat"], 7200)
        self.assertLess(abs(time.time() - 30 - claims["iat"]), DEADLINE)
        self.assertEqual(self.display.clipboard("x-kde-passwordManagerHint"), "secret")
        self.assertEqual(self.inspect(token)["signature"]["status"], "valid")
        self.close_window(window)
        self.assertEqual(self.display.clipboard(), "", "the copy outlives the window")

    def inspect(self, token):
        """What the command line says of the token; fails unless it finds no error."""
        done = subprocess.run([self.cli, "inspect", "-", "--json", "--env-file", str(self.env_file())],
                              input=token.encode(), stdout=subprocess.PIPE, timeout=DEADLINE, check=True)
        return json.loads(done.stdout)

    def env_file(self):
        path = pathlib.Path(tempfile.mkdtemp(prefix="callsign-e2e-")) / "demo.env"
        self.addCleanup(shutil.rmtree, path.parent, ignore_errors=True)
        path.write_text(f"ZOOM_VIDEO_SDK_KEY={DEMO_KEY}\nZOOM_VIDEO_SDK_SECRET={DEMO_SECRET.decode()}\n")
        return path

    def test_reads_by_keyboard_a_token_from_the_clipboard(self):
        window = self.open_window()
        token = self.mint("Cool Cars")
        damaged = token[:-1] + ("A" if token[-1] != "A" else "E")
        self.display.keys("ctrl+2")

        def read():  # the page copies the bare token once it has read the wrapped one
            self.display.set_clipboard(f'Authorization: Bearer "{damaged}"')
            self.display.keys("ctrl+l", "ctrl+a", "ctrl+v", "ctrl+shift+c")
            try:
                return wait_for("the bare token", lambda: self.display.clipboard() == damaged, 1)
            except AssertionError:
                return False

        wait_for("the Inspect page", read)

        def finding():  # Tab from part to part until Ctrl+C in the list of findings gives one
            self.display.keys("Tab", "Home", "ctrl+c")
            return self.display.clipboard().startswith("Error: ")

        wait_for("the list of findings", finding)
        self.assertIn("signature was not made with this secret", self.display.clipboard())
        self.close_window(window)

    def test_leaves_what_was_typed_and_no_secret_behind(self):
        window = self.open_window()
        self.mint("findable")
        self.close_window(window)
        files = {path: path.read_bytes() for path in self.home.rglob("*") if path.is_file()}
        self.assertTrue(any(b"findable" in content for content in files.values()), list(files))
        for path, content in files.items():
            for form in disguises(DEMO_SECRET):
                self.assertNotIn(form, content, path)
        second = self.open_window()  # which starts with all that is needed but the keyboard in the token
        self.display.keys("ctrl+shift+c")
        token = wait_for("a token on the clipboard", self.display.clipboard)
        self.assertEqual(json.loads(part(token, 1))["tpc"], "findable")
        self.close_window(second)


def main():
    missing = [tool for tool in ("Xvfb", "xdotool", "xclip") if shutil.which(tool) is None]
    if missing:
        print(f"skipped: {', '.join(missing)} not found (Debian: xvfb, xdotool, xclip)")
        return 77
    WindowTest.callsign, WindowTest.cli = map(os.path.abspath, sys.argv[1:3])
    result = unittest.main(argv=[sys.argv[0], "-v"], exit=False).result
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
