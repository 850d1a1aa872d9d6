"""Mints the token of every case: mint.py CALLSIGN_CLI OUT.jsonl

Each line of OUT is a case with what the program printed for it under `printed` (the object of --json).
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from cases import CASES


def option(key):
    return "--" + re.sub("[A-Z]", lambda letter: "-" + letter.group().lower(), key)


def mint(program, case, secret_file):
    secret_file.write_text(case["secret"], encoding="utf-8")
    command = [program, "sign", case["kind"], "--key", case["key"], "--secret-file", str(secret_file),
               "--now", str(case["now"]), "--backdate", case["backdate"]]
    for key, text in case["inputs"].items():
        command += [option(key), text]
    said = [subprocess.run(command + more, capture_output=True, encoding="utf-8", check=False)
            for more in (["--json"], [])]
    for run in said:
        if run.returncode != 0:
            sys.exit(f"{case['name']}: exit {run.returncode}: {run.stderr}{run.stdout}")
    printed = json.loads(said[0].stdout)
    if said[1].stdout != printed["token"] + "\n":
        sys.exit(f"{case['name']}: with and without --json the tokens differ")
    return printed


def main():
    program, out = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder, open(out, "w", encoding="utf-8") as lines:
        for case in CASES:
            printed = mint(program, case, pathlib.Path(folder, "secret"))
            lines.write(json.dumps(case | {"printed": printed}) + "\n")
    print(f"minted {len(CASES)} tokens")


main()
