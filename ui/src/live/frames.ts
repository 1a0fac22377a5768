// What comes over the live connection, and what a page may know of the connection itself.
import type { EventType } from '@/api/types'

export interface Hint {
  position: number
  type: EventType
  club: string
  conversation: number | null
  version: number
}

interface Hello {
  head: number
  resync?: boolean | null
}

export type LiveState =
  | { kind: 'connecting' }
  | { kind: 'live' }
  | { kind: 'late'; since: number }
  | { kind: 'signed-out' }
  | { kind: 'rights-changed' }

/** Close codes of the server; anything else is a broken line. */
export const CLOSED = { signedOut: 4401, rightsChanged: 4403, restart: 1012, slow: 1013 } as const

export type Frame = { hello: Hello } | { hint: Hint }

/** Read a frame; `undefined` for what we do not know, which a newer server may well send. */
export function readFrame(data: unknown): Frame | undefined {
  if (typeof data !== 'string') return undefined
  let frame: unknown
  try {
    frame = JSON.parse(data)
  } catch {
    return undefined
  }
  if (typeof frame !== 'object' || frame === null) return undefined
  if ('head' in frame && typeof frame.head === 'number') return { hello: frame as Hello }
  if ('position' in frame && typeof frame.position === 'number' && 'type' in frame) return { hint: frame as Hint }
  return undefined
}
