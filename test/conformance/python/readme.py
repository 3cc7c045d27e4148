"""Runs the Python that a reader of the package index sees: the README as jsii translated it."""

import re
from importlib.metadata import metadata

FENCE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)

blocks: list[str] = FENCE.findall(metadata("cdk-websocket-integrations").get_payload())
assert blocks, "the README in the wheel has no Python"

for number, block in enumerate(blocks, start=1):
    code = compile(block, f"README block {number}", "exec")
    # A block that says "# stack: Stack" leaves it to the reader to have one; it can be compiled only.
    if not re.search(r"^# \w+: ", block, re.MULTILINE):
        exec(code, {})
