// The one door to the API: typed by openapi.json, marks writes, notices an ended session.
import createClient, { type Middleware } from 'openapi-fetch'

import { Problem, type ProblemBody, Unreachable } from './problem'
import type { paths } from './schema'

const WRITE_MARK = 'X-Spotter'

let onSessionEnded: (() => void) | undefined

/** Tell who is to act when the server says that nobody is logged in. */
export function whenSessionEnds(act: () => void): void {
  onSessionEnded = act
}

export function sessionEnded(): void {
  onSessionEnded?.()
}

const marksWrites: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set(WRITE_MARK, '1')
    return request
  },
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && schemaPath !== '/api/v1/login') sessionEnded()
    return response
  },
}

export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  // Looked up at each call, so that tests can put a server of their own in between.
  fetch: (request) => globalThis.fetch(request),
})
api.use(marksWrites)

interface Outcome<T> {
  data?: T
  error?: unknown
  response: Response
}

/** Return what the API answered, or throw `Problem` or `Unreachable`. */
export async function answerOf<T>(request: Promise<Outcome<T>>): Promise<T> {
  let outcome: Outcome<T>
  try {
    outcome = await request
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Unreachable()
  }
  if (!outcome.response.ok) {
    const body = typeof outcome.error === 'object' && outcome.error !== null ? (outcome.error as ProblemBody) : {}
    throw new Problem(outcome.response.status, body)
  }
  return outcome.data as T
}
