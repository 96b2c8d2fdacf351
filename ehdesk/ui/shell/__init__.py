"""The window's shell: top bar, left navigation, page, action bar, status line, and the frame that holds them."""
