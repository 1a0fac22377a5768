// Bringing entries in: a text is read, shown, chosen from, and stored together.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { ClickKey } from '@/api/click-key'
import { isConclusive } from '@/api/problem'
import { keys } from '@/api/queries'
import type { Club, EntryFields } from '@/api/types'
import { Sheet } from '@/parts/sheet'
import { toast } from '@/shell/toasts'
import { useProblemText } from '@/words/use-problem-text'
import { useWords } from '@/words/use-words'

import { importEntries, previewImport } from './acts'
import { faultsOf } from './faults'
import { ImportPreview } from './import-preview'
import { ImportText, type TextToRead } from './import-text'

export function ImportSheet({ club, onClose }: { club: Club; onClose: () => void }) {
  const { importing: text } = useWords().knowledge
  const client = useQueryClient()
  const problemText = useProblemText()
  const clickKey = useRef(new ClickKey())
  const [given, setGiven] = useState<TextToRead>({ form: 'text', text: '' })
  const read = useMutation({ mutationFn: ({ form, text: words }: TextToRead) => previewImport(club.slug, form, words) })
  const apply = useMutation({
    mutationFn: (entries: EntryFields[]) => importEntries(club.slug, entries, clickKey.current.for(entries)),
    onSuccess: (stored) => {
      toast(text.applied(stored.entries.length))
      onClose()
    },
    onSettled: (_, error) => {
      if (!error || isConclusive(error)) clickKey.current.settle()
      return Promise.all([keys.knowledge, keys.knowledgeGaps].map((queryKey) => client.invalidateQueries({ queryKey })))
    },
  })
  const whyNot = (error: unknown) => (isConclusive(error) ? problemText(error) : text.uncertain)
  return (
    <Sheet title={text.title} open wide onClose={onClose}>
      {read.data ? (
        <ImportPreview
          preview={read.data}
          busy={apply.isPending}
          problem={apply.error ? whyNot(apply.error) : undefined}
          onApply={(entries) => {
            apply.mutate(entries)
          }}
          onBack={() => {
            read.reset()
            apply.reset()
          }}
        />
      ) : (
        <ImportText
          given={given}
          busy={read.isPending}
          problem={read.error ? (faultsOf(read.error).text ?? problemText(read.error)) : undefined}
          onChange={setGiven}
          onRead={() => {
            read.mutate(given)
          }}
        />
      )}
    </Sheet>
  )
}
