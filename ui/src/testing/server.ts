// The API as tests see it: each test says what it answers.
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'

export const server = setupServer()

const PREFIX = `${window.location.origin}/api/v1`

/** The address of a path of the API, as handlers want it. */
export const at = (path: string) => `${PREFIX}${path}`

/** Answer a GET with this, for the rest of the test. */
export function answers(path: string, body: object): void {
  server.use(http.get(at(path), () => HttpResponse.json(body as never)))
}

/** A refusal as the API writes it. */
export function problem(status: number, code: string, extras: object = {}) {
  return HttpResponse.json(
    { type: `urn:spotter:problem:${code}`, title: code, status, code, detail: `Detail of ${code}.`, request_id: 'r1', ...extras },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
}

export interface SeenRequest {
  path: string
  key: string | null
  mark: string | null
  body: unknown
}

/** Record the POSTs (or PUTs) to a path and answer each with what `reply` makes of it. */
export function records(path: string, reply: (request: SeenRequest, number: number) => Response | Promise<Response>, method: 'post' | 'put' = 'post'): SeenRequest[] {
  const seen: SeenRequest[] = []
  server.use(
    http[method](at(path), async ({ request }) => {
      const text = await request.text()
      const one = {
        path: new URL(request.url).pathname,
        key: request.headers.get('Idempotency-Key'),
        mark: request.headers.get('X-Spotter'),
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
      }
      seen.push(one)
      return reply(one, seen.length)
    }),
  )
  return seen
}
