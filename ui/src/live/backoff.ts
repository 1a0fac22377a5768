// How long to wait before the next try: doubling, capped, with full jitter so that a restart is not stormed.

const FIRST_MS = 500
const LONGEST_MS = 30_000

/** Return the wait before try number `tries` (from 0); `random` is in [0, 1). Never less than a quarter second. */
export function backoff(tries: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 16))
  return Math.max(250, Math.round(ceiling * random()))
}
