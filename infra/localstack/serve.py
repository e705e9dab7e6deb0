"""LocalStack on this machine instead of in its container: the same release, the same code. Prints one line of JSON once it
answers: where it listens. Ends when its input does.

Arguments: a java, and the folder of DynamoDB Local's jars, which LocalStack would fetch in another version.
"""

import json
import os
import signal
import socket
import sys
import threading
import time
import urllib.request

PATIENCE = 20  # seconds for an orderly end

ANSWER = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)  # LocalStack talks on its output


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


ADDRESS = f"127.0.0.1:{free_port()}"
os.environ.update(
    GATEWAY_LISTEN=ADDRESS,
    LOCALSTACK_HOST=ADDRESS,
    SERVICES="s3,sqs,dynamodb,dynamodbstreams",
    S3_SKIP_SIGNATURE_VALIDATION="0",
    DISABLE_EVENTS="1",
    DNS_ADDRESS="0",
    SKIP_SSL_CERT_DOWNLOAD="1",
)

import psutil  # noqa: E402
from localstack.runtime.main import main  # noqa: E402
from localstack.services.dynamodb import packages  # noqa: E402
from localstack.services.dynamodb.server import DynamodbServer  # noqa: E402


class Installed:
    """What LocalStack's installer would be, had it installed."""

    def install(self):
        pass

    def get_java_env_vars(self):
        return {}


def command(server):
    java, jars = sys.argv[1:]
    runner = "software.amazon.dynamodb.services.local.main.ServerRunner"
    return [java, "-cp", f"{jars}/*", runner, "-disableTelemetry", "-inMemory", "-port", str(server.port)]


def tell():
    while True:
        try:
            urllib.request.urlopen(f"http://{ADDRESS}/_localstack/health", timeout=5).close()
        except OSError:
            time.sleep(0.2)
            continue
        print(json.dumps({"endpoint": f"http://{ADDRESS}"}), file=ANSWER, flush=True)
        return


def end():
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    for child in psutil.Process().children(recursive=True):
        child.kill()
    os._exit(1)


packages.dynamodblocal_package.get_installer = Installed
DynamodbServer._create_shell_command = command
for work in tell, end:
    threading.Thread(target=work, daemon=True).start()
main()
