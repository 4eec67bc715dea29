"""Policy documents: tasks, units, targets and names, each with its passage."""
