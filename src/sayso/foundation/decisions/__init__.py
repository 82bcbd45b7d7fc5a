"""A decision: question, options, holder, basis, reasons, working, right to reply."""
