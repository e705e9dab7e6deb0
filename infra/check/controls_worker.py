"""The worker, its machines and network."""

import grants
from registry import control


@control
def machines_ask_for_tokens_and_encrypt(system):
    """IMDSv2, one hop; EC26."""
    for machine in system.of("AWS::EC2::LaunchTemplate"):
        data = machine.properties["LaunchTemplateData"]
        options = data.get("MetadataOptions", {})
        if options.get("HttpTokens") != "required" or options.get("HttpPutResponseHopLimit") != 1:
            yield f"{machine}: metadata"
        volumes = [d["Ebs"] for d in data.get("BlockDeviceMappings", []) if "Ebs" in d]
        if not volumes or not all(v.get("Encrypted") is True for v in volumes):
            yield f"{machine}: volumes"


@control
def nobody_comes_in(system):
    """EC23: no ingress but from the VPC to its endpoints; no public addresses."""
    for group in system.of("AWS::EC2::SecurityGroup"):
        for rule in group.properties.get("SecurityGroupIngress", []):
            if rule.get("CidrIp") != {"Fn::GetAtt": ["Vpc", "CidrBlock"]} or rule["FromPort"] != 443 or rule["ToPort"] != 443:
                yield f"{group}: {rule}"
    yield from map(str, system.of("AWS::EC2::SecurityGroupIngress", "AWS::EC2::InternetGateway"))
    for subnet in system.of("AWS::EC2::Subnet"):
        if subnet.properties.get("MapPublicIpOnLaunch") is not False:
            yield str(subnet)
    for service in system.of("AWS::ECS::Service"):
        if service.properties["NetworkConfiguration"]["AwsvpcConfiguration"]["AssignPublicIp"] != "DISABLED":
            yield str(service)


@control
def network_logs_its_traffic(system):
    """VPC7."""
    logged = {log.properties["ResourceId"]["Ref"] for log in system.of("AWS::EC2::FlowLog") if log.properties["TrafficType"] == "ALL"}
    yield from (str(vpc) for vpc in system.of("AWS::EC2::VPC") if vpc.id not in logged)


@control
def own_network_reaches_what_the_worker_calls(system):
    """There is no other way out; ECS is called by machines only."""
    if not system.of("AWS::EC2::VPC"):
        return
    there = {e.properties["ServiceName"].removeprefix("com.amazonaws.us-east-1.") for e in system.of("AWS::EC2::VPCEndpoint")}
    wanted = {"s3", "dynamodb", "sqs", "ecr.api", "ecr.dkr", "logs"}
    if system.parameters.get("Worker", "gpu") == "gpu":
        wanted |= {"ecs", "ecs-agent", "ecs-telemetry"}
    yield from sorted(there ^ wanted)


@control
def cluster_is_watched(system):
    """ECS4; the scaling reads it too."""
    for cluster in system.of("AWS::ECS::Cluster"):
        if {"Name": "containerInsights", "Value": "enabled"} not in cluster.properties.get("ClusterSettings", []):
            yield str(cluster)


@control
def worker_has_time_to_hand_back(system):
    """It drains before it is killed, and Spot's two minutes suffice; nothing is written outside its volumes."""
    for task in system.of("AWS::ECS::TaskDefinition"):
        for container in task.properties["ContainerDefinitions"]:
            drain = int(_environment(container)["STOP_TIMEOUT_SECONDS"])
            if not drain < container["StopTimeout"] < 120:
                yield f"{drain} s, {container['StopTimeout']} s"
            if container.get("ReadonlyRootFilesystem") is not True or container.get("Privileged"):
                yield "file system"
    for machine in system.of("AWS::EC2::LaunchTemplate"):
        data = machine.properties["LaunchTemplateData"]["UserData"]
        for line in ("ECS_ENABLE_SPOT_INSTANCE_DRAINING=true", "ECS_AWSVPC_BLOCK_IMDS=true", "ECS_CONTAINER_STOP_TIMEOUT=115s"):
            if line not in str(data):
                yield line


@control
def a_worker_at_work_may_ask_to_stay(system):
    """Task protection, for tasks of this cluster and no other right on ECS."""
    for role in {g.role for g in grants.of_roles(system) if g.role.endswith(".TaskRole")}:
        granted = {(g.action, g.resource) for g in grants.of_roles(system) if g.role == role and g.action.startswith("ecs:")}
        if granted != {("ecs:UpdateTaskProtection", "arn:aws:ecs:us-east-1:123456789012:task/${Cluster}/*")}:
            yield f"{role}: {granted}"


@control
def a_job_is_leased_as_the_queue_says(system):
    """The first lease is the queue's, the next ones the worker's."""
    visibility = system.named("Storage", "JobsQueue").properties["VisibilityTimeout"]
    for task in system.of("AWS::ECS::TaskDefinition"):
        for container in task.properties["ContainerDefinitions"]:
            if int(_environment(container)["VISIBILITY_SECONDS"]) != visibility:
                yield f"{visibility}"


@control
def idle_costs_no_machine(system):
    """From none to MaxWorkers, one machine at a time."""
    for group in system.of("AWS::AutoScaling::AutoScalingGroup"):
        if group.properties["MinSize"] != "0" or int(group.properties["MaxSize"]) > 2:
            yield f"{group}"
    for target in system.of("AWS::ApplicationAutoScaling::ScalableTarget"):
        if target.properties["MinCapacity"] != 0 or int(target.properties["MaxCapacity"]) > 2:
            yield f"{target}"
    for provider in system.of("AWS::ECS::CapacityProvider"):
        scaling = provider.properties["AutoScalingGroupProvider"]["ManagedScaling"]
        if scaling.get("MaximumScalingStepSize") != 1 or scaling.get("Status") != "ENABLED":
            yield f"{provider}"
    if system.of("AWS::ECS::Service") and not system.of("AWS::Scheduler::Schedule"):
        yield "nothing keeps the queue's metrics coming"


@control
def gpu_is_asked_for_where_there_is_one(system):
    """And Fargate gets none."""
    gpu = system.parameters.get("Worker", "gpu") == "gpu"
    for task in system.of("AWS::ECS::TaskDefinition"):
        asked = task.properties["ContainerDefinitions"][0].get("ResourceRequirements")
        if asked != ([{"Type": "GPU", "Value": "1"}] if gpu else None):
            yield f"{asked}"
        if task.properties["RequiresCompatibilities"] != ["EC2" if gpu else "FARGATE"]:
            yield "launch type"


def _environment(container):
    return {variable["Name"]: variable["Value"] for variable in container["Environment"]}
