"""What a practitioner can do, one verb a method."""
