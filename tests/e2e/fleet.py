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
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
import endpoints
import keyrings

CLI, SITE = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
NGINX = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
NAME = "tokens.example.org"  # as in the site
CLIENTS = 16
DEADLINE = 20  # seconds, for anything that the machine has to get done
# The instances have an address of their own: nobody else takes the port of one that has stopped.
INSTANCES = "127.0.0.2"
MAIN = """daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    log_format asked "$status $upstream_addr";
    access_log {folder}/access.log asked;
    include {folder}/site.conf;
}}
"""


def free_port():
    """A port that was free a moment ago: nginx cannot choose one."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


class Nginx:
    """nginx with the packaged site, its ports, addresses and certificate replaced. Never runs as root."""

    def __init__(self, folder, instances):
        self.folder = folder
        self.user = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
        subprocess.run(["openssl", "req", "-x509", "-nodes", "-newkey", "ec",
                        "-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj", "/CN=" + NAME,
                        "-addext", "subjectAltName=DNS:" + NAME, "-keyout", folder / "key.pem",
                        "-out", folder / "cert.pem"], check=True, capture_output=True)
        (folder / "nginx.conf").write_text(MAIN.format(folder=folder))
        (folder / "error.log").touch()
        if self.user:
            for path in [folder, *folder.iterdir()]:
                shutil.chown(path, "nobody", "nogroup")
        self.process = None
        for _ in range(5):  # the port may be gone again
            self.address = ("127.0.0.1", free_port())
            self.write_site(instances)
            if self.started():
                return
        raise AssertionError("nginx did not start: " + self.errors())

    def errors(self):
        return (self.folder / "error.log").read_text()

    def write_site(self, instances):
        site = SITE.read_text()
        live = f"/etc/letsencrypt/live/{NAME}/"
        for old, new in [("listen 443 ssl default_server;", "listen %s:%d ssl default_server;" % self.address),
                         ("listen 443 ssl;", "listen %s:%d ssl;" % self.address),
                         ("10.0.0.11:4000", "%s:%d" % instances[0]), ("10.0.0.12:4000", "%s:%d" % instances[1]),
                         (live + "fullchain.pem", f"{self.folder}/cert.pem"),
                         (live + "privkey.pem", f"{self.folder}/key.pem")]:
            assert site.count(old) == 1, f"{SITE} has no single {old}"
            site = site.replace(old, new)
        (self.folder / "site.conf").write_text(site)

    def command(self, *words):
        return [NGINX, "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"),
                "-e", str(self.folder / "error.log"), *words]

    def started(self):
        checked = subprocess.run(self.command("-t"), capture_output=True, text=True, **self.user)
        if "Address already in use" in checked.stderr:
            return False
        assert checked.returncode == 0 and "[warn]" not in checked.stderr, checked.stderr
        self.process = subprocess.Popen(self.command(), stderr=subprocess.DEVNULL, **self.user)
        return keyrings.wait_for("nginx", lambda: self.process.poll() is not None or self.listens()) is True

    def listens(self):
        with socket.socket() as client:
            return client.connect_ex(self.address) == 0 and self.process.poll() is None

    def retried(self):
        """How many requests were put to more than one instance."""
        return sum(", " in line for line in (self.folder / "access.log").read_text().splitlines())

    def close(self):
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=DEADLINE)


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
        self.nginx = Nginx(self.folder / "nginx", [instance.addresses[0] for instance in self.instances])
        self.addCleanup(self.nginx.close)

    def start(self, port=0):
        instance = endpoints.Endpoint(
            [CLI, "serve", "--bind", INSTANCES, "--port", str(port), "--log", "-",
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
    if not NGINX:
        print("skipped: nginx is not installed (Debian's package nginx-light)")
        sys.exit(77)
    unittest.main()
