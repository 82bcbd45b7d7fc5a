"""What every room stands on: who may, who did, why, whose money, which letter."""
