"""Loading triple stores elsewhere, and examining them."""
