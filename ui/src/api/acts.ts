// Everything that staff may do, as plain requests. A key makes an act happen once, however often it is sent.
import { answerOf, api } from './client'
import { newKey } from './click-key'
import type { Channel, Club, TaskEnd } from './types'

const keyed = (key: string) => ({ 'Idempotency-Key': key })

export const logIn = (token: string) => answerOf(api.POST('/api/v1/login', { body: { token } }))

export const logOut = () => answerOf(api.POST('/api/v1/logout'))

export function approve(approval: number, revision: number, body: string | undefined, key: string) {
  return answerOf(
    api.POST('/api/v1/approvals/{approval}/approve', {
      params: { path: { approval }, header: keyed(key) },
      body: { revision, ...(body !== undefined && { body }) },
    }),
  )
}

export function reject(approval: number, revision: number, reason: string, key: string) {
  return answerOf(
    api.POST('/api/v1/approvals/{approval}/reject', {
      params: { path: { approval }, header: keyed(key) },
      body: { revision, reason },
    }),
  )
}

export function acknowledge(escalation: number, key: string) {
  return answerOf(
    api.POST('/api/v1/escalations/{escalation}/acknowledge', { params: { path: { escalation }, header: keyed(key) } }),
  )
}

export function resolve(escalation: number, resolution: TaskEnd, note: string, key: string) {
  return answerOf(
    api.POST('/api/v1/escalations/{escalation}/resolve', {
      params: { path: { escalation }, header: keyed(key) },
      body: { resolution, ...(note && { note }) },
    }),
  )
}

export interface StaffReply {
  body: string
  channel: Channel | undefined
  seenThrough: number
}

export function reply(conversation: number, { body, channel, seenThrough }: StaffReply, key: string) {
  return answerOf(
    api.POST('/api/v1/conversations/{conversation}/reply', {
      params: { path: { conversation }, header: keyed(key) },
      body: { body, seen_through: seenThrough, ...(channel && { channel }) },
    }),
  )
}

const ofConversation = (conversation: number) => ({
  params: { path: { conversation }, header: keyed(newKey()) },
})

export const takeOver = (id: number) =>
  answerOf(api.POST('/api/v1/conversations/{conversation}/takeover', ofConversation(id)))

export const handBack = (id: number) =>
  answerOf(api.POST('/api/v1/conversations/{conversation}/handback', ofConversation(id)))

export const setAi = (id: number, on: boolean) =>
  answerOf(api.POST('/api/v1/conversations/{conversation}/ai', { ...ofConversation(id), body: { on } }))

export const markRead = (id: number, through: number) =>
  answerOf(api.POST('/api/v1/conversations/{conversation}/read', { ...ofConversation(id), body: { through } }))

export const markUnread = (id: number) =>
  answerOf(api.POST('/api/v1/conversations/{conversation}/unread', ofConversation(id)))

const ofClub = (club: string) => ({ params: { path: { club }, header: keyed(newKey()) } })

export const pollNow = (club: string) => answerOf(api.POST('/api/v1/clubs/{club}/poll-now', ofClub(club)))

export const changeClub = (club: string, change: Partial<Pick<Club, 'ai_on' | 'polling_paused' | 'voice' | 'emoji' | 'sign_off'>>) =>
  answerOf(api.PATCH('/api/v1/clubs/{club}', { ...ofClub(club), body: change }))
