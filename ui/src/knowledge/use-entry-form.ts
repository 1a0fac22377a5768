// An entry being written: what differs from the stored one, what is wrong with it, and saving it once.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { ClickKey } from '@/api/click-key'
import { isConclusive, isProblem } from '@/api/problem'
import { keys } from '@/api/queries'
import type { Entry } from '@/api/types'
import { toast } from '@/shell/toasts'
import { useProblemText } from '@/words/use-problem-text'
import { useWords } from '@/words/use-words'

import { changeEntry, writeEntry } from './acts'
import { draftOf, type EntryDraft, fieldsOf, isSame } from './entry-draft'
import { faultsOf, NO_FAULTS } from './faults'
import { entryQuery } from './queries'

interface EntryFormOptions {
  club: string
  /** The stored entry; a new one has none. */
  entry: Entry | undefined
  initial: EntryDraft
  onSaved?: (entry: Entry) => void
}

export function useEntryForm({ club, entry, initial, onSaved }: EntryFormOptions) {
  const { entry: text } = useWords().knowledge
  const problemText = useProblemText()
  const client = useQueryClient()
  const clickKey = useRef(new ClickKey())
  const [base, setBase] = useState({ version: entry?.version ?? 0, draft: initial })
  const [draft, setDraft] = useState(initial)
  const untouched = isSame(draft, base.draft)
  const newer = entry !== undefined && entry.version > base.version ? entry : undefined

  const startFrom = (stored: Entry) => {
    const fresh = draftOf(stored.fields)
    setBase({ version: stored.version, draft: fresh })
    setDraft(fresh)
  }
  // Somebody else saved while nothing was typed here: the form follows.
  if (newer && untouched) startFrom(newer)

  const save = useMutation({
    mutationFn: (version: number) => {
      const body = fieldsOf(draft)
      const key = clickKey.current.for([entry?.id, version, body])
      return entry ? changeEntry(club, entry.id, version, body, key) : writeEntry(club, body, key)
    },
    onSuccess: (saved) => {
      clickKey.current.settle()
      toast(entry ? text.saved : text.created)
      startFrom(saved)
      client.setQueryData(entryQuery(club, saved.id).queryKey, saved)
      onSaved?.(saved)
    },
    onError: (error) => {
      if (isConclusive(error)) clickKey.current.settle()
    },
    onSettled: () =>
      Promise.all([keys.knowledge, keys.knowledgeGaps].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
  const faults = save.error ? faultsOf(save.error) : NO_FAULTS
  return {
    draft,
    faults,
    /** Something is written that is not stored. */
    dirty: !untouched,
    busy: save.isPending,
    /** A newer version than the one that this text began with. */
    newer,
    problem: problemOf(save.error),
    change: (change: Partial<EntryDraft>) => {
      setDraft((now) => ({ ...now, ...change }))
    },
    save: () => {
      save.mutate(base.version)
    },
    saveOver: () => {
      const version = newer?.version ?? base.version
      setBase((now) => ({ ...now, version }))
      save.mutate(version)
    },
    undo: () => {
      setDraft(base.draft)
      save.reset()
    },
    showTheirs: () => {
      if (newer) startFrom(newer)
      save.reset()
    },
  }

  function problemOf(error: unknown): string | undefined {
    if (!error || isProblem(error, 'conflict')) return undefined
    if (!isConclusive(error)) return text.uncertain
    const wrong = Object.keys(faultsOf(error)).length
    return wrong > 0 ? text.wrongFields(wrong) : problemText(error)
  }
}
