"""The windows: all Qt lives here."""

from ehdesk.ui.immortal import make_constants_immortal

make_constants_immortal()
