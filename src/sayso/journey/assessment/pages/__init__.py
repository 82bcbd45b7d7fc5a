"""The pages of what somebody says of their life: a worker's, and their own."""
