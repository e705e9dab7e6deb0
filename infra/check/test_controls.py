"""Each control holds for each parameter set."""

import pytest

import controls_access  # noqa: F401
import controls_compute  # noqa: F401
import controls_data  # noqa: F401
import controls_delivery  # noqa: F401
import controls_pictures  # noqa: F401
import controls_signin  # noqa: F401
import controls_worker  # noqa: F401
from cases import CASES
from registry import CONTROLS, findings


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", CONTROLS)
def test_control(systems, name, case):
    assert findings(name, systems[case]) == []
