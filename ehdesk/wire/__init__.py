"""What device and hub say to each other: `ehdesk-sync/1`, typed, versioned and with limits of size."""
