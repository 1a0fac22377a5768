// A decision in the words of the desk.
import type { DecisionItem } from '@/api/types'
import type { Words } from '@/words/use-words'

/** One sentence: what was done, and from or because of what. */
export function sentenceOf(item: DecisionItem, { decision }: Words): string {
  if (item.disposition === 'superseded') return decision.superseded
  switch (item.step) {
    case 'reply':
      return item.citations.length > 0 ? decision.answeredFrom(item.citations.map((fact) => fact.title)) : decision.answered
    case 'hold':
      return decision.held
    case 'escalate':
      return decision.escalated
    case 'stay_silent':
      return decision.silent
    case 'opt_out':
      return decision.optedOut
    default:
      return decision.readable(item.step)
  }
}

export function intentOf(intent: string, { decision }: Words): string {
  return decision.intent[intent] ?? decision.readable(intent)
}

/** "fairly sure (82%)": the word first, the number for those who want it. */
export function surenessOf(confidence: number, { decision }: Words, locale = 'en-US'): string {
  const word =
    confidence >= 0.85 ? decision.confidence.high : confidence >= 0.6 ? decision.confidence.fair : decision.confidence.low
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(confidence)
  return decision.sureness(word, percent)
}

export function tookOf(milliseconds: number, locale = 'en-US'): string {
  const seconds = milliseconds / 1000
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: seconds < 10 ? 1 : 0,
  }).format(seconds)
}
