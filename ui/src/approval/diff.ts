// Which words a person changed: a word-by-word comparison for short texts.

export interface Piece {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Longer texts are shown as wholly replaced: the comparison grows with the product of both lengths. */
const MOST_CELLS = 1_000_000

function wordsOf(text: string): string[] {
  return text.match(/\s+|[^\s]+/g) ?? []
}

/** Return the pieces that turn `before` into `after`, in reading order, removed before added. */
export function compareWords(before: string, after: string): Piece[] {
  const old = wordsOf(before)
  const now = wordsOf(after)
  if (old.length * now.length > MOST_CELLS) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  }
  const common = commonLengths(old, now)
  const pieces: Piece[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < now.length) {
    const one = old[i]
    const other = now[j]
    if (one !== undefined && one === other) {
      add(pieces, 'same', one)
      i += 1
      j += 1
    } else if (one !== undefined && (other === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      add(pieces, 'removed', one)
      i += 1
    } else if (other !== undefined) {
      add(pieces, 'added', other)
      j += 1
    }
  }
  return pieces
}

function at(table: readonly Uint16Array[], i: number, j: number): number {
  return table[i]?.[j] ?? 0
}

/** How many words the rests of both texts have in common, for each pair of places. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = table[i]
    if (!row) continue
    for (let j = now.length - 1; j >= 0; j -= 1) {
      row[j] = old[i] === now[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1))
    }
  }
  return table
}

function add(pieces: Piece[], kind: Piece['kind'], text: string): void {
  const last = pieces.at(-1)
  if (last?.kind === kind) last.text += text
  else pieces.push({ kind, text })
}
