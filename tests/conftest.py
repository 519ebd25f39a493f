"""What every test may ask for."""

from hypothesis import settings

pytest_plugins = ["tests.databases"]

# How long one example takes says more of the machine than of the code; what must be quick is measured elsewhere.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
