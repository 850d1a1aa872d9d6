"""Kills Callsign at random moments of typing, saving, signing and removing, more than 200 times, and looks at what is
left: profiles.json is whole each time, and no secret is anywhere on the disk but inside the keyring's own file.

    python3 kills.py CALLSIGN CALLSIGN_CLI [SEED]
"""

import base64
import contextlib
import hashlib
import hmac
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
import keyrings

CALLSIGN, CLI = sys.argv[1:3]
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else random.SystemRandom().randrange(10**6)
del sys.argv[1:4]
KILLS_OF_CLI = 170
KILLS_OF_WINDOW = 40


def disguises(secret):
    """The forms in which a secret could stand in a file by accident."""
    forms = [secret, secret.hex().encode(), secret.decode().encode("utf-16-le"), secret.decode().encode("utf-16-be")]
    for shift in range(3):  # base64 depends on what stands before: drop the letters that it touches
        forms.append(base64.b64encode(b"x" * shift + secret).rstrip(b"=")[4:-2])
        forms.append(base64.b64encode(b"x" * shift + secret.decode().encode("utf-16-le")).rstrip(b"=")[4:-2])
    return forms


def leaks(folder, secrets):
    """The files below the folder that hold one of the secrets in any disguise."""
    found = []
    needles = [form for secret in secrets for form in disguises(secret)]
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            if path.is_file() and not path.is_symlink():
                text = path.read_bytes()
                if any(needle in text for needle in needles):
                    found.append(str(path.relative_to(folder)))
    return found


def with_core_dumps():
    """What the killed programs start with: core dumps are on, as far as this machine allows."""
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


class Kills(unittest.TestCase):
    def setUp(self):
        try:
            self.session = keyrings.Gnome()
        except keyrings.Missing as missing:
            self.skipTest(str(missing))
        self.addCleanup(self.session.close)
        self.dice = random.Random(SEED)
        self.profiles = self.session.home / "config" / "callsign" / "profiles.json"
        self.secrets = []
        self.killed = 0

    def new_secret(self):
        self.secrets.append("".join(self.dice.choices("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789",
                                                      k=36)).encode())
        return self.secrets[-1]

    def names(self):
        """The profiles on the disk; the file must be whole."""
        if not self.profiles.exists():
            return []
        return [profile["name"] for profile in json.loads(self.profiles.read_text())["profiles"]]

    def start(self, *command):
        return self.session.start([str(word) for word in command], env=self.session.environment, cwd=self.session.home,
                                  stdin=subprocess.PIPE, preexec_fn=with_core_dumps)

    def kill(self, process, seconds):
        """Kills it within that time from now, unless it has ended by itself."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(self.dice.uniform(0, seconds))
        if process.poll() is None:
            process.kill()
            self.killed += 1
        process.wait()

    def operation(self):
        """Arguments and input of something that the command line can do now."""
        names = self.names()
        number = len(self.secrets)
        add = ["profiles", "add", f"App {number}", "--kind", "video", "--key", f"key-number-{number:011}",
               "--secret-stdin"]
        env = b"ZOOM_MEETING_SDK_KEY=key-number-%011d\nZOOM_MEETING_SDK_SECRET=%s\n"
        choice = self.dice.choice(["add", "add", "import", "sign", "remove"]) if names else "add"
        if choice == "add":
            return add, self.new_secret()
        if choice == "import":
            return ["profiles", "import", "-"], env % (number, self.new_secret())
        if choice == "sign":
            return ["sign", "video", "--session-name", "x", "--role", "0", "--profile", self.dice.choice(names)], b""
        return ["profiles", "remove", self.dice.choice(names)], b""

    def kill_the_command_line(self, longest):
        words, given = self.operation()
        process = self.start(CLI, *words)
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(given)
            process.stdin.close()
        self.kill(process, longest)
        self.names()

    def cores(self):
        return [path.name for path in self.session.home.iterdir() if path.name.startswith("core")]

    def crash(self, process):
        process.send_signal(signal.SIGQUIT)
        process.wait()
        return self.cores()

    def test_no_core_is_dumped(self):
        if not self.crash(self.start("sleep", "60")):
            self.skipTest("this machine puts core files elsewhere")
        for core in self.cores():
            (self.session.home / core).unlink()
        waiting = self.start(CLI, "profiles", "add", "Dev", "--kind", "video", "--key", "abc", "--secret-stdin")
        limits = pathlib.Path(f"/proc/{waiting.pid}/limits")
        keyrings.wait_for("the program's own limit", lambda: re.search(r"core file size +0 +0 ", limits.read_text()))
        self.assertEqual(self.crash(waiting), [])

    def seconds_of_one_add(self):
        started = time.monotonic()
        secret = self.new_secret()
        done = self.session.run(CLI, "profiles", "add", "First", "--kind", "video", "--key", "key-number-of-the-first",
                                "--secret-stdin", input=secret.decode())
        self.assertEqual(done.returncode, 0, done.stderr)
        return time.monotonic() - started

    def test_nothing_is_lost_or_left(self):
        print(f"seed {SEED}")
        longest = self.seconds_of_one_add() * 1.3
        while self.killed < KILLS_OF_CLI:
            self.kill_the_command_line(longest)
        if shutil.which("Xvfb") and shutil.which("xdotool"):
            self.kill_windows()
        print(f"{self.killed} kills, {len(self.secrets)} secrets, {len(self.names())} profiles left")
        self.expect_sound_profiles()
        self.expect_clean_disk()

    def expect_sound_profiles(self):
        """Each profile that is left has its secret, or says that it has none; each can be removed."""
        told = json.loads(self.session.run(CLI, "profiles", "check", "--json").stdout)
        self.assertEqual(told["keychain"]["state"], "works")
        self.assertEqual(sorted(profile["name"] for profile in told["profiles"]), sorted(self.names()))
        for profile in told["profiles"]:
            self.assertIn(profile["secret"], ("kept", "absent"))
            self.assertEqual(self.session.run(CLI, "profiles", "remove", profile["name"]).returncode, 0)
        for orphan in told["orphans"]:
            self.assertEqual(self.session.run(CLI, "profiles", "remove", orphan).returncode, 0)
        told = json.loads(self.session.run(CLI, "profiles", "check", "--json").stdout)
        self.assertEqual((told["profiles"], told["orphans"]), ([], []))

    def expect_clean_disk(self):
        """Everything that the session wrote is below its folder: home, config, state, runtime, working folder."""
        self.session.stop_daemon()
        keyrings_folder = self.session.home / "data" / "keyrings"
        self.assertTrue(any(keyrings_folder.iterdir()))
        self.assertEqual(leaks(self.session.folder, self.secrets), [])
        for form in disguises(self.secrets[0]):  # the search itself can fail
            planted = self.session.home / "planted"
            planted.write_bytes(b"before " + form + b" after")
            self.assertEqual(leaks(self.session.folder, self.secrets), ["home/planted"])
            planted.unlink()

    def kill_windows(self):
        """The same with the window, which a keyboard drives."""
        display = self.start_display()
        self.session.environment.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")
        enough = self.killed + KILLS_OF_WINDOW
        while self.killed < enough:
            self.kill_the_window()
        self.live_through_a_window()

    def start_display(self):
        reading, writing = os.pipe()
        self.session.start(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp",
                            "-noreset"], pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as number:
            return ":" + number.readline().strip()

    def press(self, *words):
        subprocess.run(["xdotool", *words], env=self.session.environment, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def has_keyboard(self, window):
        """Whether the window of that process takes the keys; there is no window manager that would give them to it."""
        ask = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(window.pid)],
                             env=self.session.environment, capture_output=True, text=True)
        self.press("windowfocus", *ask.stdout.split()[:1])
        return ask.stdout != "" or window.poll() is not None

    def add_in_window(self, name):
        """A profile typed into the form, from its name to the secret, and saved."""
        self.press("key", "ctrl+n")
        self.press("type", "--delay", "1", name)
        self.press("key", "Tab", "Tab", "Tab")
        self.press("type", "--delay", "1", f"key-of-{len(self.secrets):015}")
        self.press("key", "Tab")
        self.press("type", "--delay", "1", self.new_secret().decode())
        self.press("key", "Return")

    def kill_the_window(self):
        """Somebody adds a profile and signs with it; the kill comes at any moment of that."""
        window = self.start(CALLSIGN, "--page", "credentials")
        keyrings.wait_for("the window", lambda: self.has_keyboard(window))
        name = f"Window {len(self.secrets)}"
        self.kill_later(window, 3.0)
        self.add_in_window(name)
        self.press("key", "ctrl+1", "Down", "Tab")  # to the role, and past it
        self.press("type", "--delay", "1", "A session")
        self.press("key", "ctrl+shift+c")
        window.wait()
        self.names()

    def kill_later(self, process, seconds):
        def strike():
            self.killed += 1
            process.kill()
        timer = threading.Timer(self.dice.uniform(0, seconds), strike)
        timer.start()
        self.addCleanup(timer.join)

    def live_through_a_window(self):
        """One whole session of the window, which ends by itself; what it saved is there."""
        window = self.start(CALLSIGN, "--page", "credentials")
        keyrings.wait_for("the window", lambda: self.has_keyboard(window))
        self.add_in_window("Whole session")
        keyrings.wait_for("the profile in the file", lambda: "Whole session" in self.names())
        self.press("key", "ctrl+1", "Down", "Tab")  # to the role, and past it
        self.press("type", "--delay", "1", "A session")
        self.press("key", "ctrl+shift+c", "ctrl+q")
        self.assertEqual(window.wait(20), 0)
        signed = self.session.run(CLI, "sign", "video", "--session-name", "x", "--role", "0", "--profile",
                                  "Whole session")
        head, _, signature = signed.stdout.strip().encode().rpartition(b".")
        made = hmac.new(self.secrets[-1], head, hashlib.sha256).digest()
        self.assertEqual(base64.urlsafe_b64encode(made).rstrip(b"="), signature)


if __name__ == "__main__":
    unittest.main(verbosity=2)
