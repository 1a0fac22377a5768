// What went wrong with a request: an answer that refused (Problem) or no answer at all (Unreachable).

export interface ProblemBody {
  status?: number
  code?: string
  detail?: string
  request_id?: string
  winner?: string | null
  decision?: string | null
  newer?: number | null
  errors?: { pointer: string; detail: string }[] | null
}

/** The API refused. `code` is stable; `detail` is a sentence that staff may read. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly body: ProblemBody

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? `The server answered with ${status}.`)
    this.name = 'Problem'
    this.status = status
    this.code = body.code ?? 'unexpected'
    this.body = body
  }
}

/** No answer came: it is not known whether the request was carried out. */
export class Unreachable extends Error {
  constructor() {
    super('The server did not answer.')
    this.name = 'Unreachable'
  }
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code)
}

/** Whether the server decided about the request, so that asking again would be a new request. */
export function isConclusive(error: unknown): boolean {
  return error instanceof Problem && error.status < 500 && error.status !== 429 && error.code !== 'not_logged_in'
}
