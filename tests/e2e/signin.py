"""Signing in from the command line, with a real gnome-keyring and a small server with Zoom's shapes.

    python3 signin.py CALLSIGN_CLI
"""

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import threading
import time
import unittest
import urllib.error
import urllib.request

from signinworld import CLI, SECRET, Watch, World, listeners, keyrings, zoom


class SignIn(World):
    def test_a_whole_life(self):
        for public in (False, True):
            name = "Public" if public else "Confidential"
            self.add(name, public)
            profile = ["--profile", name]
            self.assertEqual(self.run_cli("status", *profile).returncode, 4)
            needed = self.run_cli("token", *profile)
            self.assertEqual((needed.returncode, needed.stdout), (4, ""))
            self.assertIn(f"callsign-cli login --profile {name}", needed.stderr)
            self.assertRegex(self.login(*profile), f"^Signed in with {name}; the access token lives for [^\\n]+\\.\n$")
            first = self.token(*profile)
            self.assertEqual(first, self.zoom.access)
            self.assertEqual(self.token(*profile), first)
            second = self.token(*profile, "--min-validity", "2h")
            self.assertNotEqual(second, first)
            self.assertEqual(self.token(*profile), second)
            self.assertIn("user-of-the-tests", self.run_cli("api", "GET", "/users/me", *profile).stdout)
            state = json.loads(self.run_cli("status", "--json", *profile).stdout)
            self.assertEqual((state["signedIn"], state["account"]), (True, "account-of-the-tests"))
            self.assertEqual(state["scopes"], self.zoom.scope.split())
            self.assertIn("meeting:write:meeting", state["missingScopes"])
            self.assertTrue(0 < state["secondsLeft"] <= 3600)
            self.assertTrue(state["refreshToken"]["kept"])
            signed_out = self.run_cli("logout", *profile)
            self.assertEqual(signed_out.returncode, 0, signed_out.stderr)
            self.assertIsNone(self.zoom.access)
            self.assertEqual(self.run_cli("token", *profile).returncode, 4)
            self.assertEqual(self.run_cli("logout", *profile).returncode, 0)

    def test_the_client_shows_itself_as_it_should(self):
        self.add("Public", True)
        self.login("--profile", "Public")
        _, form, authorization = [call for call in self.zoom.calls if call[0] == "/oauth/token"][-1]
        self.assertIn("client_id=", form)
        self.assertEqual(authorization, "")
        self.add("Confidential")
        self.login("--profile", "Confidential")
        _, form, authorization = [call for call in self.zoom.calls if call[0] == "/oauth/token"][-1]
        self.assertNotIn("client_id=", form)
        self.assertTrue(authorization.startswith("Basic "))

    def test_nothing_secret_is_shown_or_left(self):
        self.add()
        with Watch() as watch:
            self.login("--verbose")
            self.token("--min-validity", "2h", "--verbose")
            self.run_cli("api", "GET", "/users/me", "--verbose", "-i")
            self.run_cli("zak", "--verbose")
            self.run_cli("logout", "--verbose")
        self.assertGreater(len(self.zoom.given), 6)
        seen = b"\n".join(watch.seen)
        self.assertIn(b"--min-validity", seen)
        said = "".join(self.said)
        self.assertIn("Refresh", said)
        files = {path: path.read_bytes() for path in self.session.folder.rglob("*")
                 if path.is_file() and "keyrings" not in path.parts}
        for one in [*self.zoom.given, SECRET]:
            self.assertNotIn(one.encode(), seen)
            self.assertNotIn(one, said)
            self.assertEqual([path for path, text in files.items() if one.encode() in text], [])

    def test_listens_on_loopback_while_it_waits_and_nowhere_after(self):
        self.add()
        for end in (signal.SIGINT, signal.SIGTERM, None):
            process, url = self.start("--no-browser")
            port = re.search(r"redirect_uri=http%3A%2F%2F127.0.0.1%3A(\d+)", url)[1]
            self.assertEqual(listeners(port), [f"127.0.0.1:{port}"])
            if end is None:
                urllib.request.urlopen(url).close()
            else:
                process.send_signal(end)
            _, err = self.finish(process)
            self.assertEqual(process.returncode, 0 if end is None else 130, err)
            self.assertEqual(listeners(port), [])
        self.assertEqual(self.run_cli("status").returncode, 0)

    def test_interrupted_when_the_tokens_are_there_it_keeps_them(self):
        self.add()
        process, url = self.start("--no-browser")
        asked = threading.Event()
        self.zoom.on_token = lambda: (asked.set(), self.session.daemon.send_signal(signal.SIGSTOP))
        self.addCleanup(self.session.daemon.send_signal, signal.SIGCONT)
        urllib.request.urlopen(url).close()
        self.assertTrue(asked.wait(keyrings.DEADLINE))
        for one in (signal.SIGINT, signal.SIGHUP):
            time.sleep(0.5)
            process.send_signal(one)
        time.sleep(0.2)
        self.session.daemon.send_signal(signal.SIGCONT)
        _, err = self.finish(process)
        self.zoom.on_token = lambda: None
        self.assertEqual(process.returncode, 0, err)
        self.assertEqual(self.token(), self.zoom.access)

    def test_a_profile_that_is_removed_meanwhile_gets_no_tokens(self):
        self.add()
        process, url = self.start("--no-browser")
        self.assertEqual(self.run_cli("profiles", "remove", "App").returncode, 0)
        urllib.request.urlopen(url).close()
        out, err = self.finish(process)
        self.assertEqual((process.returncode, out), (2, ""), err)
        self.assertIn("knows no profile App any more", err)
        self.assertIn("were revoked", err)
        self.assertIsNone(self.zoom.access)

    def test_signs_in_at_the_companys_own_address(self):
        self.add()
        process, url = self.start("--no-browser", "--sso", "company.zoom.us/")
        self.assertTrue(url.startswith("https://company.zoom.us/oauth/authorize?"), url)
        process.send_signal(signal.SIGINT)
        self.finish(process)

    def test_a_pasted_address_finishes_it(self):
        self.add()
        process, url = self.start("--no-browser", "--paste")

        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None

        with self.assertRaises(urllib.error.HTTPError) as answer:
            urllib.request.build_opener(Stay).open(url)
        landed = answer.exception.headers["Location"]
        answer.exception.close()
        out, err = self.finish(process, "http://127.0.0.1/callback?code=x&state=other\n" + landed + "\n")
        self.assertEqual(process.returncode, 0, err)
        self.assertIn("Signed in with App", out)
        self.assertIn("does not belong to the sign-in", err)

    def test_standard_input_that_ends_early_is_said(self):
        self.add()
        process, _ = self.start("--no-browser", "--paste")
        _, err = self.finish(process, "")
        self.assertEqual(process.returncode, 1)
        self.assertIn("standard input ended", err)

    def test_signs_in_on_another_device(self):
        self.add()
        self.zoom.device = "slow_down"
        process = subprocess.Popen([CLI, "login", "--device"], env=self.session.environment, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.finish, process)
        self.assertIn("enter the code ABCD-1234", process.stderr.readline())
        keyrings.wait_for("the first question", lambda: self.zoom.count("/oauth/token"))
        asked = time.monotonic()
        self.zoom.device = None
        out, err = self.finish(process)
        self.assertEqual(process.returncode, 0, err)
        self.assertGreater(time.monotonic() - asked, 5)  # slow_down: five seconds more
        self.assertEqual(self.token(), self.zoom.access)

    def test_a_terminal_shows_a_qr_code(self):
        self.add()
        mine, its = pty.openpty()
        process = subprocess.Popen([CLI, "login", "--device", "--timeout", "2s"], env=self.session.environment,
                                   stdout=subprocess.DEVNULL, stderr=its)
        os.close(its)
        text = b""
        with contextlib.suppress(OSError):  # the end of a terminal is an error
            while piece := os.read(mine, 4096):
                text += piece
        os.close(mine)
        self.assertEqual(process.wait(), 1)
        lines = text.decode().split("\r\n")
        code = [line for line in lines if line and set(line) <= set("█▀▄ ")]
        self.assertEqual({len(line) for line in code}, {len(code[0])})
        self.assertIn(2 * len(code) - len(code[0]), (0, 1))  # a square: two rows stand in a line
        self.assertEqual(code[0], "█" * len(code[0]))

    def test_the_system_opens_the_browser(self):
        self.add()
        opener = self.session.folder / "bin" / "xdg-open"
        opener.parent.mkdir()
        opener.write_text(f"#!{sys.executable}\nimport sys, urllib.request\n"
                          "print('noise')\nurllib.request.urlopen(sys.argv[1]).close()\n")
        opener.chmod(0o755)
        self.session.environment["PATH"] = f"{opener.parent}:{self.session.environment['PATH']}"
        silent = self.run_cli("login", "--timeout", "1s")  # without a display
        self.assertEqual(silent.returncode, 1)
        self.assertIn("No browser could be opened here", silent.stderr)
        self.session.environment["DISPLAY"] = ":4711"
        done = self.run_cli("login")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("A browser opens", done.stderr)
        self.assertNotIn("noise", done.stdout + done.stderr)
        closed = self.run_cli("login", "--no-browser", "--timeout", "1s")
        self.assertEqual(closed.returncode, 1)

    def test_what_is_left_after_half_a_sign_out(self):
        self.add()
        self.login()
        forgotten = self.run_cli("logout", "--forget")
        self.assertEqual(forgotten.returncode, 0, forgotten.stderr)
        self.assertIsNotNone(self.zoom.access)
        self.assertEqual(self.run_cli("status").returncode, 4)
        self.login()
        revoked = self.run_cli("logout", "--revoke")
        self.assertEqual(revoked.returncode, 0, revoked.stderr)
        self.assertIsNone(self.zoom.access)
        self.assertEqual(self.run_cli("status").returncode, 4)
        self.login()
        self.zoom.close()
        unreachable = self.run_cli("logout")
        self.assertEqual(unreachable.returncode, 6)
        self.assertIn("are forgotten here", unreachable.stderr)
        self.assertEqual(self.run_cli("status").returncode, 4)

    def test_a_refusal_is_explained(self):
        self.add()
        self.zoom.device = "access_denied"
        done = self.run_cli("login", "--device")
        self.assertEqual(done.returncode, 1)
        self.assertIn("was not allowed", done.stderr)
        self.zoom.authorize = lambda query: (
            302, {}, {"Location": f"{query['redirect_uri']}?error=access_denied&state={query['state']}"})
        process, url = self.start("--no-browser", "--verbose")
        with urllib.request.urlopen(url) as page:
            self.assertIn("Not signed in", page.read().decode())
        _, err = self.finish(process)
        self.assertEqual(process.returncode, 1)
        self.assertIn("was not allowed", err)
        self.assertIn("<- after", err)

    def test_a_sign_in_that_nobody_finishes_ends(self):
        self.add()
        process, _ = self.start("--no-browser", "--timeout", "1s")
        _, err = self.finish(process)
        self.assertEqual(process.returncode, 1)
        self.assertIn("gave up waiting", err)

    def test_a_port_that_is_taken_is_said_before(self):
        self.add()
        port = str(self.zoom.server.server_port)
        done = self.run_cli("login", "--no-browser", "--port", port)
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"127.0.0.1:{port}", done.stderr)
        self.assertNotIn("/oauth/authorize", done.stderr)

    def test_a_locked_keychain_stops_it_before_the_browser(self):
        self.add()
        self.login()
        used = len(self.zoom.calls)
        self.session.lock()
        for words in (["login"], ["token"], ["status"], ["logout"], ["api", "GET", "/users/me"]):
            done = self.run_cli(*words)
            self.assertEqual((done.returncode, done.stdout), (5, ""), done.stderr)
            self.assertIn("unlock it", done.stderr)
        self.assertEqual(len(self.zoom.calls), used)

    def test_a_server_that_cannot_prove_itself_is_not_trusted(self):
        stranger = zoom.Zoom(zoom.self_signed(self.session.folder))
        self.addCleanup(stranger.close)
        self.add(base=stranger.base)
        self.session.environment["ASAN_OPTIONS"] = "detect_leaks=1:fast_unwind_on_malloc=0"  # see leaks.supp
        process, url = self.start("--no-browser")
        redirect = re.search(r"redirect_uri=([^&]+)", url)[1]
        state = re.search(r"state=([^&]+)", url)[1]
        urllib.request.urlopen(f"{urllib.request.unquote(redirect)}?code=c0de&state={state}").close()
        _, err = self.finish(process)
        self.assertEqual(process.returncode, 6, err)
        self.assertIn("does not trust 127.0.0.1", err)
        self.assertEqual(stranger.calls, [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
