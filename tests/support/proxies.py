"""A real nginx with a packaged site, for tests."""

import os
import shutil
import socket
import subprocess

import keyrings

PROGRAM = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
NAME = "tokens.example.org"  # as in the site
DEADLINE = 20  # seconds, for anything that the machine has to get done
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

    def __init__(self, site, folder, instances):
        self.site, self.folder = site, folder
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
        site = self.site.read_text()
        live = f"/etc/letsencrypt/live/{NAME}/"
        for old, new in [("listen 443 ssl default_server;", "listen %s:%d ssl default_server;" % self.address),
                         ("listen 443 ssl;", "listen %s:%d ssl;" % self.address),
                         ("10.0.0.11:4000", "%s:%d" % instances[0]), ("10.0.0.12:4000", "%s:%d" % instances[1]),
                         (live + "fullchain.pem", f"{self.folder}/cert.pem"),
                         (live + "privkey.pem", f"{self.folder}/key.pem")]:
            assert site.count(old) == 1, f"{self.site} has no single {old}"
            site = site.replace(old, new)
        (self.folder / "site.conf").write_text(site)

    def command(self, *words):
        return [PROGRAM, "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"),
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
