"""What the Java sources say, read as text."""

import re

from stacks import ROOT


def source(module, path):
    return (ROOT / module / "src/main/java/com/adaptiveads" / path).read_text()


def constants(text):
    """Names of string and number constants and their values."""
    found = re.findall(r'static final (?:String|int) (\w+) = ("?)([^";]+)\2;', text)
    return {name: value for name, _, value in found}


def minutes(text):
    """Names of constants that are so many minutes long."""
    return dict(re.findall(r"static final Duration (\w+) = Duration\.ofMinutes\((\d+)\);", text))


def routes():
    """Handler class by method and path; what fits none is $default."""
    text = source("functions", "functions/Routes.java")
    packages = dict(re.findall(r"import ([\w.]+\.(\w+Handler));", text))
    classes = {name: full for full, name in packages.items()}
    found = re.findall(r'new Route\(\s*"(\w+)",\s*"([^"]+)",\s*(\w+)\.class', text)
    fallback = re.search(r'FALLBACK = new Route\(\s*"\w+",\s*"[^"]+",\s*(\w+)\.class', text).group(1)
    return {(method, path): classes[name] for method, path, name in found} | {("$default", ""): classes[fallback]}


def tables():
    """Keys, indexes and stream of each table the local stack makes."""
    text = source("infra/local", "local/emulator/Provisioning.java")
    names = {}
    for item in ("ProductItem", "EngagementItem", "CompositionItem", "TotalItem"):
        values = constants(source("events", f"events/store/{item}.java"))
        names |= {f"{item}.{name}": value for name, value in values.items()}
    body = text[text.index("Stream.of(") : text.index(".map(CreateTableRequest.Builder::build)")]
    made = {}
    for part in re.split(r"(?=table\(tables\.)", body)[1:]:
        table, key = re.match(r"table\(tables\.(\w+)\(\), ([^)]+)\)", part).groups()
        indexes = [[names[n.strip()] for n in args.split(",")] for args in re.findall(r"index\(([^)]+)\)", part)]
        stream = re.search(r"StreamViewType\.(\w+)", part)
        made[table] = {
            "key": [names[n.strip()] for n in key.split(",")],
            "attributes": {names[n]: "S" for n in re.findall(r"text\(([\w.]+)\)", part)}
            | {names[n]: "N" for n in re.findall(r"number\(([\w.]+)\)", part)},
            "indexes": {name: key for name, *key in indexes},
            "stream": stream.group(1) if stream else None,
        }
    return made


def environment(module, package):
    """Variables a module's package reads, and those it cannot do without."""
    folder = ROOT / module / "src/main/java/com/adaptiveads" / package
    text = "\n".join(f.read_text() for f in sorted(folder.glob("*.java")) if "environment" in f.read_text())
    read = set(re.findall(r'"([A-Z][A-Z0-9_]+)"', text))
    required = set(re.findall(r'required\(environment, "([A-Z0-9_]+)"\)', text))
    return read, required
