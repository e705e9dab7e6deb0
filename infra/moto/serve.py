"""AWS as moto imagines it, with the tables, queues and the bucket that the templates make. Prints one line of JSON: where it
listens and the environment that the templates give to each function and to the worker. Ends when its input does.

What moto does not do is left to others: it delivers no events, and checks no policy (test_calls.py does).
"""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "infra" / "check"))
os.environ.update(AWS_ACCESS_KEY_ID="moto", AWS_SECRET_ACCESS_KEY="moto", AWS_DEFAULT_REGION="us-east-1")

import boto3  # noqa: E402
from moto.server import ThreadedMotoServer  # noqa: E402

from stacks import System  # noqa: E402


def client(service, endpoint):
    return boto3.client(service, endpoint_url=endpoint, region_name="us-east-1")


def storage(endpoint):
    """The nested stack as CloudFormation makes it; returns its outputs."""
    cloud = client("cloudformation", endpoint)
    cloud.create_stack(
        StackName="storage",
        TemplateBody=(ROOT / "infra" / "storage.yaml").read_text(),
        Parameters=[
            {"ParameterKey": "Stage", "ParameterValue": "dev"},
            {"ParameterKey": "CustomerKey", "ParameterValue": "false"},
            {"ParameterKey": "SessionTokens", "ParameterValue": "off"},
        ],
    )
    outputs = cloud.describe_stacks(StackName="storage")["Stacks"][0]["Outputs"]
    return {output["OutputKey"]: output["OutputValue"] for output in outputs}


def bucket(endpoint, system):
    properties = system.named("root", "DataBucket").properties
    s3 = client("s3", endpoint)
    s3.create_bucket(Bucket=properties["BucketName"])
    s3.put_bucket_versioning(Bucket=properties["BucketName"], VersioningConfiguration=properties["VersioningConfiguration"])


def filled(value, outputs):
    """A value with the stack's outputs in it; None for what needs something that is not here."""
    match value:
        case {"Fn::GetAtt": ["Storage", attribute]}:
            return outputs[attribute.removeprefix("Outputs.")]
        case str() if "${" not in value:
            return value
    return None


def environments(system, outputs):
    given = {}
    for function in system.of("AWS::Lambda::Function"):
        handler = function.properties["Handler"].split("::")[0]
        given[handler] = function.properties["Environment"]["Variables"]
    container = system.named("Workers", "Task").properties["ContainerDefinitions"][0]
    given["worker"] = {variable["Name"]: variable["Value"] for variable in container["Environment"]}
    return {
        who: {name: text for name, value in variables.items() if (text := filled(value, outputs)) is not None}
        for who, variables in given.items()
    }


def main():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    system = System({"WorkerImageTag": "1", "Worker": "cpu"})
    outputs = storage(endpoint)
    bucket(endpoint, system)
    print(json.dumps({"endpoint": endpoint, "environments": environments(system, outputs)}), flush=True)
    sys.stdin.read()
    server.stop()


if __name__ == "__main__":
    main()
