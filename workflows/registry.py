"""Every workflow there is. Workers, replayers and tests take them from here, and nowhere else."""

from workflows.club_polling import ClubPollingWorkflow
from workflows.conversation import ConversationWorkflow

WORKFLOWS = (ClubPollingWorkflow, ConversationWorkflow)
