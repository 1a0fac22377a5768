// One thing in the timeline, each kind in its own shape.
import { memo } from 'react'

import type { Conversation, TimelineItem } from '@/api/types'
import { ApprovalCard } from '@/approval/approval-card'
import { ApprovalLine } from '@/approval/approval-line'
import { taskOfItem } from '@/task/task'
import { TaskCard } from '@/task/task-card'
import { TaskLine } from '@/task/task-line'

import { ActLine } from './act-line'
import { Bubble } from './bubble'
import { DecisionLine } from './decision-line'

interface EntryProps {
  item: TimelineItem
  joined: boolean
  conversation: Conversation
  current: boolean
}

export const TimelineEntry = memo(function TimelineEntry({ item, joined, conversation, current }: EntryProps) {
  const zone = conversation.club_time_zone
  switch (item.kind) {
    case 'message':
      return <Bubble message={item} joined={joined} zone={zone} usual={conversation.channel} />
    case 'decision':
      return <DecisionLine club={conversation.club} decision={item} zone={zone} run={conversation.temporal_url} />
    case 'approval':
      return (
        <li>
          {item.state === 'pending' ? (
            <ApprovalCard approval={item} zone={zone} current={current} place="timeline" />
          ) : (
            <ApprovalLine approval={item} zone={zone} />
          )}
        </li>
      )
    case 'escalation': {
      const task = taskOfItem(item)
      return (
        <li>
          {item.state === 'resolved' ? <TaskLine task={task} zone={zone} /> : <TaskCard task={task} zone={zone} place="timeline" />}
        </li>
      )
    }
    case 'act':
      return <ActLine act={item} zone={zone} />
  }
})
