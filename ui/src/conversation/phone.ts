// Phone numbers as people read them.

/** (312) 555-0101 for a number of North America; anything else as it came. */
export function readablePhone(number: string): string {
  const match = /^\+?1?(\d{3})(\d{3})(\d{4})$/.exec(number)
  return match ? `(${match[1] ?? ''}) ${match[2] ?? ''}-${match[3] ?? ''}` : number
}
