// Decides which shortcut a key press means, and never while somebody types.
import { isCharacterShortcut, nameOfPress, type ShortcutId, SHORTCUTS } from './shortcuts'

const SEQUENCE_MS = 1_500
const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"]'
const OWN_ENTER = 'a[href], button, summary, [role="button"], [role="link"]'

export type Handler = () => void

export interface RegistryOptions {
  /** Whether single characters act at all: people who dictate switch them off. */
  charactersOn: () => boolean
}

/** Holds who listens to which shortcut; of several, the one that came last. */
export class ShortcutRegistry {
  readonly #handlers = new Map<ShortcutId, Handler[]>()
  readonly #options: RegistryOptions
  #begun: { key: string; at: number } | undefined

  constructor(options: RegistryOptions) {
    this.#options = options
  }

  register(id: ShortcutId, handler: Handler): () => void {
    const handlers = this.#handlers.get(id) ?? []
    handlers.push(handler)
    this.#handlers.set(id, handlers)
    return () => {
      const at = handlers.indexOf(handler)
      if (at >= 0) handlers.splice(at, 1)
    }
  }

  /** Take a key press of the page; act on it if it is a shortcut that somebody listens to. */
  readonly press = (event: KeyboardEvent): void => {
    const press = nameOfPress(event)
    if (press === undefined || event.defaultPrevented || isModifier(event.key)) return
    const target = event.target instanceof Element ? event.target : null
    // A held key would approve one card after another.
    if (event.repeat && press !== 'j' && press !== 'k') return
    if (target?.closest(TYPING)) return
    if (press === 'Enter' && target?.closest(OWN_ENTER)) return
    if (document.querySelector('dialog[open]')) return

    const keys = this.#withSequence(press, event.timeStamp)
    const id = findShortcut(keys) ?? findShortcut(press)
    if (id === undefined) return
    if (isCharacterShortcut(SHORTCUTS[id].keys) && !this.#options.charactersOn()) return
    const handler = this.#handlers.get(id)?.at(-1)
    if (!handler) return
    event.preventDefault()
    handler()
  }

  #withSequence(press: string, at: number): string {
    const begun = this.#begun
    this.#begun = undefined
    if (begun && at - begun.at <= SEQUENCE_MS) return `${begun.key} ${press}`
    if (startsSequence(press)) this.#begun = { key: press, at }
    return press
  }
}

function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'Control' || key === 'Meta' || key === 'Alt'
}

function findShortcut(keys: string): ShortcutId | undefined {
  return (Object.keys(SHORTCUTS) as ShortcutId[]).find((id) => SHORTCUTS[id].keys === keys)
}

function startsSequence(press: string): boolean {
  return Object.values(SHORTCUTS).some(({ keys }) => keys.startsWith(`${press} `))
}
