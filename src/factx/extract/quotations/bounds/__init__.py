"""Where what somebody says ends."""
