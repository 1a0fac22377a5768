// A decision in the words of the desk.
import type { DecisionItem } from '@/api/types'
import type { Words } from '@/words/use-words'

/** One sentence: what came of it, and from what. What has not come to anything yet is not called done. */
export function sentenceOf(item: DecisionItem, { decision }: Words): string {
  const ends: Record<string, string> = {
    superseded: decision.superseded,
    by_staff: decision.byStaff,
    escalated: decision.escalated,
    held: decision.held,
    rejected: decision.rejected,
    expired: decision.expired,
    shadowed: decision.shadowed,
    silent: decision.silent,
    opted_out: decision.optedOut,
  }
  if (item.disposition === 'replied') {
    if (item.citations.length > 0) return decision.answeredFrom(item.citations.map((fact) => fact.title))
    return item.step === 'hold' ? decision.approved : decision.answered
  }
  const known = item.disposition === null ? undefined : ends[item.disposition]
  if (known) return known
  const begun: Record<string, string> = {
    reply: decision.answering,
    hold: decision.drafting,
    escalate: decision.escalated,
    stay_silent: decision.silent,
    opt_out: decision.optedOut,
  }
  return begun[item.step] ?? decision.readable(item.step)
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
