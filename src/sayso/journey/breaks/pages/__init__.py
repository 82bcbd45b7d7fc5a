"""The pages of a carer's breaks: one's own, and a worker's."""
