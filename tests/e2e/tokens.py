"""Tokens of somebody who has signed in from the command line: refreshed, shared by processes, kept whatever happens.

    python3 tokens.py CALLSIGN_CLI
"""

import random
import signal
import subprocess
import threading
import time
import unittest

from signinworld import CLI, SECRET, World, keyrings

KILLS = 30


class Tokens(World):
    def test_a_keychain_that_fails_after_the_refresh_loses_no_token(self):
        self.add()
        self.login()
        self.zoom.on_token = self.session.stop_daemon
        done = self.run_cli("token", "--min-validity", "2h")
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertEqual(done.stdout.strip(), self.zoom.access)
        self.assertIn("could not be kept", done.stderr)

    def test_a_keychain_that_comes_back_keeps_it_after_all(self):
        self.add()
        self.login()

        def stop():
            self.zoom.on_token = lambda: None
            self.session.daemon.send_signal(signal.SIGSTOP)
            threading.Timer(6, self.session.daemon.send_signal, [signal.SIGCONT]).start()

        self.zoom.on_token = stop
        first = self.token("--min-validity", "2h")
        self.zoom.before = None  # what was kept before works no more
        self.assertEqual(self.token(), first)
        self.token("--min-validity", "2h")

    def test_two_processes_that_refresh_at_once_leave_one_valid_pair(self):
        self.add()
        self.login()
        for _ in range(5):
            both = [subprocess.Popen([CLI, "token", "--min-validity", "2h"], env=self.session.environment,
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
            for process in both:
                out, err = process.communicate(timeout=60)
                self.assertEqual(process.returncode, 0, err)
                self.assertTrue(out.strip())
            self.assertEqual(self.token(), self.zoom.access)
        self.token("--min-validity", "2h")

    def test_killed_at_any_moment_the_kept_pair_still_refreshes(self):
        self.add()
        self.login()
        started = time.monotonic()
        self.token("--min-validity", "2h")
        whole = time.monotonic() - started  # on a busy machine it is much longer than on an idle one
        for i in range(KILLS):
            process = subprocess.Popen([CLI, "token", "--min-validity", "2h"], env=self.session.environment,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(random.uniform(0, 1.2 * whole))  # the moment
            process.kill()
            process.wait()
            done = self.run_cli("token", "--min-validity", "2h")
            self.assertEqual(done.returncode, 0, f"after {i + 1} kills: {done.stderr}")
        self.assertGreater(self.zoom.count("/oauth/token", "refresh_token"), KILLS + 3)  # some were killed after it

    def test_an_interrupted_refresh_is_kept(self):
        self.add()
        self.login()
        for signals in ([signal.SIGINT], [signal.SIGHUP], [signal.SIGQUIT], [signal.SIGTERM, signal.SIGINT]):
            with self.subTest(signals):
                self.interrupt_a_refresh(signals)

    def interrupt_a_refresh(self, signals):
        asked, goes_on = threading.Event(), threading.Event()

        def hold():
            asked.set()
            goes_on.wait(keyrings.DEADLINE)

        self.zoom.on_token = hold
        process = subprocess.Popen([CLI, "token", "--min-validity", "2h"], env=self.session.environment,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.finish, process)
        self.assertTrue(asked.wait(keyrings.DEADLINE))
        for one in signals:
            process.send_signal(one)
            time.sleep(0.2)
        goes_on.set()
        _, err = self.finish(process)
        self.assertEqual(process.returncode, 130, err)
        self.zoom.before = None  # what was kept before works no more
        self.zoom.on_token = lambda: None
        self.assertEqual(self.token(), self.zoom.access)
        self.token("--min-validity", "2h")

    def test_a_token_that_was_revoked_elsewhere_is_renewed(self):
        self.add()
        self.login()
        self.zoom.tokens(refresh=False)  # the one that is kept is good no more
        done = self.run_cli("api", "GET", "/users/me")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.zoom.count("/v2/users/me"), 2)
        self.zoom.tokens(refresh=False)
        refused = self.run_cli("obf", "--meeting-number", "123 456")
        self.assertEqual((refused.returncode, refused.stdout), (1, ""))
        self.assertIn("has been renewed. Send the call again.", refused.stderr)
        self.assertNotIn("callsign-cli login", refused.stderr)
        self.assertEqual(self.zoom.count("/v2/users/me/token?type=onbehalf&meeting_id=123456"), 1)
        self.assertEqual(self.run_cli("obf", "--meeting-number", "123 456").returncode, 0)

    def test_a_lost_sign_in_is_said(self):
        self.add()
        self.login()
        self.zoom.refresh = self.zoom.before = None
        done = self.run_cli("token", "--min-validity", "2h")
        self.assertEqual((done.returncode, done.stdout), (4, ""))
        self.assertIn("callsign-cli login --profile App", done.stderr)

    def test_an_edit_of_the_profile_waits_for_the_refresh(self):
        self.add()
        self.login()
        asked = threading.Event()
        self.zoom.on_token = lambda: (asked.set(), time.sleep(0.5))  # a slow server
        refresh = subprocess.Popen([CLI, "token", "--min-validity", "2h"], env=self.session.environment,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.finish, refresh)
        self.assertTrue(asked.wait(keyrings.DEADLINE))
        env = self.session.folder / "app.env"
        env.write_text(f"ZOOM_CLIENT_ID=abcdefghijklmnopqrstuv\nZOOM_CLIENT_SECRET={SECRET}-new\n")
        edited = self.run_cli("profiles", "import", env)
        self.assertEqual(edited.returncode, 0, edited.stderr)
        self.finish(refresh)
        self.assertEqual(refresh.returncode, 0)
        self.zoom.on_token = lambda: None
        self.zoom.before = None
        self.token("--min-validity", "2h")  # the rotated pair is still there


if __name__ == "__main__":
    unittest.main(verbosity=2)
