"""What every test may ask for."""

import gc

from hypothesis import settings

pytest_plugins = ["tests.databases"]

# How long one example takes says more of the machine than of the code; what must be quick is measured elsewhere.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# Hundreds of bots are built and thrown away: looking for cycles less often saves a twelfth of the suite's time.
gc.set_threshold(50_000, 20, 50)
