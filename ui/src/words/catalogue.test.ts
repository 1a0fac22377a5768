// Every word that the product may use towards staff is in the catalogue: nobody reads `quiet_hours`.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { en } from './en'

const source = (path: string) => readFileSync(`${import.meta.dirname}/../../../${path}`, 'utf8')

/** The values of a StrEnum of the domain. */
function valuesOf(path: string, name: string): string[] {
  const body = source(path).split(`class ${name}(StrEnum):`)[1]?.split('\nclass ')[0] ?? ''
  return [...body.matchAll(/^ {4}[A-Z_]+ = "([a-z_]+)"/gm)].map((match) => match[1] ?? '')
}

test('each rule of the policy has words', () => {
  const rules = [...source('spotter/policy/table.py').matchAll(/^ {8}name="([a-z_]+)"/gm)].map((match) => match[1])
  expect(rules.length).toBeGreaterThan(10)
  expect(rules.filter((rule) => rule !== undefined && !(rule in en.decision.rules))).toEqual([])
})

test.each([
  ['spotter/domain/delivery.py', 'Block', en.conversation.block],
  ['spotter/domain/judgement.py', 'Intent', en.decision.intent],
  ['spotter/domain/judgement.py', 'EscalateReason', en.task.reason],
  ['spotter/domain/judgement.py', 'Step', en.decision.nextFor],
  ['spotter/domain/delivery.py', 'Outcome', en.task.arrive.outcome],
])('each value of %s %s has words', (path, name, words) => {
  const values = valuesOf(path, name)
  expect(values.length).toBeGreaterThan(2)
  expect(values.filter((value) => !(value in words))).toEqual([])
})

test('staff never read workflow words', () => {
  const texts: string[] = []
  const walk = (part: unknown): void => {
    if (typeof part === 'string') texts.push(part)
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(walk)
  }
  const { shell, conversation, decision, actions, health, ...others } = en
  // The links to the run are for admins, and the banner names what is away; all else is the desk's language.
  walk({ ...others, decision: { ...decision, run: '' }, conversation: { ...conversation, temporal: '', delayed: '' } })
  expect(texts.filter((text) => /workflow|temporal|activity|signal|queue\b.*task/i.test(text))).toEqual([])
  expect([shell, actions, health].length).toBe(3)
})
