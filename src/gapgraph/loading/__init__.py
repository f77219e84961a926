"""Loading and examining remote triple stores."""
