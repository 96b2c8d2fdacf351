"""What the tests of an assessment begin with."""

import pytest

from ehdesk.domain.change import FamilyId
from tests.services.made import Desktop
from tests.services.sharing import share, shared_family


@pytest.fixture
def family(ada: Desktop, ben: Desktop) -> FamilyId:
    """A family that both have, with an assessment that Ada began."""
    family = shared_family(ada, ben)
    ada.work.assessments.start(family)
    share(ada, ben)
    return family
