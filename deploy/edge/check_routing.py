"""Checks nginx.conf: routing, headers, streaming, refusals and retries. Started by check-routing.sh."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ROUTES = [
    ("POST", "/api/v1/agencies/AGY-1/documents/agency_invoice", "ingest"),
    ("PUT", "/api/v1/agencies/AGY-1/documents/agency_invoice?filename=a.pdf", "ingest"),
    ("POST", "/api/v1/clients/CLT-1/documents/approved_quotation", "ingest"),
    ("POST", "/api/v1/jobs/J-1/documents", "ingest"),
    ("POST", "/api/v1/jobs/J-1/documents/job_order", "ingest"),
    ("POST", "/api/v1/events/E-1/media", "ingest"),
    ("POST", "/api/v1/images", "ingest"),
    ("POST", "/api/v1/users/U-1/profile", "ingest"),
    ("POST", "/api/v1/temp", "ingest"),
    ("POST", "/api/v1/files", "ingest"),
    ("POST", "/api/v1//files", "ingest"),
    ("POST", "/api/%761/files", "ingest"),
    ("POST", "/api/upload", "ingest"),
    ("GET", "/api/v1/files?collection=documents", "catalog"),
    ("GET", "/api/v1/files/0197/timeline", "catalog"),
    ("GET", "/api/v1/events/E-1/media", "catalog"),
    ("DELETE", "/api/v1/events/E-1/media/M-1", "catalog"),
    ("PATCH", "/api/v1/files/0197", "catalog"),
    ("DELETE", "/api/v1/files/0197", "catalog"),
    ("GET", "/api/files/AGY-1_agency_invoice_1_a.pdf", "catalog"),
    ("HEAD", "/api/files/AGY-1_agency_invoice_1_a.pdf", "catalog"),
    ("POST", "/api/files/AGY-1_agency_invoice_1_a.pdf", "catalog"),
    ("POST", "/api/v1/selftest", "catalog"),
    ("POST", "/api/v1/dead-letters/1/replay", "catalog"),
    ("POST", "/api/v1/products/index", "catalog"),
    ("POST", "/api/migrate/s3", "catalog"),
    ("POST", "/api/v1/filesystem", "catalog"),
    ("POST", "/api/uploads", "catalog"),
    ("GET", "/api/health", "catalog"),
    ("GET", "/integrations", "catalog"),
    ("POST", "/integrations/runs", "catalog"),
    ("GET", "/", "catalog"),
    ("GET", "/login?next=%2Fconsole%2Ffiles", "catalog"),
    ("POST", "/login", "catalog"),
    ("POST", "/logout", "catalog"),
    ("GET", "/console/files", "catalog"),
    ("DELETE", "/console/files/0197", "catalog"),
    ("GET", "/console/upload", "catalog"),
    ("POST", "/console/failures/1/discard", "catalog"),
    ("GET", "/console/assets/console.css", "catalog"),
    ("GET", "/webjars/htmx.org/2.0.10/dist/htmx.min.js", "catalog"),
]
REFUSED = ["/actuator", "/actuator/prometheus", "/%61ctuator/health", "/x/../actuator", "//actuator/env", "/ACTUATOR/x"]
SPOOFED = {
    "X-Forwarded-For": "6.6.6.6",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Port": "1",
    "X-Forwarded-Prefix": "/evil",
    "Forwarded": "for=6.6.6.6",
    "X-Real-IP": "6.6.6.6",
    "X-Original-URL": "/actuator",
}
first_byte = threading.Event()
stopping = {"stopping"}
calls = []


class Service(BaseHTTPRequestHandler):
    """Says who it is and what it was sent."""

    protocol_version = "HTTP/1.1"

    def answer(self):
        if self.path == "/accepting":
            return self.reply(200 if self.server.name not in stopping else 503, {})
        calls.append((self.server.name, self.command, self.path))
        if "break" in self.path:
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
            return
        if "too-large" in self.path:
            self.reply(413, {"code": "FILE_TOO_LARGE"})
        size = self.body()
        if "too-large" not in self.path:
            self.reply(200, {"service": self.server.name, "size": size, "headers": dict(self.headers)})

    def body(self):
        if self.headers.get("Transfer-Encoding") == "chunked":
            size = 0
            while length := int(self.rfile.readline(), 16):
                first_byte.set()
                size += len(self.rfile.read(length))
                self.rfile.readline()
            self.rfile.readline()
            return size
        left = size = int(self.headers.get("Content-Length", 0))
        while left:
            left -= len(self.rfile.read(min(left, 4096)))
            first_byte.set()
        return size

    def reply(self, status, content):
        data = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Service", self.server.name)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)
        self.wfile.flush()

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = answer

    def log_message(self, *_):
        pass


def serve(name):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    server.name = name
    server.handle_error = lambda *_: None  # nginx reads no more of an answer than it needs
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def localized(directory, port, ingest, catalog, others):
    """nginx.conf with loopback addresses and, before ingest, replicas that are no use."""
    conf = open("nginx.conf").read()
    useless = " ".join(f"server 127.0.0.1:{other} max_fails=0;" for other in others)
    groups = f"""
    upstream two_ingests {{ {useless} server 127.0.0.1:{ingest} max_fails=0; }}
    upstream two_catalogs {{ server 127.0.0.1:{catalog} max_fails=0; server 127.0.0.1:{catalog} max_fails=0; }}
    map $service"""
    for old, new in [
        ("map $service", groups),
        (" ingest:8080;", " two_ingests;"),
        (" catalog:8080;", " two_catalogs;"),
        ("listen 8080", f"listen 127.0.0.1:{port}"),
        ("listen 127.0.0.1:8082", f"listen 127.0.0.1:{free_port()}"),
        ("/tmp/", f"{directory}/"),
        ("/dev/stdout", f"{directory}/access.log"),
    ]:
        assert old in conf, f"nginx.conf no longer says {old!r}"
        conf = conf.replace(old, new)
    path = os.path.join(directory, "nginx.conf")
    open(path, "w").write(conf)
    return path


def call(port, method, path, body=None, headers=None):
    connection = http.client.HTTPConnection("localhost", port, timeout=10)
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


failures = []


def expect(what, found, wanted):
    if found != wanted:
        failures.append(f"{what}: {found!r}, wanted {wanted!r}")


def check_routes(port):
    for method, path, service in ROUTES:
        status, headers, _ = call(port, method, path, b"x" if method in ("POST", "PUT", "PATCH") else None)
        expect(f"{method} {path}", (status, headers.get("Service")), (200, service))


def check_refusals(port):
    for path in REFUSED:
        status, headers, body = call(port, "GET", path)
        expect(f"GET {path}", (status, headers.get("Service")), (404, None))
        expect(f"GET {path} code", json.loads(body)["code"], "NOT_FOUND")
    status, headers, body = call(port, "GET", "/api/health", headers={"Host": "evil.example"})
    expect("foreign host", (status, json.loads(body)["status"]), (421, 421))
    status, headers, body = call(port, "GET", "/" + "a" * 120000)
    expect("long address", (status, headers["Content-Type"]), (400, "application/problem+json"))
    status, _, _ = call(port, "GET", "/api/health", headers={"X-Long": "a" * 30000})
    expect("30 KB header", status, 200)


def check_headers(port):
    _, _, body = call(port, "GET", "/api/health", headers=SPOOFED | {"X-Request-Id": "r-1", "Authorization": "Bearer t",
        "Cookie": "waybill_session=s", "Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"})
    seen = json.loads(body)["headers"]
    forwarded = {name: value for name, value in seen.items() if name.lower() in {s.lower() for s in SPOOFED}}
    expect("forwarded headers", forwarded, {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "http"})
    expect("host", seen["Host"], f"localhost:{port}")
    expect("request id", seen["X-Request-Id"], "r-1")
    expect("authorization", seen["Authorization"], "Bearer t")
    session = [seen[name] for name in ("Cookie", "Origin", "Sec-Fetch-Site")]
    expect("what a session is known by", session, ["waybill_session=s", "http://localhost", "same-origin"])
    _, _, body = call(port, "GET", "/api/health", headers={"X-Request-Id": "no good"})
    expect("made-up request id", bool(re.fullmatch("[0-9a-f]{32}", json.loads(body)["headers"]["X-Request-Id"])), True)


def check_streaming(port):
    """The service reads the beginning of a body while the client still holds back its end."""
    for head, start, end in [
        (b"Content-Length: 8192\r\n", b"a" * 4096, b"b" * 4096),
        (b"Transfer-Encoding: chunked\r\n", b"1000\r\n" + b"a" * 4096 + b"\r\n", b"1000\r\n" + b"b" * 4096 + b"\r\n0\r\n\r\n"),
    ]:
        first_byte.clear()
        with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
            client.sendall(b"PUT /api/v1/files HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + head + b"\r\n" + start)
            expect("body streamed", first_byte.wait(5), True)
            client.sendall(end)
            answer = b""
            while part := client.recv(65536):
                answer += part
            expect("streamed whole", json.loads(answer.split(b"\r\n\r\n", 1)[1])["size"], 8192)


def check_early_refusal(port):
    """A refusal sent before the body is read reaches a client that sends all of it first."""
    block = b"x" * 65536
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(b"POST /api/v1/files?too-large HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % (len(block) * 800))
        for _ in range(800):
            client.sendall(block)
        expect("early refusal", client.recv(65536)[:12], b"HTTP/1.1 413")


def check_retries(port):
    for _ in range(6):
        status, headers, _ = call(port, "POST", "/api/v1/files", b"x")
        expect("POST with one replica down and one stopping", (status, headers["Service"]), (200, "ingest"))
    stopping.add("ingest")
    calls.clear()
    status, headers, body = call(port, "POST", "/api/v1/files", b"x")
    expect("POST with all of them stopping", (status, headers["Retry-After"], len(calls)), (503, "5", 0))
    expect("POST with all of them stopping, detail", "Nothing was taken in" in json.loads(body)["detail"], True)
    stopping.remove("ingest")
    expect("GET /accepting", call(port, "GET", "/accepting")[0], 404)
    for method, attempts in [("GET", 2), ("DELETE", 2), ("PATCH", 1), ("POST", 1)]:
        calls.clear()
        status, headers, body = call(port, method, "/api/v1/break")
        expect(f"{method} broken off", (status, len(calls)), (502, attempts))
        expect(f"{method} broken off, retry-after", headers["Retry-After"], "5")
        expect(f"{method} broken off, code", json.loads(body)["code"], "INTERNAL")


def main():
    ingest, catalog = serve("ingest"), serve("catalog")
    port, others = free_port(), [free_port(), serve("stopping")]
    with tempfile.TemporaryDirectory() as directory:
        os.chmod(directory, 0o755)
        conf = localized(directory, port, ingest, catalog, others)
        command = ["nginx", "-e", f"{directory}/error.log", "-p", directory, "-c", conf]
        subprocess.run([*command, "-t", "-q"], check=True)
        nginx = subprocess.Popen([*command, "-g", "daemon off;"], stderr=subprocess.DEVNULL)
        try:
            deadline = time.monotonic() + 10
            while socket.socket().connect_ex(("127.0.0.1", port)):
                assert nginx.poll() is None and time.monotonic() < deadline, "nginx did not start"
                time.sleep(0.05)
            check_routes(port)
            check_refusals(port)
            check_headers(port)
            check_streaming(port)
            check_early_refusal(port)
            check_retries(port)
        finally:
            nginx.send_signal(signal.SIGTERM)
            nginx.wait()
    for failure in failures:
        print("FAILED", failure)
    print(f"check-routing: {len(ROUTES)} routes, {len(failures)} failures")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
