// One connection per browser, handed on without a gap.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { FakeSocket } from '@/testing/fake-socket'

import type { LiveState } from './frames'
import { SharedLive } from './sharing'

/** Web Locks as one browser has them: granted in turn, stolen on request. */
class FakeLocks {
  #holder: { reject: (error: Error) => void } | undefined
  #queue: (() => void)[] = []

  request(_: string, options: LockOptions, work: () => Promise<void> | undefined): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const holder = { reject }
      const run = () => {
        this.#holder = holder
        void (work() ?? Promise.resolve()).then(() => {
          if (this.#holder === holder) this.#next()
          resolve()
        })
      }
      options.signal?.addEventListener('abort', () => {
        this.#queue = this.#queue.filter((each) => each !== run)
        reject(new Error('aborted'))
      })
      if (options.steal && this.#holder) {
        this.#holder.reject(new Error('stolen'))
        run()
      } else if (this.#holder) this.#queue.push(run)
      else run()
    })
  }

  #next(): void {
    this.#holder = undefined
    this.#queue.shift()?.()
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 30))

function openTab() {
  const heard: number[] = []
  const states: LiveState['kind'][] = []
  let resyncs = 0
  const live = new SharedLive(
    {
      onHint: (hint) => heard.push(hint.position),
      onResync: () => {
        resyncs += 1
      },
      onState: (state) => states.push(state.kind),
    },
    FakeSocket.open,
  )
  live.start()
  return { live, heard, states, resyncs: () => resyncs }
}

let tabs: ReturnType<typeof openTab>[] = []

beforeEach(() => {
  FakeSocket.opened = []
  tabs = []
  vi.stubGlobal('navigator', { locks: new FakeLocks() })
})
afterEach(() => {
  tabs.forEach(({ live }) => {
    live.stop()
  })
  vi.unstubAllGlobals()
})

test('two tabs share one connection and both hear everything', async () => {
  const [first, second] = (tabs = [openTab(), openTab()]) as [ReturnType<typeof openTab>, ReturnType<typeof openTab>]
  expect(FakeSocket.opened.length).toBe(1)
  FakeSocket.last.hello(10)
  FakeSocket.last.hint(11)
  await vi.waitFor(() => {
    expect(second.heard).toEqual([11])
  })
  expect(first.heard).toEqual([11])
  expect(second.states.at(-1)).toBe('live')
})

test('when the tab with the connection closes, the next goes on after the same position', async () => {
  const [first, second] = (tabs = [openTab(), openTab()]) as [ReturnType<typeof openTab>, ReturnType<typeof openTab>]
  FakeSocket.last.hello(10)
  FakeSocket.last.hint(11)
  await vi.waitFor(() => {
    expect(second.heard).toEqual([11])
  })
  first.live.stop()
  await vi.waitFor(() => {
    expect(FakeSocket.opened.length).toBe(2)
  })
  expect(FakeSocket.last.path).toBe('/ws?after=11')
})

test('a tab that opens later reads everything once more, since what it fetched may be older than the line', async () => {
  tabs = [openTab()]
  FakeSocket.last.hello(10)
  await settled()
  const late = openTab()
  tabs.push(late)
  await vi.waitFor(() => {
    expect(late.resyncs()).toBe(1)
  })
  expect(late.states.at(-1)).toBe('live')
})
