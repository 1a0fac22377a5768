// The search of the list: as one types, kept in the address.
import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'

import { useShortcut } from '@/keys/use-shortcut'
import { useWords } from '@/words/use-words'

import classes from './search-field.module.css'

const PAUSE_MS = 200

export function SearchField() {
  const { inbox } = useWords()
  const { q = '' } = useSearch({ from: '/shell/inbox' })
  const navigate = useNavigate({ from: '/inbox' })
  const [typed, setTyped] = useState(q)
  const [searched, setSearched] = useState(q)
  const field = useRef<HTMLInputElement>(null)

  // The address changed by itself (Back, a link): the field follows.
  if (q !== searched) {
    setSearched(q)
    setTyped(q)
  }

  useEffect(() => {
    if (typed.trim() === q) return undefined
    const timer = setTimeout(() => {
      setSearched(typed.trim())
      void navigate({ to: '.', search: (now) => ({ ...now, q: typed.trim() || undefined }), replace: true, state: { keepFocus: true } })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [typed, q, navigate])

  useShortcut('search', () => {
    field.current?.focus()
    field.current?.select()
  })

  const clear = () => {
    setTyped('')
    field.current?.focus()
  }
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
