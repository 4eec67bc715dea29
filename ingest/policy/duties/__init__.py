"""What a document asks to be done, and who answers for it."""

from chainatlas.ingest.policy.duties.statement import Named, Statement
from chainatlas.ingest.policy.duties.task import Task
from chainatlas.ingest.policy.duties.tasks import tasks

__all__ = ["Named", "Statement", "Task", "tasks"]
