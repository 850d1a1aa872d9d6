"""Two instances behind a real nginx with the packaged site: no request is lost while they stop, crash and come back.

    python3 fleet.py CALLSIGN_CLI NGINX_SITE
"""

import base64
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import signal
import socket
import ssl
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
import endpoints
import proxies

CLI, SITE = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
NAME = proxies.NAME
CLIENTS = 16
DEADLINE = 20  # seconds, for anything that the machine has to get done
# The instances have an address of their own: nobody else takes the port of one that has stopped.
INSTANCES = "127.0.0.2"


class Client(http.client.HTTPConnection):
    """Speaks to nginx under the site's name."""

    def __init__(self, nginx, name=NAME):
        super().__init__(name)
        self.nginx, self.name = nginx, name
        self.context = ssl.create_default_context(cafile=nginx.folder / "cert.pem")

    def connect(self):
        plain = socket.create_connection(self.nginx.address, timeout=DEADLINE)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock = self.context.wrap_socket(plain, server_hostname=self.name)

    def ask(self, method, path, body=None, bearer=endpoints.BEARER):
        """Status and body of the answer."""
        self.request(method, path, body, {"Content-Type": "application/json", "Authorization": "Bearer " + bearer})
        response = self.getresponse()
        return response.status, response.read().decode()


class Load:
    """Many clients that ask for one token after the other until it is closed, or until something goes wrong."""

    def __init__(self, nginx):
        self.answers, self.failures = {}, []
        self.begun = [None] * CLIENTS  # how many answers there were when each client's request began
        self.changed, self.over = threading.Condition(), False
        self.threads = [threading.Thread(target=self.run, args=(nginx, number)) for number in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def run(self, nginx, number):
        client, count = Client(nginx), 0
        while not self.over:
            count += 1
            name = f"load-{number}-{count}"
            self.begun[number] = len(self.answers)
            try:
                status, text = client.ask("POST", "/video", json.dumps({"sessionName": name, "role": 1}).encode())
            except (OSError, http.client.HTTPException) as error:
                status, text = None, repr(error)
            self.begun[number] = None
            with self.changed:
                self.answers[name] = text
                if status != 200:
                    self.failures.append((name, status, text))
                    self.over = True
                self.changed.notify_all()
        client.close()

    def wait(self, what, condition):
        with self.changed:
            reached = self.changed.wait_for(lambda: self.over or condition(), DEADLINE)
        if self.failures or not reached:
            raise AssertionError(f"while waiting for {what}: {self.failures[:3] or 'nothing happened'}")

    def wait_for_answers(self, number):
        goal = len(self.answers) + number
        self.wait(f"{number} answers", lambda: len(self.answers) >= goal)

    def wait_for_stuck(self):
        """Until a request waits that was sent long before others which have their answers."""
        self.wait("a stuck request", lambda: any(begun is not None and len(self.answers) - begun >= 10 * CLIENTS
                                                 for begun in list(self.begun)))

    def close(self):
        self.over = True
        for thread in self.threads:
            thread.join(DEADLINE)


def unpacked(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


class Fleet(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        endpoints.write_secrets(self.folder)
        (self.folder / "nginx").mkdir()
        self.folder.chmod(0o755)
        self.instances = [self.start(), self.start()]
        self.nginx = proxies.Nginx(SITE, self.folder / "nginx", [instance.addresses[0] for instance in self.instances])
        self.addCleanup(self.nginx.close)

    def start(self, port=0, under=()):
        instance = endpoints.Endpoint(
            [*under, CLI, "serve", "--bind", INSTANCES, "--port", str(port), "--log", "-",
             "--env-file", str(self.folder / "credentials.env"), "--require-key-file", str(self.folder / "bearer.key")])
        self.addCleanup(instance.close)
        return instance

    def end(self, which, end, exit_code):
        """Ends an instance that has requests before it which it has not answered."""
        retried = self.nginx.retried()
        instance = self.instances[which]
        instance.send(signal.SIGSTOP)
        self.load.wait_for_stuck()
        instance.send(end, signal.SIGCONT)
        self.assertEqual(instance.ends(), exit_code)
        self.load.wait_for_answers(20 * CLIENTS)
        self.assertGreater(self.nginx.retried(), retried, "nobody missed the instance")

    def bring_back(self, which):
        """Starts it where it was; nginx soon sends requests there again, instead of putting it aside for a while."""
        self.instances[which] = self.start(self.instances[which].addresses[0][1])
        before = len(self.load.answers)
        self.wait_for_both()
        self.assertLess(len(self.load.answers) - before, 100 * CLIENTS)

    def wait_for_both(self):
        self.load.wait("both at work", lambda: all(instance.posts() >= CLIENTS for instance in self.instances))

    def verify(self, name, answer):
        head, payload, signature = json.loads(answer)["signature"].split(".")
        mac = hmac.new(endpoints.SECRET.encode(), f"{head}.{payload}".encode(), hashlib.sha256).digest()
        self.assertTrue(hmac.compare_digest(mac, unpacked(signature)), name)
        claims = json.loads(unpacked(payload))
        self.assertEqual((claims["app_key"], claims["tpc"]), (endpoints.KEY, name))

    def test_no_request_is_lost_while_instances_stop_crash_and_come_back(self):
        self.load = Load(self.nginx)
        self.addCleanup(self.load.close)
        self.wait_for_both()
        self.instances[0].send(signal.SIGTERM)
        self.assertEqual(self.instances[0].ends(), 0)
        self.load.wait_for_answers(20 * CLIENTS)
        self.bring_back(0)
        for _ in range(2):
            self.end(1, signal.SIGKILL, -signal.SIGKILL)
            self.bring_back(1)
            self.end(0, signal.SIGTERM, 0)
            self.bring_back(0)
        self.load.close()
        self.assertEqual(self.load.failures, [])
        self.assertGreater(len(self.load.answers), 100 * CLIENTS)
        for name, answer in self.load.answers.items():
            self.verify(name, answer)
        print(f"{len(self.load.answers)} requests, {self.nginx.retried()} put to the other instance", file=sys.stderr)

    def fill(self, address):
        """Begins requests and does not end them, until the instance has no room for more."""
        for _ in range(200):
            client = socket.create_connection(address, timeout=DEADLINE)
            self.addCleanup(client.close)
            client.sendall(b"POST / HT")
            probe = http.client.HTTPConnection(*address, timeout=DEADLINE)
            probe.request("GET", "/healthz")
            status = probe.getresponse().status
            probe.close()
            if status == 503:
                return
        self.fail("the instance had room for 200")

    def test_a_request_that_a_full_instance_refuses_goes_to_the_other_one(self):
        address = self.instances[0].addresses[0]
        self.instances[0].close()
        self.start(address[1], ["prlimit", "--nofile=129"])  # half of them for clients
        self.fill(address)
        client = Client(self.nginx)
        self.addCleanup(client.close)
        for _ in range(10):
            self.assertEqual(client.ask("POST", "/video", b'{"sessionName":"x","role":1}')[0], 200)
        self.assertGreater(self.nginx.retried(), 0)
        self.assertNotIn("prematurely", self.nginx.errors())

    def test_the_site_passes_on_what_the_public_may_see(self):
        client = Client(self.nginx)
        self.addCleanup(client.close)
        self.assertEqual(client.ask("GET", "/healthz"), (200, "ok\n"))
        self.assertEqual(client.ask("GET", "/readyz"), (200, "ready\n"))
        self.assertEqual(client.ask("GET", "/metrics")[0], 404)
        self.assertEqual(client.ask("POST", "/", b"{}", bearer="wrong")[0], 401)
        self.assertEqual(client.ask("POST", "/", b"x" * 103_000)[0], 413)

    def test_the_site_answers_to_no_other_name(self):
        with self.assertRaises(ssl.SSLError):
            Client(self.nginx, "elsewhere.example.org").connect()


if __name__ == "__main__":
    if not proxies.PROGRAM:
        print("skipped: nginx is not installed (Debian's package nginx-light)")
        sys.exit(77)
    unittest.main()
