"""What packaging/ has for machines that serve: it can be read, fits together, and its commands start and answer.

    python3 packaged.py CALLSIGN_CLI PACKAGING_FOLDER
"""

import http.client
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
import endpoints

try:
    import yaml
except ImportError:
    yaml = None

CLI, PACKAGING = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
UNIT = PACKAGING / "systemd" / "callsign@.service"
VARIABLES = {"ZOOM_VIDEO_SDK_KEY", "ZOOM_VIDEO_SDK_SECRET", "ZOOM_MEETING_SDK_KEY", "ZOOM_MEETING_SDK_SECRET",
             "CALLSIGN_BEARER_KEY"}


def manifests(folder):
    return [document for path in sorted((PACKAGING / folder).glob("*.y*ml"))
            for document in yaml.safe_load_all(path.read_text())]


class Packaged(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        endpoints.write_secrets(self.folder)

    def start(self, command, **environment):
        """Starts a packaged command; what is this machine's is replaced."""
        bare = {name: value for name, value in os.environ.items() if not name.startswith("ZOOM_")}
        endpoint = endpoints.Endpoint(command, {**bare, **environment})
        self.addCleanup(endpoint.close)
        return endpoint

    def status(self, address, method, path, bearer=None):
        client = http.client.HTTPConnection(*address, timeout=20)
        self.addCleanup(client.close)
        key = {"Authorization": "Bearer " + bearer} if bearer else {}
        client.request(method, path, b'{"sessionName":"x","role":1}' if method == "POST" else None,
                       {"Content-Type": "application/json", **key})
        return client.getresponse().status

    def check_answers(self, address):
        self.assertEqual(self.status(address, "GET", "/readyz"), 200)
        self.assertEqual(self.status(address, "POST", "/"), 401)
        self.assertEqual(self.status(address, "POST", "/", endpoints.BEARER), 200)


class Names(unittest.TestCase):
    def texts(self):
        return {path: path.read_text() for path in sorted(PACKAGING.rglob("*")) if path.is_file()}

    def test_each_path_that_is_named_is_there(self):
        named = [(path, name.rstrip("."))
                 for path, text in self.texts().items()
                 for name in re.findall(r"(?<![\w/.-])(?:\./)?((?:app|core|packaging|resources|tests|ui)/[\w./@-]+)", text)]
        self.assertGreater(len(named), 5)
        for path, name in named:
            self.assertTrue((PACKAGING.parent / name).exists(), f"{path} names {name}")

    def packages(self):
        """What is installed by the image and by install-deps.sh."""
        image = (PACKAGING / "container" / "Containerfile").read_text()
        script = (PACKAGING / "install-deps.sh").read_text()
        self.image = set(re.search(r"apt-get install -y --no-install-recommends ([^&\\]+)", image)[1].split())
        return self.image.union(*(names.split() for names in re.findall(r"_packages='\n(.*?)'", script, re.S)))

    def test_each_package_is_one_of_debian(self):
        if not shutil.which("apt-cache") or "12." not in pathlib.Path("/etc/debian_version").read_text():
            self.skipTest("this is not Debian 12")
        known = subprocess.run(["apt-cache", "pkgnames"], capture_output=True, text=True).stdout.split()
        if "qt6-base-dev" not in known:
            self.skipTest("the package lists are not there")
        self.assertEqual(self.packages() - set(known), set())

    def test_the_image_has_the_libraries_that_the_endpoint_needs(self):
        if not all(map(shutil.which, ("dpkg-query", "readelf"))):
            self.skipTest("dpkg-query or readelf is not installed")
        self.packages()
        home = pathlib.Path(CLI).parent.parent
        needed = subprocess.run(["readelf", "-d", CLI, home / "lib/callsign/callsign-endpoint.so"], check=True,
                                capture_output=True, text=True).stdout
        # What comes with every C++ program, and what a build for tests adds.
        base = {"libc6", "libstdc++6", "libgcc-s1", "libasan8", "libubsan1"}
        behind = subprocess.run(["dpkg-query", "-W", "-f", "${Depends} ", *self.image], capture_output=True,
                                text=True).stdout
        offered = base | self.image | set(re.findall(r"[a-z0-9][a-z0-9+.-]+", behind))
        libraries = set(re.findall(r"NEEDED.*\[(.*)\]", needed))
        owners = subprocess.run(["dpkg-query", "-S", *("*/" + library for library in libraries)], capture_output=True,
                                text=True).stdout.splitlines()
        for library in libraries:
            packages = {line.split(":")[0] for line in owners if line.endswith("/" + library)}
            self.assertTrue(packages & offered, f"the image lacks {library}")


class Systemd(Packaged):
    def unit(self):
        """The unit with the program that is tested."""
        text = UNIT.read_text()
        self.assertEqual(text.count("/usr/local/bin/callsign-cli"), 1)
        return text.replace("/usr/local/bin/callsign-cli", CLI)

    def analyze(self, *words):
        if not shutil.which("systemd-analyze"):
            self.skipTest("systemd-analyze is not installed")
        path = self.folder / UNIT.name
        path.write_text(self.unit())
        return subprocess.run(["systemd-analyze", *words, path], capture_output=True, text=True)

    def test_the_unit_is_sound(self):
        done = self.analyze("verify")
        self.assertEqual((done.returncode, "callsign" in done.stdout + done.stderr), (0, False), done.stderr)

    def test_the_unit_is_hardened(self):
        done = self.analyze("security", "--offline=true", "--threshold=15", "--no-pager")
        self.assertEqual(done.returncode, 0, done.stdout[-200:] + done.stderr)

    def test_the_unit_starts_an_endpoint(self):
        line = re.search(r"^ExecStart=((?:.*\\\n)*.*)", self.unit(), re.M)[1].replace("\\\n", "")
        for old, new in [("${BIND}", "127.0.0.1"), ("%i", "0"), ("%d", str(self.folder))]:
            self.assertIn(old, line)
            line = line.replace(old, new)
        self.check_answers(self.start(line.split()).addresses[0])


class Container(Packaged):
    def run_script(self, **environment):
        (self.folder / "callsign-cli").symlink_to(CLI)
        path = f"{self.folder}:{os.environ['PATH']}"
        return (["sh", str(PACKAGING / "container" / "serve.sh"), "--bind", "127.0.0.1"],
                {"PATH": path, "PORT": "0", "ZOOM_VIDEO_SDK_KEY": endpoints.KEY,
                 "ZOOM_VIDEO_SDK_SECRET": endpoints.SECRET, **environment})

    def test_the_image_starts_an_endpoint_with_what_the_environment_says(self):
        command, environment = self.run_script(CALLSIGN_BEARER_KEY=endpoints.BEARER)
        address = self.start(command, **environment).addresses[0]
        self.assertNotEqual(address[1], 4000, "PORT is not heeded")
        self.check_answers(address)

    def test_the_image_needs_a_bearer_key(self):
        command, environment = self.run_script(CALLSIGN_BEARER_KEY="")
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("CALLSIGN_BEARER_KEY", done.stderr)

    def test_what_the_image_copies_is_there(self):
        text = (PACKAGING / "container" / "Containerfile").read_text()
        ignore = (PACKAGING.parent / ".dockerignore").read_text()
        for name in re.findall(r"^!(\S+)", ignore, re.M) + re.findall(r"packaging/\S+\.sh", text):
            self.assertTrue((PACKAGING.parent / name).exists(), name)
        for number in set(re.findall(r"\b\d{5}\b", text)):
            self.assertIn(f"runAsUser: {number}\n", (PACKAGING / "kubernetes" / "deployment.yaml").read_text())


@unittest.skipUnless(yaml, "python3-yaml is not installed")
class Kubernetes(Packaged):
    def setUp(self):
        super().setUp()
        self.all = {document["kind"]: document for document in manifests("kubernetes")}
        self.pod = self.all["Deployment"]["spec"]["template"]["spec"]
        [self.container] = self.pod["containers"]

    def test_the_manifests_fit_together(self):
        self.assertEqual(set(self.all), {"Deployment", "Service", "HorizontalPodAutoscaler", "PodDisruptionBudget",
                                         "NetworkPolicy"})
        labels = self.all["Deployment"]["spec"]["template"]["metadata"]["labels"]
        for kind, selector in [("Deployment", "selector"), ("PodDisruptionBudget", "selector"),
                               ("NetworkPolicy", "podSelector")]:
            self.assertEqual(self.all[kind]["spec"][selector]["matchLabels"], labels, kind)
        self.assertEqual(self.all["Service"]["spec"]["selector"], labels)
        ports = {port["name"] for port in self.container["ports"]}
        self.assertIn(self.all["Service"]["spec"]["ports"][0]["targetPort"], ports)
        target = self.all["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]
        deployment = self.all["Deployment"]
        self.assertEqual((target["apiVersion"], target["kind"], target["name"]),
                         (deployment["apiVersion"], "Deployment", deployment["metadata"]["name"]))

    def test_the_pod_may_do_nothing_but_serve(self):
        self.assertTrue(self.pod["securityContext"]["runAsNonRoot"])
        self.assertEqual(self.container["securityContext"],
                         {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True,
                          "capabilities": {"drop": ["ALL"]}})
        [volume] = self.pod["volumes"]
        self.assertEqual(volume["secret"], {"secretName": "callsign", "defaultMode": 0o440})

    def test_the_pod_answers_its_probes(self):
        [mount] = self.container["volumeMounts"]
        words = [word.replace(mount["mountPath"], str(self.folder)) for word in self.container["command"]]
        numbers = {port["name"]: port["containerPort"] for port in self.container["ports"]}
        local = {"callsign-cli": CLI, "--bind=0.0.0.0": "--bind=127.0.0.1", f"--port={numbers['http']}": "--port=0",
                 f"--metrics-port={numbers['metrics']}": "--metrics-port=0"}
        self.assertLessEqual(set(local), set(words))
        endpoint = self.start([local.get(word, word) for word in words])
        addresses = dict(zip(["http", "metrics"], endpoint.addresses))
        self.check_answers(addresses["http"])
        for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
            get = self.container[probe]["httpGet"]
            self.assertEqual(self.status(addresses[get["port"]], "GET", get["path"]), 200, probe)
        annotations = self.all["Deployment"]["spec"]["template"]["metadata"]["annotations"]
        self.assertEqual(int(annotations["prometheus.io/port"]), numbers["metrics"])
        self.assertEqual(self.status(addresses["metrics"], "GET", "/metrics"), 200)


class Managed(unittest.TestCase):
    @unittest.skipUnless(yaml, "python3-yaml is not installed")
    def test_render_builds_the_image_and_asks_for_the_variables(self):
        [[service]] = [document["services"] for document in manifests("render")]
        self.assertEqual((service["runtime"], service["healthCheckPath"]), ("docker", "/readyz"))
        self.assertTrue((PACKAGING.parent / service["dockerfilePath"]).is_file())
        self.assertEqual({variable["key"] for variable in service["envVars"]}, VARIABLES)
        self.assertNotIn("value", {name for variable in service["envVars"] for name in variable})

    @unittest.skipUnless(yaml, "python3-yaml is not installed")
    def test_heroku_builds_an_image(self):
        self.assertEqual(manifests("heroku"), [{"build": {"docker": {"web": "Dockerfile"}}}])

    def test_heroku_asks_for_the_variables(self):
        app = json.loads((PACKAGING / "heroku" / "app.json").read_text())
        self.assertEqual((app["stack"], set(app["env"])), ("container", VARIABLES))
        self.assertNotIn("value", {name for variable in app["env"].values() for name in variable})


if __name__ == "__main__":
    unittest.main()
