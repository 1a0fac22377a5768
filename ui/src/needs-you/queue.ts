// What waits, by name.
import type { NeedsYou } from '@/api/types'

export function keyOf(item: NeedsYou): string {
  return item.approval ? `approval-${item.approval.id}` : `escalation-${item.escalation?.id ?? 0}`
}
