"""Starts the whole system on a free port with fresh data, puts a product, a visitor and his compositions there, and lets
schemathesis try everything that infra/openapi.yaml says. Ends with its exit code: 0 when no answer was a 5xx or undocumented.

    fuzz.py [seconds]
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import requests
import schemathesis

ROOT = Path(__file__).resolve().parents[2]
FUZZ = Path(__file__).parent
PHOTO = ROOT / "infra" / "local" / "sample" / "red-headphones.jpg"
PATIENCE = 120


def start(folder):
    environment = {**os.environ, "PORT": "0", "DATA": f"{folder}/data", "DROP": f"{folder}/drop", "FRESH": "1", "MODELS": "lite"}
    process = subprocess.Popen(
        [ROOT / "infra" / "local" / "run", "com.adaptiveads.local.LocalMain"],
        env=environment,
        stdout=open(f"{folder}/log", "w"),
        stderr=subprocess.STDOUT,
    )
    return process, until(lambda: address(process, Path(folder, "log").read_text()))


def address(process, log):
    for line in log.splitlines():
        if line.startswith("Ready: "):
            return line.split()[1].replace("localhost", "127.0.0.1")
    if process.poll() is not None:
        raise SystemExit(f"The system did not start:\n{log}")
    return None


def until(ask):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answer := ask():
            return answer
        time.sleep(0.2)
    raise SystemExit(f"not so within {PATIENCE} s")


def furnish(url):
    """A ready product, a visitor who looked at it for a minute, and what was made for him."""
    photo = {"file": PHOTO.read_bytes()}
    phrase = {"product_name": "red headphones"}
    uploaded = requests.post(f"{url}/api/upload", files=photo, data=phrase, headers={"Prefer": "respond-async"}, timeout=60)
    if uploaded.status_code not in (200, 202):
        raise SystemExit(f"The photo was not taken: {uploaded.status_code} {uploaded.text}")
    product = uploaded.json()["product_id"]
    until(lambda: requests.get(f"{url}/api/products/{product}", timeout=60).json()["status"] == "ready")
    session, now = f"fuzz-{uuid.uuid4()}", int(time.time() * 1000)
    events = [
        {"type": "hover", "data": {"x": 700, "y": 300, "product_id": product, "duration": 5000, "timestamp": now - 5000 * i}}
        for i in range(12)
    ]
    requests.post(f"{url}/api/track", json={"session_id": session, "batch_id": "b", "events": events}, timeout=60).raise_for_status()

    def compositions():
        return requests.post(f"{url}/api/analyze?base64=false", json={"session_id": session}, timeout=60).json()["compositions"]

    composition = until(compositions)[0]
    return product, session, composition


def known(product, session, composition):
    """Requests about what is there: operation id, path parameters, query, body."""
    image = composition["url"].split("/")[-1]
    form = {"file": PHOTO.read_bytes(), "product_name": "headphones again"}
    yield "upload", {}, {}, form, {"Prefer": "respond-async"}
    yield "upload", {}, {"engagement": "true"}, {**form, "product_name": "red headphones"}, {}
    yield "listProducts", {}, {"engagement": "true", "q": "headphones", "limit": 1}, None, {}
    yield "getProduct", {"id": product}, {"engagement": "true"}, None, {}
    yield "listCompositions", {"id": product}, {"engagement": "true", "limit": 1}, None, {}
    yield "productImage", {"name": f"{product}_cropped.png"}, {}, None, {}
    yield "compositionImage", {"name": image}, {}, None, {}
    yield "analyze", {}, {"since": 0}, {"session_id": session, "layout": [{"product_id": product, "x": 1, "y": 1, "width": 9, "height": 9}]}, {}
    for subject in ({"session_id": session}, {"product_id": product}, {"composition_id": composition["id"]}):
        yield "heatmap", {}, {}, {**subject, "grid": {"columns": 4, "rows": 3}}, {}
    yield "getSession", {"id": session}, {}, None, {}
    yield "stats", {}, {"bucket": "day"}, None, {}
    yield "variations", {}, {}, {"session_id": session, "x": 5, "y": 5}, {}


def check_known(url, there):
    """Each answer is documented; what is made up seldom hits what exists."""
    schema = schemathesis.openapi.from_path(ROOT / "infra" / "openapi.yaml")
    operations = {o.ok().definition.raw["operationId"]: o.ok() for o in schema.get_all_operations()}
    for name, path, query, body, headers in known(*there):
        case = operations[name].Case(
            path_parameters=path, query=query, headers=headers,
            **({} if body is None else {"body": body, "media_type": "multipart/form-data" if "file" in body else "application/json"}),
        )
        response = case.call(base_url=url, allow_redirects=False)
        print(f"{response.status_code} {name}")
        case.validate_response(response)


def main(seconds="150"):
    with tempfile.TemporaryDirectory(prefix="fuzz-api") as folder:
        system, url = start(folder)
        try:
            check_known(url, furnish(url))
            # use_after_free: of a product that is gone the list of compositions is empty, not 404; UploadContract tests its own address
            result = subprocess.run(
                [Path(sys.executable).with_name("schemathesis"), "--config-file", FUZZ / "schemathesis.toml",
                 "run", ROOT / "infra" / "openapi.yaml", "--url", url, "--checks", "all",
                 "--exclude-checks", "use_after_free", "--max-time", seconds],
                cwd=folder,
            )
            failed = [line for line in Path(folder, "log").read_text().splitlines() if '"level":"ERROR"' in line]
            print(*failed[:20], sep="\n")
            return result.returncode or len(failed) > 0
        finally:
            system.send_signal(signal.SIGTERM)
            system.wait(60)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
