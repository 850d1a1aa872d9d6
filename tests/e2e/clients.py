"""What clients meet that come at the wrong time or behave badly, by the bytes that they see.

    python3 clients.py CALLSIGN_CLI
"""

import pathlib
import signal
import socket
import struct
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
import endpoints

CLI = sys.argv.pop(1)
BODY = b'{"sessionName":"Harbour","role":1}'
DEADLINE = 20  # seconds, for anything that the machine has to get done


def post(*fields, body=BODY, length=None):
    length = len(body) if length is None else length
    head = ["POST / HTTP/1.1", "Host: localhost", "Content-Type: application/json", f"Content-Length: {length}", *fields]
    return "\r\n".join([*head, "", ""]).encode() + body


class Client(socket.socket):
    """A connection whose answers are read by hand."""

    def __init__(self, address):
        super().__init__()
        self.settimeout(DEADLINE)
        self.connect(address)

    def answer(self):
        """Head of the next answer; its body is dropped."""
        came = b""
        while b"\r\n\r\n" not in came:
            more = self.recv(65536)
            if not more:
                return came.decode()
            came += more
        head, _, body = came.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        while len(body) < length:
            body += self.recv(65536)
        return head.decode()


class Clients(unittest.TestCase):
    def start(self, *options):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        endpoints.write_secrets(pathlib.Path(folder.name))
        self.endpoint = endpoints.Endpoint(
            [CLI, "serve", "--port", "0", "--env-file", folder.name + "/credentials.env", *options])
        self.addCleanup(self.endpoint.close)
        return self.endpoint.addresses[0]

    def client(self, address):
        client = Client(address)
        self.addCleanup(client.close)
        return client

    def ask(self, address, request):
        client = self.client(address)
        client.sendall(request)
        return client.answer()

    def check_silence(self):
        """Ends it; nothing was said since it listens."""
        self.endpoint.send(signal.SIGTERM)
        self.assertEqual(self.endpoint.ends(), 0)
        self.assertEqual(self.endpoint.process.stderr.read(), "")

    def test_requests_that_came_before_the_end_are_answered(self):
        for threads in ("1", "2"):
            address = self.start("--threads", threads)
            clients = [self.client(address) for _ in range(5)]
            for client in clients[:3]:  # kept alive
                client.sendall(post())
                self.assertIn("200 OK", client.answer())
            self.endpoint.send(signal.SIGSTOP)
            clients.append(self.client(address))  # not accepted yet
            for client in clients:
                client.sendall(post())
            self.endpoint.send(signal.SIGTERM, signal.SIGCONT)
            for client in clients:
                self.assertIn("200 OK", client.answer())
                self.assertEqual(client.recv(1), b"")
            self.assertEqual(self.endpoint.ends(), 0)

    def test_no_client_of_many_loses_a_request_at_the_end(self):
        address = self.start("--threads", "2")
        failures, begun = [], threading.Barrier(9, timeout=DEADLINE)

        def load():
            client, head, count = Client(address), "", 0
            try:
                while "Connection: close" not in head:
                    client.sendall(post())
                    head, count = client.answer(), count + 1
                    if "200 OK" not in head:
                        raise OSError("answered with " + head)
                    if count == 100:
                        begun.wait()
            except OSError as error:
                failures.append(repr(error))
            client.close()

        threads = [threading.Thread(target=load) for _ in range(8)]
        for thread in threads:
            thread.start()
        begun.wait()
        self.endpoint.send(signal.SIGTERM)
        for thread in threads:
            thread.join(DEADLINE)
        self.assertEqual(failures, [])
        self.assertEqual(self.endpoint.ends(), 0)

    def test_whoever_sends_too_much_is_told_so(self):
        address = self.start()
        for fields in ([], ["Transfer-Encoding: chunked"]):
            client = self.client(address)
            body = b"4c4b40\r\n" * bool(fields) + b"x" * 5_000_000
            request = post(*fields, body=body)
            client.sendall(request.replace(b"Content-Length: %d\r\n" % len(body), b"") if fields else request)
            self.assertIn("413 ", client.answer())
            self.assertEqual(client.recv(1), b"")

    def test_whoever_vanishes_with_requests_under_way_leaves_no_trace(self):
        address = self.start()
        for _ in range(50):
            client = Client(address)
            client.sendall(post() * 20)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.close()
        self.assertIn("200 OK", self.ask(address, post("Connection: close")))
        self.check_silence()

    def test_each_loopback_address_is_known(self):
        address = self.start("--bind", "127.0.0.2")
        self.assertEqual(address[0], "127.0.0.2")
        request = post("Connection: close").replace(b"localhost", b"127.0.0.2:%d" % address[1])
        self.assertIn("200 OK", self.ask(address, request))

    def test_a_whole_url_says_whom_a_request_is_for(self):
        address = self.start()
        for url, host, status in [("http://localhost/healthz", "localhost", "200"),
                                  ("http://localhost/healthz", "elsewhere.example", "200"),
                                  ("http://elsewhere.example/healthz", "localhost", "421"),
                                  ("/healthz", "elsewhere.example", "421")]:
            head = self.ask(address, f"GET {url} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            self.assertIn(f"HTTP/1.1 {status} ", head, (url, host))

    def test_a_log_that_cannot_be_written_is_told_once(self):
        address = self.start("--log", "/dev/full")
        for _ in range(3):
            self.assertIn("200 OK", self.ask(address, post("Connection: close")))
        self.assertIn("cannot write /dev/full", self.endpoint.process.stderr.readline())
        self.assertIn("200 OK", self.ask(address, post("Connection: close")))
        self.check_silence()


if __name__ == "__main__":
    unittest.main()
