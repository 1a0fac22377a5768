// Texts that people began to write: kept in memory while they look elsewhere, never stored, gone with the page.
import { useSyncExternalStore } from 'react'

const drafts = new Map<string, string>()
let owner: number | undefined
const watchers = new Set<() => void>()

/** A reply that is being written in a conversation. */
export const replyDraft = (conversation: number) => `reply ${conversation}`
/** A changed version of a proposed reply. */
export const approvalDraft = (approval: number) => `approval ${approval}`

export function setDraft(key: string, text: string | undefined): void {
  if (text === undefined) drafts.delete(key)
  else drafts.set(key, text)
  watchers.forEach((watcher) => {
    watcher()
  })
}

export function useDraft(key: string): string | undefined {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => drafts.get(key),
  )
}

/** Forget everything, when somebody signs out. */
export function forgetDrafts(): void {
  drafts.clear()
  owner = undefined
}

/** An ended session keeps what was typed for whoever comes back, and for nobody else. */
export function draftsBelongTo(staff: number): void {
  if (owner !== undefined && owner !== staff) drafts.clear()
  owner = staff
}

/** Whether anything would be lost by closing the page. */
export function hasDrafts(): boolean {
  return drafts.size > 0
}
