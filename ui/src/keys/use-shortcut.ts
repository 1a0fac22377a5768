// Shortcuts in components: one registry for the page, a hook to listen, the switch for single characters.
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

import { type Handler, ShortcutRegistry } from './registry'
import type { ShortcutId } from './shortcuts'

const STORED_AS = 'spotter.keys.characters'

let charactersOn = readSwitch()
const watchers = new Set<() => void>()

function readSwitch(): boolean {
  try {
    return window.localStorage.getItem(STORED_AS) !== 'off'
  } catch {
    return true
  }
}

export function switchCharacters(on: boolean): void {
  charactersOn = on
  try {
    window.localStorage.setItem(STORED_AS, on ? 'on' : 'off')
  } catch {
    // Without storage the choice holds until the page is closed.
  }
  watchers.forEach((watcher) => {
    watcher()
  })
}

export function useCharactersOn(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => charactersOn,
  )
}

export const registry = new ShortcutRegistry({ charactersOn: () => charactersOn })

/** Listen to all key presses of the page; called once, by the shell. */
export function useKeyboard(): void {
  useEffect(() => {
    document.addEventListener('keydown', registry.press)
    return () => {
      document.removeEventListener('keydown', registry.press)
    }
  }, [])
}

/** Act on a shortcut while the component shows and `enabled`. */
export function useShortcut(id: ShortcutId, handler: Handler, enabled = true): void {
  const act = useEffectEvent(handler)
  useEffect(() => {
    if (!enabled) return undefined
    return registry.register(id, () => {
      act()
    })
  }, [id, enabled])
}
