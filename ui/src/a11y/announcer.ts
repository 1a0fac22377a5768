// Tells screen readers what happened, politely and in batches: a burst of ten events is one sentence.

const BATCH_MS = 250
const SHOWN_MS = 6_000

type Speak = (text: string) => void

/** Collects sentences for a moment and then says them together. Equal sentences are said once. */
export class Announcer {
  #waiting = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #clear: ReturnType<typeof setTimeout> | undefined
  #speak: Speak = () => undefined

  /** Say into this region from now on. */
  attach(speak: Speak): () => void {
    this.#speak = speak
    return () => {
      this.#speak = () => undefined
    }
  }

  readonly announce = (text: string): void => {
    this.#waiting.add(text)
    this.#timer ??= setTimeout(this.#flush, BATCH_MS)
  }

  readonly #flush = (): void => {
    this.#timer = undefined
    const text = [...this.#waiting].join('. ')
    this.#waiting = new Set()
    this.#speak(text)
    // Emptied later, so that the same sentence is heard again and nobody finds old news while browsing.
    clearTimeout(this.#clear)
    this.#clear = setTimeout(() => {
      this.#speak('')
    }, SHOWN_MS)
  }
}

const announcer = new Announcer()

export const announce = announcer.announce
export const attachAnnouncer = announcer.attach.bind(announcer)
