"""Pages to raise a concern, for anybody, and to see it through, for those who must."""
