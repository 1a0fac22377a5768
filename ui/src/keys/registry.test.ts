// Shortcuts act when they should, and never while somebody types.
import { afterEach, beforeEach, expect, test } from 'vitest'

import { ShortcutRegistry } from './registry'
import type { ShortcutId } from './shortcuts'

let charactersOn = true
let registry: ShortcutRegistry
let acted: ShortcutId[]

function listen(...ids: ShortcutId[]) {
  for (const id of ids) registry.register(id, () => acted.push(id))
}

function press(key: string, given: KeyboardEventInit = {}, target: Element = document.body) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...given })
  target.dispatchEvent(event)
  return event
}

function only(parent: Element): Element {
  const child = parent.firstElementChild
  if (!child) throw new Error('Nothing was put there.')
  return child
}

beforeEach(() => {
  charactersOn = true
  acted = []
  registry = new ShortcutRegistry({ charactersOn: () => charactersOn })
  document.addEventListener('keydown', registry.press)
})
afterEach(() => {
  document.removeEventListener('keydown', registry.press)
  document.body.innerHTML = ''
})

test('a letter acts', () => {
  listen('approve', 'takeOver', 'handBack')
  press('a')
  press('t')
  press('T', { shiftKey: true })
  expect(acted).toEqual(['approve', 'takeOver', 'handBack'])
})

test.each(['<input>', '<textarea></textarea>', '<select></select>', '<div contenteditable="true"></div>', '<div role="textbox"></div>'])(
  'nothing acts while somebody types in %s',
  (field) => {
    listen('approve', 'next', 'help', 'leave')
    document.body.innerHTML = field
    const target = only(document.body)
    for (const key of ['a', 'j', '?', 'Escape']) press(key, {}, target)
    expect(acted).toEqual([])
  },
)

test('single characters can be switched off, and Esc stays', () => {
  listen('approve', 'search', 'help', 'goInbox', 'leave')
  charactersOn = false
  for (const key of ['a', '/', '?', 'g', 'i', 'Escape']) press(key)
  expect(acted).toEqual(['leave'])
})

test('g then i goes to the inbox, and a pause in between does not', () => {
  listen('goInbox')
  const at = (key: string, timeStamp: number) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true })
    Object.defineProperty(event, 'timeStamp', { value: timeStamp })
    document.body.dispatchEvent(event)
  }
  at('g', 0)
  at('i', 500)
  at('g', 10_000)
  at('i', 13_000)
  expect(acted).toEqual(['goInbox'])
})

test('a held key approves one draft, not one after another', () => {
  listen('approve')
  press('a')
  press('a', { repeat: true })
  press('a', { repeat: true })
  expect(acted).toEqual(['approve'])
})

test('browser shortcuts are left alone', () => {
  listen('reply', 'takeOver')
  expect(press('r', { ctrlKey: true }).defaultPrevented).toBe(false)
  expect(press('t', { metaKey: true }).defaultPrevented).toBe(false)
  expect(acted).toEqual([])
})

test('nothing behind an open panel acts', () => {
  listen('approve', 'leave')
  document.body.innerHTML = '<dialog open></dialog>'
  press('a')
  press('Escape')
  expect(acted).toEqual([])
})

test('Enter on a button presses the button and opens nothing', () => {
  listen('open')
  document.body.innerHTML = '<button>Send</button>'
  press('Enter', {}, only(document.body))
  expect(acted).toEqual([])
})

test('of two listeners the newer acts, and the older again once it is gone', () => {
  registry.register('leave', () => acted.push('back'))
  const remove = registry.register('leave', () => acted.push('help'))
  press('Escape')
  remove()
  press('Escape')
  expect(acted).toEqual(['help', 'back'])
})

test('a key that nobody listens to stays the browser’s', () => {
  expect(press('j').defaultPrevented).toBe(false)
})
