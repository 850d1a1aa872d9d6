"""The command line in front of real keychains in every state that they can be in: right sentence, right exit code, in
time, and nothing half done.

    python3 keychain.py CALLSIGN_CLI
"""

import json
import pathlib
import shutil
import signal
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
import keyrings

CLI = sys.argv.pop(1)
SECRET = "a-secret-of-thirty-six-characters-xx"
ADD = ["profiles", "add", "Dev", "--kind", "video", "--key", "abcdefghijklmnopqrstuv", "--secret-stdin"]
SIGN = ["sign", "video", "--session-name", "Cool Cars", "--role", "1", "--profile", "Dev", "--now", "1700000000"]
IN_TIME = 12  # seconds: a deadline of five, the start of a program with sanitizers, a busy machine


def contents(path):
    """The bytes of a file that may vanish meanwhile."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


class States(unittest.TestCase):
    def opened(self, kind, *arguments, **options):
        """A session of that kind, which ends with the test."""
        try:
            session = kind(*arguments, **options)
        except keyrings.Missing as missing:
            self.skipTest(str(missing))
        self.addCleanup(session.close)
        return session

    def call(self, session, words, given=None):
        started = time.monotonic()
        done = session.run(CLI, *words, input=given)
        self.assertLess(time.monotonic() - started, IN_TIME, words)
        self.assertNotIn(SECRET, done.stdout + done.stderr)
        return done

    def profiles(self, session):
        done = self.call(session, ["profiles", "list", "--json"])
        self.assertEqual(done.returncode, 0, done.stderr)
        return [profile["name"] for profile in json.loads(done.stdout)["profiles"]]

    def expect_trouble(self, session, state, words):
        """Every question to this keychain ends with code 5 and a sentence that says `words`; nothing is kept."""
        check = self.call(session, ["profiles", "check"])
        self.assertEqual(check.returncode, 5, check.stderr)
        self.assertIn(words, check.stdout + check.stderr)
        told = self.call(session, ["profiles", "check", "--json"])
        self.assertEqual(json.loads(told.stdout)["keychain"]["state"], state)
        had = self.profiles(session)
        add = self.call(session, ["profiles", "add", "New", *ADD[3:]], SECRET)
        self.assertEqual(add.returncode, 5, add.stderr)
        self.assertIn(words, add.stderr)
        self.assertEqual(self.profiles(session), had)
        if had:
            sign = self.call(session, SIGN)
            self.assertEqual(sign.returncode, 5, sign.stderr)
            self.assertEqual(sign.stdout, "")
            self.assertIn(words, sign.stderr)
            remove = self.call(session, ["profiles", "remove", "Dev"])
            self.assertEqual(remove.returncode, 5, remove.stderr)
            self.assertEqual(self.profiles(session), had)

    def add(self, session):
        done = self.call(session, ADD, SECRET)
        self.assertEqual(done.returncode, 0, done.stderr)

    def expect_service(self, session):
        """A whole life: add, check, sign, remove."""
        self.assertEqual(self.call(session, ["profiles", "check"]).returncode, 0)
        self.add(session)
        told = json.loads(self.call(session, ["profiles", "check", "--json"]).stdout)
        self.assertEqual(told["keychain"]["state"], "works")
        self.assertEqual([profile["secret"] for profile in told["profiles"]], ["kept"])
        self.assertEqual(told["orphans"], [])
        signed = self.call(session, SIGN)
        self.assertEqual(signed.returncode, 0, signed.stderr)
        plain = self.call(session, [*SIGN[:6], "--now", "1700000000", "--key", "abcdefghijklmnopqrstuv",
                                    "--secret-stdin"], SECRET)
        self.assertEqual(signed.stdout, plain.stdout)
        self.assertEqual(self.call(session, ["profiles", "remove", "Dev"]).returncode, 0)
        told = json.loads(self.call(session, ["profiles", "check", "--json"]).stdout)
        self.assertEqual((told["profiles"], told["orphans"]), ([], []))

    def test_works_with_gnome_keyring(self):
        self.expect_service(self.opened(keyrings.Gnome))

    def test_works_with_kwallet(self):
        self.expect_service(self.opened(keyrings.KWallet))

    def test_works_with_kwallet_each_time(self):
        """KWallet's signal that it is open may come before its reply that it has begun to open."""
        session = self.opened(keyrings.KWallet)
        for _ in range(60):
            self.assertEqual(self.call(session, ["profiles", "check"]).returncode, 0)

    def test_works_with_keepassxc(self):
        self.expect_service(self.opened(keyrings.KeePass))

    def test_no_bus(self):
        self.expect_trouble(self.opened(keyrings.Session, bus=False), "no-bus", "D-Bus")

    def test_no_bus_but_a_display_starts_nothing(self):
        session = self.opened(keyrings.Session, bus=False)
        session.environment["DISPLAY"] = ":4711"
        self.expect_trouble(session, "no-bus", "D-Bus")
        self.assertEqual([path for path in pathlib.Path("/proc").glob("[0-9]*/environ")
                          if str(session.folder).encode() in contents(path)], [])

    def test_a_bus_without_a_service(self):
        self.expect_trouble(self.opened(keyrings.Session), "no-service", "gnome-keyring")

    def test_a_service_without_a_keyring(self):
        session = self.opened(keyrings.Gnome, empty=True)
        self.expect_trouble(session, "no-keyring", "default keyring")

    def test_locked_and_nobody_to_ask(self):
        session = self.opened(keyrings.Gnome)
        self.add(session)
        session.lock()
        self.expect_trouble(session, "locked", "unlock it")

    def test_locked_with_a_display_but_no_prompter(self):
        session = self.opened(keyrings.Gnome)
        self.add(session)
        session.lock()
        session.environment["DISPLAY"] = ":4711"
        self.expect_trouble(session, "locked", "unlock it")

    def test_a_closed_wallet(self):
        session = self.opened(keyrings.KWallet)
        self.add(session)
        session.lock()
        self.expect_trouble(session, "locked", "unlock it")

    def test_a_service_that_does_not_answer(self):
        session = self.opened(keyrings.Gnome)
        self.add(session)
        session.daemon.send_signal(signal.SIGSTOP)
        self.expect_trouble(session, "silent", "no answer")

    def test_a_slow_service(self):
        session = self.opened(keyrings.Gnome)
        self.add(session)
        session.daemon.send_signal(signal.SIGSTOP)
        timer = threading.Timer(1.5, session.daemon.send_signal, [signal.SIGCONT])
        timer.start()
        self.addCleanup(timer.join)
        signed = self.call(session, SIGN)
        self.assertEqual(signed.returncode, 0, signed.stderr)

    def test_a_service_that_dies_between_write_and_read(self):
        session = self.opened(keyrings.Gnome)
        monitor = session.start(["dbus-monitor", "--session", "type='signal',member='ItemCreated'"],
                                stdout=subprocess.PIPE, text=True)
        adding = subprocess.Popen([CLI, *ADD], env=session.environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE,
                                  stdout=subprocess.PIPE, text=True)
        adding.stdin.write(SECRET)
        adding.stdin.close()
        while "member=ItemCreated" not in monitor.stdout.readline():
            pass
        session.daemon.kill()
        started = time.monotonic()
        self.assertEqual(adding.wait(IN_TIME), 5)
        self.assertLess(time.monotonic() - started, IN_TIME)
        self.assertIn("keychain", adding.stderr.read())
        adding.stderr.close()
        adding.stdout.close()
        self.assertEqual(self.profiles(session), [])

    def test_a_secret_that_is_gone_is_said(self):
        session = self.opened(keyrings.Gnome)
        self.add(session)
        told = json.loads(self.call(session, ["profiles", "check", "--json"]).stdout)
        identity = told["profiles"][0]["id"]
        if shutil.which("secret-tool") is None:
            self.skipTest("secret-tool is not installed")
        subprocess.run(["secret-tool", "clear", "server", "callsign", "user", identity], env=session.foreign)
        signed = self.call(session, SIGN)
        self.assertNotEqual(signed.returncode, 0)
        self.assertIn("Dev", signed.stderr)

    def test_the_profile_that_signed_is_named(self):
        session = self.opened(keyrings.Gnome)
        self.add(session)
        other = "another-secret-of-36-characters-xxxx"
        self.call(session, ["profiles", "add", "Other", "--kind", "video", "--key", "othersOwnKey", "--secret-stdin"],
                  other)

        def inspected(key, secret, *more):
            made = ["sign", "video", "--session-name", "x", "--role", "1", "--key", key, "--secret-stdin"]
            token = self.call(session, made, secret).stdout
            done = self.call(session, ["inspect", "--json", *more], token)
            found = json.loads(done.stdout)
            return found["signature"], {finding["id"] for finding in found["findings"]}, done

        dev = "abcdefghijklmnopqrstuv"
        signature, findings, done = inspected(dev, SECRET)
        self.assertEqual((signature, done.returncode), ({"status": "valid", "by": "Dev"}, 0), done.stderr)
        signature, findings, done = inspected(dev, other)
        self.assertEqual((signature, done.returncode), ({"status": "valid", "by": "Other"}, 3), done.stderr)
        self.assertLessEqual({"signed-by-other", "key-mismatch"}, findings)
        signature, findings, done = inspected("a-key-that-nobody-has", other)
        self.assertEqual(signature, {"status": "valid", "by": "Other"})
        self.assertIn("key-mismatch", findings)
        signature, findings, done = inspected(dev, other, "--profile", "Dev")
        self.assertEqual(signature, {"status": "valid", "by": "Other"})
        signature, findings, done = inspected(dev, dev)
        self.assertEqual(signature, {"status": "invalid", "by": None})
        self.assertIn("secret-swapped", findings)
        signature, findings, done = inspected("a-key-that-nobody-has", "a secret that nobody has")
        self.assertEqual(signature, {"status": "unchecked", "by": None})
        fixed = self.call(session, ["inspect", "--fix"], self.call(session, [*SIGN]).stdout)
        self.assertEqual((fixed.returncode, fixed.stdout.count(".")), (0, 2), fixed.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
