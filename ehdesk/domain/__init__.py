"""What early help is: pure values and rules, with no clock, no I/O and no ids made inside."""
