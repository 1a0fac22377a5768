// The table of keyboard shortcuts: the help sheet, the registry and the tests read this one list.

export const SHORTCUTS = {
  next: { keys: 'j', section: 'move' },
  previous: { keys: 'k', section: 'move' },
  open: { keys: 'Enter', section: 'move' },
  back: { keys: 'u', section: 'move' },
  search: { keys: '/', section: 'move' },
  leave: { keys: 'Escape', section: 'move' },
  reply: { keys: 'r', section: 'act' },
  send: { keys: 'Mod+Enter', section: 'act' },
  approve: { keys: 'a', section: 'act' },
  edit: { keys: 'd', section: 'act' },
  reject: { keys: 'f', section: 'act' },
  takeOver: { keys: 't', section: 'act' },
  handBack: { keys: 'Shift+T', section: 'act' },
  unread: { keys: 'Shift+U', section: 'act' },
  goInbox: { keys: 'g i', section: 'page' },
  goNeedsYou: { keys: 'g n', section: 'page' },
  goKnowledge: { keys: 'g k', section: 'page' },
  goLog: { keys: 'g l', section: 'page' },
  help: { keys: '?', section: 'page' },
} as const

export type ShortcutId = keyof typeof SHORTCUTS
export type Section = (typeof SHORTCUTS)[ShortcutId]['section']

/** A single character, alone or after another: what WCAG 2.1.4 lets people switch off. */
export function isCharacterShortcut(keys: string): boolean {
  return keys.split(' ').every((key) => key.replace('Shift+', '').length === 1)
}

/** Write a key press as the table does; `undefined` for what no shortcut may take. */
export function nameOfPress(event: KeyboardEvent): string | undefined {
  if (event.isComposing || event.key === 'Dead' || event.altKey) return undefined
  if (event.ctrlKey || event.metaKey) return event.shiftKey ? undefined : `Mod+${event.key}`
  const letter = /^\p{L}$/u.test(event.key)
  if (letter && event.shiftKey) return `Shift+${event.key.toUpperCase()}`
  return letter ? event.key.toLowerCase() : event.key
}
