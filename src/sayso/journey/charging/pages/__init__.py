"""Try a sum: public pages that ask one question at a time, show the sum, and keep nothing."""
