// One WebSocket that stays: resumes after the last position it saw, waits longer each time, says when it is late.
import { backoff } from './backoff'
import { CLOSED, type Hint, type LiveState, readFrame } from './frames'

/** So long may a broken line stay unmentioned: most are back before anybody would notice. */
const LATE_AFTER_MS = 3_000
/** After a sleep this long a line that looks open is not trusted. */
const STALE_AFTER_MS = 60_000

export interface LiveListener {
  onHint: (hint: Hint) => void
  /** What was missed cannot be told: read everything anew. */
  onResync: () => void
  onState: (state: LiveState) => void
}

export interface LiveOptions extends LiveListener {
  open: (path: string) => WebSocket
  random?: () => number
}

export class LiveConnection {
  readonly #options: LiveOptions
  #socket: WebSocket | undefined
  #position: number | undefined
  #tries = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #lateness: ReturnType<typeof setTimeout> | undefined
  #lostAt: number | undefined
  #heardAt = 0
  #stopped = true

  constructor(options: LiveOptions) {
    this.#options = options
  }

  /** Connect, and go on after `position` where one is known from another tab. */
  start(position?: number): void {
    if (!this.#stopped) return
    this.#stopped = false
    this.#position = position
    this.#tries = 0
    this.#options.onState({ kind: 'connecting' })
    this.#lose()
    this.#connect()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#retry)
    clearTimeout(this.#lateness)
    this.#lostAt = undefined
    this.#drop()
  }

  /** The machine woke, the network is back or somebody looks again: do not wait for a timer. */
  wake(now = Date.now()): void {
    if (this.#stopped) return
    const open = this.#socket?.readyState === WebSocket.OPEN
    if (open && now - this.#heardAt < STALE_AFTER_MS) return
    if (this.#socket?.readyState === WebSocket.CONNECTING) return
    this.#tries = 0
    clearTimeout(this.#retry)
    this.#drop()
    this.#connect()
  }

  get position(): number | undefined {
    return this.#position
  }

  #connect(): void {
    const path = this.#position === undefined ? '/ws' : `/ws?after=${this.#position}`
    const socket = this.#options.open(path)
    this.#socket = socket
    socket.onmessage = (event) => {
      if (socket === this.#socket) this.#hear(event.data)
    }
    socket.onclose = (event) => {
      if (socket === this.#socket) this.#closed(event.code)
    }
  }

  #hear(data: unknown): void {
    const frame = readFrame(data)
    this.#heardAt = Date.now()
    if (frame === undefined) return
    if ('hello' in frame) {
      const knewWhere = this.#position !== undefined
      if (!knewWhere || frame.hello.resync) this.#position = frame.hello.head
      this.#tries = 0
      this.#lostAt = undefined
      clearTimeout(this.#lateness)
      this.#options.onState({ kind: 'live' })
      // The first connection of a page resyncs too: what it fetched may be older than the head.
      if (!knewWhere || frame.hello.resync) this.#options.onResync()
      return
    }
    if (this.#position !== undefined && frame.hint.position <= this.#position) return
    this.#position = frame.hint.position
    this.#options.onHint(frame.hint)
  }

  #closed(code: number): void {
    this.#socket = undefined
    if (this.#stopped) return
    if (code === CLOSED.signedOut || code === CLOSED.rightsChanged) {
      this.stop()
      this.#options.onState({ kind: code === CLOSED.signedOut ? 'signed-out' : 'rights-changed' })
      return
    }
    this.#lose()
    const wait = backoff(this.#tries, this.#options.random ?? Math.random)
    this.#tries += 1
    this.#retry = setTimeout(() => {
      this.#connect()
    }, wait)
  }

  #lose(): void {
    if (this.#lostAt !== undefined) return
    const since = Date.now()
    this.#lostAt = since
    this.#lateness = setTimeout(() => {
      this.#options.onState({ kind: 'late', since })
    }, LATE_AFTER_MS)
  }

  #drop(): void {
    const socket = this.#socket
    this.#socket = undefined
    socket?.close()
  }
}
