// Moments in words, by `Intl` alone, always in a named zone: the club's.

const formats = new Map<string, Intl.DateTimeFormat>()

function format(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  let found = formats.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
    formats.set(key, found)
  }
  return found
}

/** Return the zone of the person who looks. */
export function viewerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** 2:14 PM */
export function clock(at: Date, zone: string, locale = 'en-US'): string {
  return format(locale, zone, { hour: 'numeric', minute: '2-digit' }).format(at)
}

/** Nov 22, 2:14 PM; with the year where it is not this one. */
export function dateAndClock(at: Date, zone: string, now: Date, locale = 'en-US'): string {
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return format(locale, zone, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', ...year }).format(at)
}

/** Nov 22, 2026 */
export function date(at: Date, zone: string, locale = 'en-US'): string {
  return format(locale, zone, { year: 'numeric', month: 'short', day: 'numeric' }).format(at)
}

/** Saturday, November 22, 2026, 2:14:05 PM CST: everything, for titles and accessible names. */
export function exact(at: Date, zone: string, locale = 'en-US'): string {
  return format(locale, zone, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(at)
}

/** CST */
export function zoneName(zone: string, at: Date, locale = 'en-US'): string {
  const parts = format(locale, zone, { hour: 'numeric', timeZoneName: 'short' }).formatToParts(at)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
}

/** The calendar day in the zone, as 2026-11-22: equal for equal days. */
export function dayKey(at: Date, zone: string): string {
  return format('en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

/** Saturday, November 22; with the year where it is not this one. */
export function dayName(at: Date, zone: string, now: Date, locale = 'en-US'): string {
  const sameYear = dayKey(at, zone).slice(0, 4) === dayKey(now, zone).slice(0, 4)
  return format(locale, zone, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at)
}

/** How a list shows a moment: the clock today, the weekday this week, else the date. */
export function listMoment(at: Date, zone: string, now: Date, locale = 'en-US'): string {
  if (dayKey(at, zone) === dayKey(now, zone)) return clock(at, zone, locale)
  const days = (now.getTime() - at.getTime()) / 86_400_000
  if (days >= 0 && days < 6) return format(locale, zone, { weekday: 'short' }).format(at)
  const sameYear = dayKey(at, zone).slice(0, 4) === dayKey(now, zone).slice(0, 4)
  return format(locale, zone, {
    month: 'short',
    day: 'numeric',
    ...(sameYear ? {} : { year: '2-digit' }),
  }).format(at)
}

const STEPS: [Intl.RelativeTimeFormatUnit & ('second' | 'minute' | 'hour' | 'day'), number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** 3 h, 12 min, 2 d: a span, rounded down to its largest whole unit. */
export function span(milliseconds: number, locale = 'en-US'): string {
  const seconds = Math.max(0, Math.floor(Math.abs(milliseconds) / 1000))
  const [unit, size] = STEPS.find(([, each]) => seconds >= each) ?? (['second', 1] as const)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(Math.floor(seconds / size))
}
