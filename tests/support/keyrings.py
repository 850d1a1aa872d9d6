"""D-Bus sessions of their own with a real keychain in each: for tests, and to run one program inside from a test.

    python3 keyrings.py bus|gnome|kwallet|keepassxc PROGRAM [ARGS...]

ends with the program's exit code, or 77 (skipped) when the keychain is not installed.

Everything lives in a scratch folder with its own HOME; nothing of the caller's session is touched.
"""

import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

DEADLINE = 20  # seconds, for anything that the machine has to get done
PASSWORD = b"keyring-password"
BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={runtime}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""
KEEPASS_XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<KeePassFile>
  <Meta><DatabaseName>Test</DatabaseName><CustomData><Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key>
    <Value>{00010203-0405-0607-0809-0a0b0c0d0e0f}</Value></Item></CustomData></Meta>
  <Root><Group><UUID>AAECAwQFBgcICQoLDA0ODw==</UUID><Name>Root</Name></Group></Root>
</KeePassFile>
"""


class Missing(Exception):
    """The keychain is not installed; the words say which program."""


def wait_for(what, probe, seconds=DEADLINE):
    """The first true answer of `probe`, which is asked again and again; fails after the deadline."""
    end = time.monotonic() + seconds
    while True:
        answer = probe()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"gave up after {seconds} s waiting for {what}")
        time.sleep(0.01)  # the pace of the polling


def needed(program):
    """The program's path."""
    path = shutil.which(program)
    if path is None:
        raise Missing(f"{program} is not installed")
    return path


class Session:
    """A home, a bus and whatever is started on it. `environment` is what a program of this session gets."""

    def __init__(self, bus=True):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="callsign-session-"))
        self.home = self.folder / "home"
        self.runtime = self.folder / "run"
        self.home.mkdir()
        self.runtime.mkdir(mode=0o700)
        foreign = ("XDG_", "ZOOM_", "DBUS_", "KDE_", "GNOME_", "QT_QPA", "DESKTOP_SESSION", "WAYLAND_", "DISPLAY")
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(foreign)},
            "HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.runtime), "QT_QPA_PLATFORM": "offscreen",
            "XDG_DATA_HOME": str(self.home / "data"), "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_STATE_HOME": str(self.home / "state"), "XDG_CACHE_HOME": str(self.home / "cache")}
        # What is not under test runs without the sanitizers' settings.
        self.foreign = {name: value for name, value in self.environment.items() if "SAN_OPTIONS" not in name}
        self.processes = []
        self.daemon = None  # the keychain's process
        if bus:
            self.start_bus()

    def start_bus(self):
        """A bus that starts no services by itself."""
        config = self.folder / "bus.conf"
        config.write_text(BUS_CONFIG.format(runtime=self.runtime))
        daemon = self.start([needed("dbus-daemon"), f"--config-file={config}", "--nofork", "--print-address"],
                            stdout=subprocess.PIPE)
        address = daemon.stdout.readline().decode().strip()
        for variables in (self.environment, self.foreign):
            variables["DBUS_SESSION_BUS_ADDRESS"] = address

    def start(self, command, **options):
        """A process that ends with the session."""
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL,
                   "env": self.foreign, **options}
        process = subprocess.Popen(command, **options)
        self.processes.append(process)
        return process

    def ask_bus(self, *call):
        """What dbus-send prints of the answer; empty when there is none."""
        done = subprocess.run(["dbus-send", "--session", "--print-reply", "--reply-timeout=2000", *call],
                              env=self.foreign, capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else ""

    def wait_for_owner(self, name):
        """Waits until a program on the bus has that name."""
        needed("dbus-send")
        wait_for(f"{name} on the bus", lambda: "boolean true" in self.ask_bus(
            "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner",
            f"string:{name}"))

    def run(self, *command, **options):
        """Runs a program of this session to its end."""
        return subprocess.run([str(word) for word in command], env=self.environment, capture_output=True, text=True,
                              timeout=120, **options)

    def close(self):
        for process in reversed(self.processes):
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGCONT)
                process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout, process.stderr):
                if stream is not None:
                    with contextlib.suppress(BrokenPipeError):
                        stream.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Gnome(Session):
    """gnome-keyring with an open login keyring, or without any."""

    def __init__(self, empty=False):
        needed("gnome-keyring-daemon")
        super().__init__()
        if empty:  # as on a system where nobody has logged in with a password yet
            self.daemon = self.start([needed("gnome-keyring-daemon"), "--foreground", "--components=secrets"])
            return self.wait_for_owner("org.freedesktop.secrets")
        self.start_daemon(PASSWORD)
        wait_for("an open keyring", lambda: "boolean false" in self.ask_bus(
            "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets/collection/login",
            "org.freedesktop.DBus.Properties.Get", "string:org.freedesktop.Secret.Collection", "string:Locked"))

    def start_daemon(self, password):
        """A wrong password leaves the keyring locked."""
        self.daemon = self.start(
            [needed("gnome-keyring-daemon"), "--foreground", "--unlock", "--components=secrets"],
            stdin=subprocess.PIPE)
        self.daemon.stdin.write(password)
        self.daemon.stdin.close()
        self.wait_for_owner("org.freedesktop.secrets")

    def stop_daemon(self):
        self.daemon.kill()
        self.daemon.wait()

    def lock(self):
        """The keyring as it is when nobody has logged in with its password; no prompter is there."""
        self.stop_daemon()
        self.start_daemon(b"another password")


class KWallet(Session):
    """KWallet with an open wallet, started as its PAM module does: key and variables come through descriptors."""

    def __init__(self):
        daemon = needed("kwalletd5")
        super().__init__()
        self.environment.update(KDE_FULL_SESSION="1", KDE_SESSION_VERSION="5", XDG_CURRENT_DESKTOP="KDE")
        self.foreign.update(self.environment, PAM_KWALLET5_LOGIN=str(self.runtime / "kwallet.socket"))
        (self.home / "config").mkdir()
        (self.home / "config" / "kwalletrc").write_text(
            "[Wallet]\nEnabled=true\nFirst Use=false\nPrompt on Open=false\nClose When Idle=false\n")
        reading, writing = os.pipe()
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(self.runtime / "kwallet.socket"))
            listener.listen()
            self.daemon = self.start([daemon, "--pam-login", str(reading), str(listener.fileno())],
                                     pass_fds=[reading, listener.fileno()])
        os.close(reading)
        os.write(writing, bytes(range(56)))  # the hash of a password
        os.close(writing)
        with socket.socket(socket.AF_UNIX) as sender:
            sender.connect(str(self.runtime / "kwallet.socket"))
            sender.sendall("".join(f"{name}={value}\n" for name, value in self.foreign.items()).encode())
        self.wait_for_owner("org.kde.kwalletd5")
        wait_for("an open wallet", lambda: self.is_open())

    def is_open(self):
        return "boolean true" in self.ask_bus("--dest=org.kde.kwalletd5", "/modules/kwalletd5",
                                              "org.kde.KWallet.isOpen", "string:kdewallet")

    def lock(self):
        self.ask_bus("--dest=org.kde.kwalletd5", "/modules/kwalletd5", "org.kde.KWallet.close", "string:kdewallet",
                     "boolean:true")
        wait_for("a closed wallet", lambda: not self.is_open())


class KeePass(Session):
    """KeePassXC as the session's Secret Service, with an open database."""

    def __init__(self):
        program = needed("keepassxc")
        super().__init__()
        database = self.home / "passwords.kdbx"
        (self.home / "database.xml").write_text(KEEPASS_XML)
        subprocess.run([needed("keepassxc-cli"), "import", "-p", str(self.home / "database.xml"), str(database)],
                       input=PASSWORD + b"\n" + PASSWORD + b"\n", env=self.foreign, check=True, capture_output=True)
        config = self.home / "keepassxc.ini"
        config.write_text("[General]\nUpdateCheckMessageShown=true\nSingleInstance=false\n"
                          "[GUI]\nCheckForUpdates=false\n[Security]\nLockDatabaseIdle=false\n"
                          "[FdoSecrets]\nEnabled=true\nConfirmAccessItem=false\nConfirmDeleteItem=false\n"
                          "ShowNotification=false\n")
        self.daemon = self.start([program, "--config", str(config), "--localconfig", str(self.home / "local.ini"),
                                  "--pw-stdin", str(database)], stdin=subprocess.PIPE)
        self.daemon.stdin.write(PASSWORD + b"\n")
        self.daemon.stdin.close()
        self.wait_for_owner("org.freedesktop.secrets")
        wait_for("an open database", lambda: "object path \"/org" in self.ask_bus(
            "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.ReadAlias",
            "string:default"))


SESSIONS = {"bus": Session, "gnome": Gnome, "kwallet": KWallet, "keepassxc": KeePass}


def main(name, *command):
    try:
        session = SESSIONS[name]()
    except Missing as missing:
        print(f"SKIP: {missing}")
        return 77
    with session:
        if session.daemon is not None:
            session.environment["CALLSIGN_TEST_DAEMON"] = str(session.daemon.pid)
        return subprocess.run(command, env=session.environment).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
