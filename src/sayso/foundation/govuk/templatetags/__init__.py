"""Template tags: `look` for fields, pieces and pictures, `presenting` for dates and sums, `words`."""
