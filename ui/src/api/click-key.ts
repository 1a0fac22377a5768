// The idempotency key of one intended act: the same for a double click and for a retry, new for a new act.

/** Return a fresh key. `crypto.randomUUID` is missing on plain HTTP over a club's own network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Keeps the key of what a person meant until the server decided about it. */
export class ClickKey {
  #words: string | undefined
  #key = ''

  /** Return the key for this act; other words are another act. */
  for(act: unknown): string {
    const words = JSON.stringify(act)
    if (words !== this.#words) {
      this.#words = words
      this.#key = newKey()
    }
    return this.#key
  }

  /** The server decided: whatever is clicked next is a new act. */
  settle(): void {
    this.#words = undefined
  }
}
