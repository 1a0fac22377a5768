// The pages as a whole: reachable by address and keys, named for everyone, signed in before anything shows.
import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, test } from 'vitest'

import { openDesk } from '@/testing/desk'
import { drawApp } from '@/testing/draw'
import { FakeSocket, fakeSockets } from '@/testing/fake-socket'
import { at, problem, records, server } from '@/testing/server'
import { violations } from '@/testing/violations'

const WAIT = { timeout: 20_000 }

beforeEach(fakeSockets)

describe('every page', () => {
  test.each([
    ['/inbox', 'Inbox', 'Maya Okafor'],
    ['/inbox/12', 'Maya Okafor', 'Waiting for your OK'],
    ['/needs-you', 'Needs you', 'I am on it'],
    ['/actions', 'Action log', 'Judged a message'],
  ])('%s has its title with the count, and no accessibility violation', async (address, title, shown) => {
    openDesk()
    drawApp(address)
    expect((await screen.findAllByText(shown, { exact: false }, WAIT)).length).toBeGreaterThan(0)
    await waitFor(() => {
      expect(document.title).toBe(`(1) ${title} · Spotter`)
    }, WAIT)
    expect(await violations()).toEqual([])
  })
})

describe('the inbox', () => {
  test('j and Enter open the first conversation, u goes back, and the focus follows', async () => {
    openDesk()
    const { user, router } = drawApp('/inbox')
    await screen.findByText('Luis Herrera', undefined, WAIT)
    await user.keyboard('j')
    await waitFor(() => {
      expect(document.activeElement).toHaveAttribute('data-row', '12')
    })
    await user.keyboard('{Enter}')
    await waitFor(() => {
      expect(screen.getByRole('heading', { name: 'Maya Okafor', level: 2 })).toHaveFocus()
    }, WAIT)
    expect(router.state.location.pathname).toBe('/inbox/12')
    await user.keyboard('u')
    await waitFor(() => {
      expect(document.activeElement).toHaveAttribute('data-row', '12')
    }, WAIT)
    expect(router.state.location.pathname).toBe('/inbox')
  })

  test('the club, the view and the search stay in the address while one opens a conversation', async () => {
    openDesk()
    const { user, router } = drawApp('/inbox?club=harbor&view=needs-me&q=555')
    await user.click(await screen.findByText('Luis Herrera', undefined, WAIT))
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/inbox/13')
    })
    expect(Object.fromEntries(new URLSearchParams(router.state.location.searchStr))).toEqual({ club: 'harbor', view: 'needs-me', q: '555' })
  })

  test('a message that arrives shows without reload', async () => {
    openDesk()
    drawApp('/inbox')
    await screen.findByText('Luis Herrera', undefined, WAIT)
    FakeSocket.last.hello(1)
    server.use(http.get(at('/conversations'), () => HttpResponse.json({ items: [], next_cursor: null })))
    FakeSocket.last.hint(2)
    expect(await screen.findByText('No conversations yet', undefined, WAIT)).toBeVisible()
  })

  test('a list that cannot be loaded says so and can be asked again', async () => {
    openDesk()
    server.use(http.get(at('/conversations'), () => HttpResponse.error()))
    const { user } = drawApp('/inbox')
    expect(await screen.findByText('The list could not be loaded.', undefined, WAIT)).toBeVisible()
    openDesk()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Luis Herrera', undefined, WAIT)).toBeVisible()
  })
})

describe('signing in', () => {
  test('without a session one lands on the login, and after it where one wanted to be', async () => {
    openDesk()
    let signedIn = false
    server.use(
      http.get(at('/me'), () => (signedIn ? HttpResponse.json({ id: 1, name: 'Sam', role: 'owner', club: null, temporal_ui_url: null }) : problem(401, 'not_logged_in'))),
    )
    const seen = records('/login', () => {
      signedIn = true
      return new HttpResponse(null, { status: 204 })
    })
    const { user, router } = drawApp('/inbox/12')
    await user.type(await screen.findByRole('textbox', { name: /Login link/ }, WAIT), 'http://127.0.0.1:8000/login#token=abc{Enter}')
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/inbox/12')
    }, WAIT)
    expect(seen.map((each) => each.body)).toEqual([{ token: 'abc' }])
  })

  test('a link signs in by itself, once, and its token leaves the address', async () => {
    openDesk()
    const seen = records('/login', () => new HttpResponse(null, { status: 204 }))
    const { router } = drawApp('/login#token=one-time')
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/inbox')
    }, WAIT)
    expect(seen.map((each) => each.body)).toEqual([{ token: 'one-time' }])
    expect(window.location.href).not.toContain('one-time')
  })

  test('a used link says so, and nothing is lost but the link', async () => {
    records('/login', () => problem(401, 'not_logged_in'))
    drawApp('/login#token=used')
    expect((await screen.findAllByText(/used already/, undefined, WAIT)).length).toBeGreaterThan(0)
    expect(await violations()).toEqual([])
  })
})

test('the list of shortcuts opens by ? and switches single keys off', async () => {
  openDesk()
  const { user, router } = drawApp('/inbox')
  await screen.findByText('Luis Herrera', undefined, WAIT)
  await user.keyboard('?')
  expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  expect(await violations()).toEqual([])
  await user.click(screen.getByRole('switch', { name: /Single-key shortcuts/ }))
  await user.click(screen.getByRole('button', { name: 'Close' }))
  await user.keyboard('gn')
  expect(router.state.location.pathname).toBe('/inbox')
})
