// What staff do with the knowledge, as plain requests.
import { answerOf, api } from '@/api/client'
import type { EntryFields, ImportForm } from '@/api/types'

const keyed = (club: string, key: string) => ({ path: { club }, header: { 'Idempotency-Key': key } })

export const writeEntry = (club: string, body: EntryFields, key: string) =>
  answerOf(api.POST('/api/v1/clubs/{club}/knowledge', { params: keyed(club, key), body }))

function ofEntry(club: string, entry: number, key: string) {
  return { path: { club, entry }, header: { 'Idempotency-Key': key } }
}

export const changeEntry = (club: string, entry: number, version: number, body: EntryFields, key: string) =>
  answerOf(
    api.PUT('/api/v1/clubs/{club}/knowledge/{entry}', { params: ofEntry(club, entry, key), body: { ...body, version } }),
  )

export const retireEntry = (club: string, entry: number, version: number, key: string) =>
  answerOf(
    api.POST('/api/v1/clubs/{club}/knowledge/{entry}/retire', { params: ofEntry(club, entry, key), body: { version } }),
  )

export const restoreEntry = (club: string, entry: number, version: number, key: string) =>
  answerOf(
    api.POST('/api/v1/clubs/{club}/knowledge/{entry}/restore', { params: ofEntry(club, entry, key), body: { version } }),
  )

export const dismissGap = (club: string, questions: number[], key: string) =>
  answerOf(api.POST('/api/v1/clubs/{club}/knowledge/gaps/dismiss', { params: keyed(club, key), body: { questions } }))

export const reopenGap = (club: string, questions: number[], key: string) =>
  answerOf(api.POST('/api/v1/clubs/{club}/knowledge/gaps/reopen', { params: keyed(club, key), body: { questions } }))

export const previewImport = (club: string, form: ImportForm, text: string) =>
  answerOf(
    api.POST('/api/v1/clubs/{club}/knowledge/import/preview', { params: { path: { club } }, body: { form, text } }),
  )

export const importEntries = (club: string, entries: EntryFields[], key: string) =>
  answerOf(api.POST('/api/v1/clubs/{club}/knowledge/import', { params: keyed(club, key), body: { entries } }))
