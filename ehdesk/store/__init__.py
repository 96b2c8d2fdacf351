"""The vault: one practitioner's encrypted file, and all of the desktop's SQL."""
