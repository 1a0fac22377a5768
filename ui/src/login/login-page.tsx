// Signing in by a one-time link: its token stands in the fragment, which browsers send to nobody.
import { Button, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'

import { logIn } from '@/api/acts'
import { Unreachable } from '@/api/problem'
import { Mark } from '@/shell/mark'
import { useWords } from '@/words/use-words'

import classes from './login-page.module.css'
import { tokenOf } from './token'

type State = 'asking' | 'entering' | 'empty' | 'refused' | 'unreachable'

export function LoginPage() {
  const { login, shell } = useWords()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { next } = useSearch({ from: '/login' })
  const [state, setState] = useState<State>('asking')
  const [pasted, setPasted] = useState('')
  const used = useRef('')

  useEffect(() => {
    document.title = `${login.title} · ${shell.product}`
  }, [login, shell])

  const enter = async (token: string) => {
    setState('entering')
    try {
      await logIn(token)
    } catch (error) {
      setState(error instanceof Unreachable ? 'unreachable' : 'refused')
      return
    }
    client.clear()
    // Replaced, so that Back does not return to a link that is used up.
    await navigate({ href: next ?? '/inbox', replace: true })
  }

  useEffect(() => {
    const token = tokenOf(window.location.hash)
    if (token === '' || token === used.current) return
    used.current = token
    // The token leaves the address before anything else happens with it.
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
    setPasted(token)
    void enter(token)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once per link
  }, [])

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const token = tokenOf(pasted)
    if (token === '') setState('empty')
    else void enter(token)
  }
  const error = state === 'empty' || state === 'refused' || state === 'unreachable' ? login[state] : undefined
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.head}>
          <Mark />
          <h1 className={classes.title}>{login.title}</h1>
        </div>
        <p className={classes.lead}>{login.lead}</p>
        <form onSubmit={submit} className={classes.form}>
          <Textarea
            label={login.linkLabel}
            description={login.linkHelp}
            autoComplete="one-time-code"
            spellCheck={false}
            rows={2}
            value={pasted}
            error={error}
            disabled={state === 'entering'}
            onChange={(event) => {
              setPasted(event.currentTarget.value)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') submit(event)
            }}
          />
          <Button type="submit" size="md" loading={state === 'entering'}>
            {login.submit}
          </Button>
          <p role="status" className="visually-hidden">
            {state === 'entering' ? login.entering : (error ?? '')}
          </p>
        </form>
        <section className={classes.how}>
          <h2>{login.how}</h2>
          <p>{login.howText}</p>
          <code className={classes.command}>{login.command}</code>
        </section>
      </div>
    </main>
  )
}
