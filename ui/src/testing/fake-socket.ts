// A WebSocket under the hands of a test.
import { vi } from 'vitest'

export class FakeSocket {
  static opened: FakeSocket[] = []

  readonly path: string
  readyState: number = WebSocket.CONNECTING
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null

  constructor(path: string) {
    this.path = path
    FakeSocket.opened.push(this)
  }

  static readonly open = (path: string): WebSocket => new FakeSocket(path) as unknown as WebSocket

  static get last(): FakeSocket {
    const last = FakeSocket.opened.at(-1)
    if (!last) throw new Error('No socket was opened.')
    return last
  }

  /** The server accepts and says where its log stands. */
  hello(head: number, more: { resumed?: boolean; resync?: boolean } = {}): void {
    this.readyState = WebSocket.OPEN
    this.says({ head, ...more })
  }

  hint(position: number, conversation = 12): void {
    this.says({ position, type: 'message_stored', club: 'harbor', conversation, version: 1 })
  }

  says(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }

  breaks(code = 1006): void {
    this.readyState = WebSocket.CLOSED
    this.onclose?.({ code })
  }

  close(): void {
    this.readyState = WebSocket.CLOSED
  }
}

/** Put fake sockets in the place of real ones for one test. */
export function fakeSockets(): void {
  FakeSocket.opened = []
  vi.stubGlobal(
    'WebSocket',
    Object.assign(
      function open(url: string) {
        return FakeSocket.open(url.replace(/^ws:\/\/[^/]+/, ''))
      },
      { CONNECTING: 0, OPEN: 1, CLOSED: 3 },
    ),
  )
}
