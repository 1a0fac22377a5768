// The search of the list: as one types, kept in the address.
import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

import { useTypedSearch } from '@/parts/use-typed-search'
import { useWords } from '@/words/use-words'

import classes from './search-field.module.css'

const PAUSE_MS = 200

export function SearchField() {
  const { inbox } = useWords()
  const { q = '' } = useSearch({ from: '/shell/inbox' })
  const navigate = useNavigate({ from: '/inbox' })
  const search = useCallback(
    (words: string | undefined) => {
      void navigate({ to: '.', search: (now) => ({ ...now, q: words }), replace: true, state: { keepFocus: true } })
    },
    [navigate],
  )
  const { field, typed, setTyped, clear } = useTypedSearch(q, PAUSE_MS, search)
  return (
    <TextInput
      ref={field}
      type="search"
      size="sm"
      value={typed}
      aria-label={inbox.search}
      placeholder={inbox.searchHint}
      leftSection={<IconSearch size={16} aria-hidden />}
      classNames={{ input: classes.input ?? '' }}
      rightSection={
        typed ? <CloseButton size="sm" aria-label={inbox.clearSearch} onClick={clear} /> : <kbd className={classes.key}>/</kbd>
      }
      onChange={(event) => {
        setTyped(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        if (typed) setTyped('')
        else field.current?.blur()
      }}
    />
  )
}
