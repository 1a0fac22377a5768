// Counting words, by `Intl`: "1 message", "3 messages".

const rules = new Map<string, Intl.PluralRules>()

export interface Forms {
  one: string
  other: string
}

/** Return the number with the form that the language asks for. */
export function count(number: number, forms: Forms, locale = 'en'): string {
  let rule = rules.get(locale)
  if (!rule) {
    rule = new Intl.PluralRules(locale)
    rules.set(locale, rule)
  }
  const form = rule.select(number) === 'one' ? forms.one : forms.other
  return `${new Intl.NumberFormat(locale).format(number)} ${form}`
}

/** Join words as the language joins them: "hours, prices, and holidays". */
export function listOf(words: readonly string[], locale = 'en'): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words)
}

/** Make something readable of a code that the catalogue does not know: `quiet_hours` → "Quiet hours". Sentences stay. */
export function readable(code: string): string {
  if (code.includes(' ')) return code
  const spaced = code.replaceAll(/[_-]+/g, ' ').trim()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
