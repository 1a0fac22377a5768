// One connection per browser: a Web Lock elects the tab that holds it, a BroadcastChannel tells the others.
import { LiveConnection, type LiveListener } from './connection'
import type { Hint, LiveState } from './frames'

const NAME = 'spotter-live'
const BEAT_MS = 15_000
/** A leader unheard of for so long is frozen by its browser: a tab that somebody looks at takes over. */
const SILENT_MS = 45_000

type Note =
  | { kind: 'hint'; hint: Hint }
  | { kind: 'resync'; position: number | undefined }
  | { kind: 'state'; state: LiveState; position: number | undefined }
  | { kind: 'who' }

export interface Sharing {
  start: () => void
  stop: () => void
  wake: () => void
}

/** Web Locks exist on secure pages only; over plain HTTP in a club's own network each tab has its own connection. */
export function canShare(): boolean {
  return window.isSecureContext && 'locks' in navigator && 'BroadcastChannel' in window
}

export class SharedLive implements Sharing {
  readonly #listener: LiveListener
  readonly #connection: LiveConnection
  #channel: BroadcastChannel | undefined
  #abort = new AbortController()
  #release: (() => void) | undefined
  #leading = false
  #state: LiveState = { kind: 'connecting' }
  #position: number | undefined
  #heardAt = 0
  #beat: ReturnType<typeof setInterval> | undefined

  constructor(listener: LiveListener, open: (path: string) => WebSocket) {
    this.#listener = listener
    this.#connection = new LiveConnection({
      open,
      onHint: (hint) => {
        this.#tell({ kind: 'hint', hint })
        listener.onHint(hint)
      },
      onResync: () => {
        this.#tell({ kind: 'resync', position: this.#connection.position })
        listener.onResync()
      },
      onState: (state) => {
        this.#state = state
        this.#tellState()
        listener.onState(state)
      },
    })
  }

  start(): void {
    this.#abort = new AbortController()
    this.#channel = new BroadcastChannel(NAME)
    this.#channel.onmessage = (event: MessageEvent<Note>) => {
      this.#hear(event.data)
    }
    this.#heardAt = Date.now()
    this.#tell({ kind: 'who' })
    this.#beat = setInterval(() => {
      this.#watch()
    }, BEAT_MS)
    this.#elect(false)
  }

  stop(): void {
    clearInterval(this.#beat)
    this.#abort.abort()
    this.#follow()
    this.#channel?.close()
    this.#channel = undefined
  }

  wake(): void {
    if (this.#leading) this.#connection.wake()
    else this.#watch()
  }

  #elect(steal: boolean): void {
    const options: LockOptions = steal ? { steal: true } : { signal: this.#abort.signal }
    navigator.locks
      .request(NAME, options, () => {
        if (!this.#channel) return undefined
        const held = new Promise<void>((resolve) => {
          this.#release = resolve
        })
        this.#lead()
        return held
      })
      .catch(() => {
        // Stolen by a tab in front, or this tab is closing; only the first of the two waits in line again.
        this.#follow()
        if (this.#channel && !this.#abort.signal.aborted) this.#elect(false)
      })
  }

  #lead(): void {
    this.#leading = true
    this.#connection.start(this.#position)
  }

  #follow(): void {
    if (this.#leading) this.#position = this.#connection.position
    this.#leading = false
    this.#connection.stop()
    this.#release?.()
    this.#release = undefined
  }

  #watch(): void {
    if (this.#leading) this.#tellState()
    else if (document.visibilityState === 'visible' && Date.now() - this.#heardAt > SILENT_MS) {
      this.#heardAt = Date.now()
      this.#elect(true)
    }
  }

  #hear(note: Note): void {
    if (note.kind === 'who') {
      if (this.#leading) this.#tellState()
      return
    }
    this.#heardAt = Date.now()
    if (this.#leading) return
    if (note.kind === 'hint') {
      this.#position = note.hint.position
      this.#listener.onHint(note.hint)
    } else if (note.kind === 'resync') {
      this.#position = note.position
      this.#listener.onResync()
    } else {
      if (this.#position === undefined) {
        // What this tab fetched before it could listen may be older than the leader's position.
        this.#position = note.position
        this.#listener.onResync()
      }
      if (note.state.kind !== this.#state.kind) this.#listener.onState(note.state)
      this.#state = note.state
    }
  }

  #tellState(): void {
    this.#tell({ kind: 'state', state: this.#state, position: this.#connection.position })
  }

  #tell(note: Note): void {
    this.#channel?.postMessage(note)
  }
}

/** Without locks: one connection per tab, and only while somebody looks, since browsers allow six per server. */
export class OwnLive implements Sharing {
  readonly #connection: LiveConnection
  #position: number | undefined

  constructor(listener: LiveListener, open: (path: string) => WebSocket) {
    this.#connection = new LiveConnection({ ...listener, open })
  }

  start(): void {
    document.addEventListener('visibilitychange', this.#look)
    this.#look()
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#look)
    this.#connection.stop()
  }

  wake(): void {
    this.#connection.wake()
  }

  readonly #look = (): void => {
    if (document.visibilityState === 'visible') this.#connection.start(this.#position)
    else {
      this.#position = this.#connection.position
      this.#connection.stop()
    }
  }
}
