// Which entries are listed: by words, by kind, by whether they count.
import { CloseButton } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

import type { Validity } from '@/api/types'
import { useTypedSearch } from '@/parts/use-typed-search'
import { ENTRY_KINDS, VALIDITIES } from '@/search'
import { useWords } from '@/words/use-words'

import classes from './entry-filters.module.css'
import { Field } from './field'

const PAUSE_MS = 250
const EXACTLY = { exact: true }

export function EntryFilters() {
  const { knowledge: text } = useWords()
  const { validity } = useSearch({ from: '/shell/knowledge' })
  const navigate = useNavigate({ from: '/knowledge' })
  return (
    <div className={classes.filters}>
      <div className={classes.fields}>
        <SearchWords />
        <Field label={text.validityFilter} className={classes.validity}>
          {(wiring) => (
            <select
              {...wiring}
              value={validity ?? ''}
              onChange={(event) => {
                const wanted = (event.target.value || undefined) as Validity | undefined
                void navigate({ to: '.', search: (now) => ({ ...now, validity: wanted }), replace: true })
              }}
            >
              <option value="">{text.anyValidity}</option>
              {VALIDITIES.map((each) => (
                <option key={each} value={each}>
                  {text.validity[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <nav aria-label={text.kinds}>
        <ul className={classes.chips}>
          {[undefined, ...ENTRY_KINDS].map((each) => (
            <li key={each ?? 'all'}>
              <Link
                to="/knowledge"
                className={classes.chip}
                activeOptions={EXACTLY}
                search={(now) => ({ ...now, kind: each })}
                replace
              >
                {each === undefined ? text.allKinds : text.kind[each]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

function SearchWords() {
  const { knowledge: text } = useWords()
  const { q = '' } = useSearch({ from: '/shell/knowledge' })
  const navigate = useNavigate({ from: '/knowledge' })
  const search = useCallback(
    (words: string | undefined) => {
      void navigate({ to: '.', search: (now) => ({ ...now, q: words }), replace: true })
    },
    [navigate],
  )
  const { field, typed, setTyped, clear } = useTypedSearch(q, PAUSE_MS, search)
  return (
    <div className={classes.search}>
      <Field label={text.search}>
        {(wiring) => (
          <input
            {...wiring}
            ref={field}
            type="search"
            placeholder={text.searchHint}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setTyped('')
            }}
          />
        )}
      </Field>
      {typed && (
        <CloseButton
          size="sm"
          className={classes.clear}
          aria-label={text.clearSearch}
          onClick={clear}
        />
      )}
    </div>
  )
}
