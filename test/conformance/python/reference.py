"""Finds every signature of the API reference in the installed package."""

import inspect
import re
import sys

import cdk_websocket_integrations
import cdk_websocket_integrations.testing


def main(page):
    text = open(page, encoding="utf-8").read()
    checked = 0
    module = cdk_websocket_integrations
    for section in re.split(r"^## ", text, flags=re.M)[1:]:
        if section.startswith("Names of other packages"):
            continue
        module = cdk_websocket_integrations.testing if section.startswith("Testing") else cdk_websocket_integrations
        for entry in re.split(r"^### ", section, flags=re.M)[1:]:
            name = entry.split("\n", 1)[0]
            cls = getattr(module, name)
            for block in re.findall(r"^```python\n(.*?)^```", entry, flags=re.M | re.S):
                check(cls, name, " ".join(block.split()))
                checked += 1
            for prop in re.findall(r"^- `(\w+): .*= ", entry, flags=re.M):
                if prop not in inspect.signature(cls.__init__).parameters:
                    raise SystemExit(f"{name} has no {prop}")
                checked += 1
            for member in re.findall(rf"^- `{name}\.(\w+)`", entry, flags=re.M):
                getattr(cls, member)
                checked += 1
    if checked < 200:
        raise SystemExit(f"only {checked} signatures were read from {page}")
    print(f"{checked} signatures of the API reference exist")


def check(cls, name, declaration):
    head = re.match(r"class (\w+)(?:\((.*)\))?$", declaration)
    if head:
        bases = [base.strip() for base in (head[2] or "").split(",") if base.strip()]
        for base in bases:
            if base not in [parent.__name__ for parent in inspect.getmro(cls)]:
                raise SystemExit(f"{name} does not extend {base}")
        return
    called = re.match(rf"(?:def (\w+)|{name}\.(\w+)|{name})\((.*)\)(?: -> .*)?$", declaration)
    if called:
        method = called[1] or called[2] or "__init__"
        shown = [re.match(r"\*{0,2}(\w+)", part)[1] for part in split(called[3]) if part not in ("*", "")]
        taken = [parameter for parameter in inspect.signature(getattr(cls, method)).parameters if parameter != "self"]
        if shown != taken:
            raise SystemExit(f"{name}.{method} takes {taken}, and the reference shows {shown}")
        return
    read = re.match(rf"(?:{name}\.)?(\w+): ", declaration)
    if not read or not hasattr(cls, read[1]):
        raise SystemExit(f"{name} has nothing like {declaration}")


def split(text):
    parts, depth = [""], 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


main(sys.argv[1])
