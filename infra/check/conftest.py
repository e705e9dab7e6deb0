import logging

import pytest

from cases import CASES
from stacks import System

logging.disable(logging.WARNING)


@pytest.fixture(scope="session")
def systems():
    return {name: System(parameters) for name, parameters in CASES.items()}
