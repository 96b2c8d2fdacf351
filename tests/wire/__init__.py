"""Messages, their limits, and the proofs that travel with them."""
