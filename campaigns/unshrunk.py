"""A plugin of pytest for runs that want to know only whether a property fails, not the shortest way to it."""

from hypothesis import Phase, settings

settings.register_profile("unshrunk", phases=(Phase.explicit, Phase.generate), database=None)
settings.load_profile("unshrunk")
