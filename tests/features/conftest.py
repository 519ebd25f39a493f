"""The stage for the tests of every feature, as in tests/end_to_end."""

from tests.end_to_end.conftest import no_unit_of_work_waits_for_a_worker, stage

__all__ = ["no_unit_of_work_waits_for_a_worker", "stage"]
