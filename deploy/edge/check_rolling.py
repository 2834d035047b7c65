"""Restarts replicas under load and counts failed requests. Started by check-rolling.sh."""

import contextlib
import glob
import hashlib
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
import uuid

import check_routing

ROOT = os.path.abspath("../..")
ROUNDS = int(os.environ.get("ROUNDS", "1"))
DRAIN = os.environ.get("DRAIN", "2s")
ONLY = os.environ.get("ONLY", "")
SIGNAL = signal.Signals["SIG" + os.environ.get("SIGNAL", "TERM")]
PDF = b"%PDF-1.7\n"


def only(pattern):
    found = glob.glob(os.path.join(ROOT, pattern))
    if len(found) != 1:
        sys.exit(f"check-rolling: {pattern} is not there; ./mvnw -DskipTests package")
    return found[0]


class Process:
    """A service or a back end; its output goes to a file."""

    def __init__(self, name, command, directory, settings, ready):
        self.name, self.command, self.ready = name, command, ready
        self.log = os.path.join(directory, f"{name}.log")
        self.environment = os.environ | settings

    def start(self):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=os.path.dirname(self.log), env=self.environment, stdout=log, stderr=log)
        deadline = time.monotonic() + 180
        while not self.ready(self):
            if self.process.poll() is not None or time.monotonic() > deadline:
                print(open(self.log, errors="replace").read()[-4000:])
                sys.exit(f"check-rolling: {self.name} did not start")
            time.sleep(0.1)
        return self

    def stop(self, how=signal.SIGTERM):
        """Seconds that it took."""
        begun = time.monotonic()
        self.process.send_signal(how)
        self.process.wait(120)
        return time.monotonic() - begun


def says_ready(process):
    return any(line.startswith(b"ready ") for line in open(process.log, "rb"))


def answers_ready(port):
    def ready(_):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/actuator/health/readiness", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False
    return ready


def back_ends(java, directory):
    classpath = f"{ROOT}/chaos/target/classes:{open(only('chaos/target/classpath.txt')).read().strip()}"
    kafka, s3, mongo = (str(check_routing.free_port()) for _ in range(3))
    for name, arguments in [
        ("kafka", [kafka, kafka]), ("s3", [s3, "check", "check-secret", "waybill"]), ("mongo", [mongo])
    ]:
        home = os.path.join(directory, name + ".d")
        os.mkdir(home)
        command = [*java, "-cp", classpath, "dev.waybill.chaos.backend.BackendMain", name, home, *arguments]
        yield Process(name, command, directory, {}, says_ready), {
            "kafka": {"KAFKA_BOOTSTRAP_SERVERS": f"127.0.0.1:{kafka}"},
            "s3": {"S3_ENDPOINT_URL": f"http://127.0.0.1:{s3}"},
            "mongo": {"MONGODB_URI": f"mongodb://127.0.0.1:{mongo}/waybill"},
        }[name]


def service(java, directory, name, module, settings):
    port, management = check_routing.free_port(), check_routing.free_port()
    jar = only(f"{module}/target/{module}-*-exec.jar")
    own = {"SERVER_PORT": str(port), "MANAGEMENT_PORT": str(management), "LOG_FORMAT": ""}
    process = Process(name, [*java, "-jar", jar], directory, settings | own, answers_ready(management))
    process.port = port
    return process


def localized(directory, port, ingests, catalogs):
    """nginx.conf with loopback addresses, two replicas each."""
    conf = open("nginx.conf").read()
    servers = lambda replicas: " ".join(f"server 127.0.0.1:{replica.port} max_fails=0;" for replica in replicas)
    groups = f"upstream ingests {{ {servers(ingests)} }} upstream catalogs {{ {servers(catalogs)} }} map $service"
    for old, new in [
        ("map $service", groups),
        (" ingest:8080;", " ingests;"),
        (" catalog:8080;", " catalogs;"),
        ("listen 8080", f"listen 127.0.0.1:{port}"),
        ("listen 127.0.0.1:8082", f"listen 127.0.0.1:{check_routing.free_port()}"),
        ("/tmp/", f"{directory}/"),
        ("/dev/stdout", f"{directory}/access.log"),
    ]:
        assert old in conf, f"nginx.conf no longer says {old!r}"
        conf = conf.replace(old, new)
    path = os.path.join(directory, "nginx.conf")
    open(path, "w").write(conf)
    return path


class Load:
    """Clients, each in a thread of its own, that note what they were told."""

    def __init__(self, port):
        self.port = port
        self.over = threading.Event()
        self.lock = threading.Lock()
        self.calls, self.errors, self.taken_in = {}, [], {}

    def run(self):
        clients = [self.upload, self.upload, self.upload_with_key, self.upload_with_key, self.upload_slowly,
                   self.upload_and_wait, self.read, self.read, self.read]
        self.threads = [threading.Thread(target=self.repeat, args=(client,), daemon=True) for client in clients]
        for thread in self.threads:
            thread.start()

    def end(self):
        self.over.set()
        for thread in self.threads:
            thread.join(120)

    def repeat(self, client):
        while not self.over.is_set():
            begun = time.monotonic()
            trouble = None
            try:
                client()
            except Exception as e:
                trouble = f"{time.strftime('%X')} {client.__name__}: {e or type(e).__name__}"
            with self.lock:
                self.calls.setdefault(client.__name__, []).append(time.monotonic() - begun)
                if trouble:
                    self.errors.append(trouble)
            time.sleep(random.uniform(0, 0.2))

    def call(self, method, path, body=None, headers=None, wanted=(200,)):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            content = answer.read()
            if answer.status not in wanted:
                raise RuntimeError(f"{answer.status} {content[:200]}")
            return answer, content
        finally:
            connection.close()

    def send(self, content, path="/api/v1/agencies/AGY-1/documents/job_order?filename=a.pdf", headers=None, body=None):
        headers = {"Content-Type": "application/pdf"} | (headers or {})
        _, answer = self.call("POST", path, body or content, headers, (201, 202))
        file = json.loads(answer)
        with self.lock:
            self.taken_in[file["id"]] = (file["url"], hashlib.sha256(content).hexdigest())

    def upload(self):
        self.send(PDF + os.urandom(random.randint(100, 50_000)))

    def upload_with_key(self):
        self.send(PDF + os.urandom(1000), headers={"Idempotency-Key": str(uuid.uuid4())})

    def upload_slowly(self):
        """Under way for three seconds, so that some are whenever a replica stops."""
        content = PDF + os.urandom(300_000)

        def parts():
            for start in range(0, len(content), 30_000):
                time.sleep(0.3)
                yield content[start:start + 30_000]

        self.send(content, headers={"Content-Length": str(len(content))}, body=parts())

    def upload_and_wait(self):
        self.send(PDF + os.urandom(1000), headers={"Prefer": "wait=5"})

    def read(self):
        with self.lock:
            url, _ = random.choice(self.known)
        self.call("GET", url, wanted=(302,))

    def fetch(self, url, sha256):
        """Why a file is not as it was taken in; None when it is."""
        deadline = time.monotonic() + 120
        while True:
            answer, _ = self.call("GET", url, wanted=(302, 425, 404, 409, 503))
            if answer.status == 302:
                with urllib.request.urlopen(answer.headers["Location"], timeout=30) as stored:
                    same = hashlib.sha256(stored.read()).hexdigest() == sha256
                    return None if same else "other bytes"
            if answer.status == 409 or time.monotonic() > deadline:
                return f"status {answer.status}"
            time.sleep(0.2)


def summary(load):
    for name, seconds in sorted(load.calls.items()):
        seconds.sort()
        at = lambda share: seconds[min(len(seconds) - 1, int(len(seconds) * share))]
        print(f"  {name:16} {len(seconds):6} requests   p50 {at(.5) * 1000:6.0f} ms   p99 {at(.99) * 1000:6.0f} ms")
    for error in load.errors[:20]:
        print("  FAILED", error)


def roll(replicas):
    for replica in replicas:
        stopped = replica.stop(SIGNAL)
        begun = time.monotonic()
        replica.start()
        print(f"  {replica.name}: stopped in {stopped:.1f} s, started again"
              f" in {time.monotonic() - begun:.1f} s", flush=True)
        time.sleep(1)


def main():
    java = [os.environ["JAVA"], "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("check-rolling: stopped"))
    with contextlib.ExitStack() as ends:
        directory = ends.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        os.chmod(directory, 0o755)
        settings = {
            "S3_BUCKET_NAME": "waybill", "S3_FORCE_PATH_STYLE": "true", "AWS_ACCESS_KEY_ID": "check",
            "AWS_SECRET_ACCESS_KEY": "check-secret", "WAYBILL_STAGING": f"{directory}/staging",
            "KAFKA_PARTITIONS": "3", "SHUTDOWN_DRAIN": DRAIN,
        }
        for process, found in back_ends(java, directory):
            ends.callback(lambda started: started.process.kill(), process.start())
            settings |= found
        ingests, catalogs = ([service(java, directory, f"{name}-{n}", f"{name}-service", settings) for n in (1, 2)]
                             for name in ("ingest", "catalog"))
        worker = service(java, directory, "worker", "storage-worker", settings | {"SHUTDOWN_DRAIN": "0s"})
        for replica in [*ingests, *catalogs, worker]:
            ends.callback(lambda started: (started.process.kill(), started.process.wait()), replica.start())

        port = check_routing.free_port()
        conf = localized(directory, port, ingests, catalogs)
        nginx = subprocess.Popen(["nginx", "-e", f"{directory}/error.log", "-p", directory, "-c", conf, "-g", "daemon off;"],
                                 stderr=subprocess.DEVNULL)
        ends.callback(nginx.wait)
        ends.callback(nginx.terminate)
        time.sleep(1)

        load = Load(port)
        for _ in range(20):
            load.upload()
        load.known = list(load.taken_in.values())
        for url, sha256 in load.known:
            assert load.fetch(url, sha256) is None
        load.run()
        for number in range(ROUNDS):
            print(f"check-rolling: round {number + 1}, SIG{SIGNAL.name[3:]}, drain {DRAIN}")
            roll(replica for replica in [*ingests, *catalogs, worker] if replica.name.startswith(ONLY))
        load.end()
        lost = {id: why for id, file in load.taken_in.items() if (why := load.fetch(*file))}
        summary(load)
        for id, why in list(lost.items())[:20]:
            print("  LOST", id, why)
        calls = sum(map(len, load.calls.values()))
        print(f"check-rolling: {calls} requests, {len(load.errors)} errors, {len(load.taken_in)} files, {len(lost)} lost")
        return bool(load.errors or lost)


if __name__ == "__main__":
    sys.exit(main())
