"""A small server with Zoom's shapes for the tests: authorize, token with PKCE and rotation, device codes, revoke, and a
few calls of the API. On loopback, in threads of the test."""

import base64
import hashlib
import http.server
import json
import secrets
import ssl
import threading
import urllib.parse


def _text(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


class Zoom:
    """`given` holds every secret that it handed out; `calls` what was asked: (path, form or body, Authorization)."""

    def __init__(self, context=None):
        zoom = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def answer(self):
                length = int(self.headers.get("Content-Length") or 0)
                zoom.handle(self, self.rfile.read(length).decode())

            do_GET = do_POST = do_DELETE = answer

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        if context is not None:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.base = f"{'https' if context else 'http'}://127.0.0.1:{self.server.server_port}"
        self.life = 3600
        self.scope = "user:read:user user:read:token meeting:read:meeting"
        self.given, self.calls, self.codes = [], [], {}
        self.access, self.refresh, self.before = None, None, None
        self.device = "authorization_pending"
        self.pauses = []  # what Retry-After says to the next calls
        self.on_token = lambda: None
        self.mutex = threading.Lock()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def count(self, path, grant=""):
        return sum(1 for seen, body, _ in self.calls if seen.startswith(path) and grant in body)

    def secret(self, kind):
        value = f"{kind}-{secrets.token_hex(24)}"
        self.given.append(value)
        return value

    def tokens(self, refresh=True):
        claims = {"aid": "account-of-the-tests", "uid": "user-of-the-tests", "jti": secrets.token_hex(8)}
        self.access = f"{_text({'alg': 'HS512'})}.{_text(claims)}.{self.secret('access')}"
        answer = {"access_token": self.access, "token_type": "bearer", "expires_in": self.life, "scope": self.scope}
        if refresh:
            self.before, self.refresh = self.refresh, self.secret("refresh")
            answer["refresh_token"] = self.refresh
        return answer

    def handle(self, request, body):
        path, _, query = request.path.partition("?")
        with self.mutex:
            self.calls.append((request.path, body, request.headers.get("Authorization") or ""))
            if path == "/oauth/authorize":
                status, answer, fields = self.authorize(dict(urllib.parse.parse_qsl(query)))
            elif path == "/oauth/token":
                status, answer, fields = self.token(dict(urllib.parse.parse_qsl(body)))
            elif path == "/oauth/devicecode":
                self.code = self.secret("device")
                status, answer, fields = 200, {
                    "device_code": self.code, "user_code": "ABCD-1234", "expires_in": 900, "interval": 1,
                    "verification_uri": self.base + "/oauth_device",
                    "verification_uri_complete": self.base + "/oauth_device?user_code=ABCD-1234"}, {}
            elif path == "/oauth/revoke":
                self.access = self.refresh = self.before = None
                status, answer, fields = 200, {"status": "success"}, {}
            else:
                status, answer, fields = self.api(request, path, query, body)
        if path == "/oauth/token":
            self.on_token()
        text = json.dumps(answer).encode()
        request.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": len(text), **fields}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(text)

    def authorize(self, query):
        code = self.secret("code")
        self.codes[code] = query
        back = urllib.parse.urlencode({"code": code, "state": query["state"]})
        return 302, {}, {"Location": f"{query['redirect_uri']}?{back}"}

    def token(self, form):
        bad = 400, {"reason": "Invalid Token!", "error": "invalid_grant"}, {}
        if form["grant_type"] == "authorization_code":
            asked = self.codes.pop(form["code"], None)
            digest = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).decode()
            self.given.append(form["code_verifier"])
            fits = asked and asked["code_challenge"] == digest.rstrip("=") and asked["code_challenge_method"] == "S256"
            return (200, self.tokens(), {}) if fits and asked["redirect_uri"] == form["redirect_uri"] else bad
        if form["grant_type"] == "refresh_token":
            # As Zoom does, the token before works until the new one has been used.
            known = form["refresh_token"] in (self.refresh, self.before)
            return (200, self.tokens(), {}) if known else bad
        if form["grant_type"].endswith("device_code"):
            error = self.device
            if error == "slow_down":
                self.device = "authorization_pending"
            return (400, {"error": error}, {}) if error else (200, self.tokens(), {})
        return 200, self.tokens(refresh=False), {}

    def api(self, request, path, query, body):
        if self.pauses:
            return 429, {"code": 429, "message": "Too many"}, {"Retry-After": self.pauses.pop(0)}
        if request.headers.get("Authorization") != f"Bearer {self.access}":
            return 401, {"code": 124, "message": "Invalid access token."}, {}
        if path == "/v2/users/me/token" or path.endswith("/token"):
            return 200, {"token": self.secret("join")}, {}
        if path == "/v2/meetings/999":
            return 404, {"code": 3001, "message": "Meeting does not exist: 999."}, {}
        if path == "/v2/users":
            page = dict(urllib.parse.parse_qsl(query)).get("next_page_token", "")
            return 200, {"page": page, "next_page_token": {"": "two", "two": "three"}.get(page, "")}, {}
        return 200, {"id": "user-of-the-tests", "sent": body}, {}


def self_signed(folder):
    """A context whose certificate nobody trusts, made with openssl."""
    import subprocess
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1",
                    "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
