// What a browser has and jsdom has not, and a clean page after each test.
import '@testing-library/jest-dom/vitest'

import { cleanup } from '@testing-library/react'
import { afterAll, afterEach, beforeAll } from 'vitest'

import { forgetDrafts } from '@/conversation/drafts'

import { server } from './server'

class NoResizeObserver implements ResizeObserver {
  observe(): void {
    // Nothing is laid out here.
  }
  unobserve(): void {
    // Nothing is laid out here.
  }
  disconnect(): void {
    // Nothing is laid out here.
  }
}

window.ResizeObserver = NoResizeObserver
document.documentElement.lang = 'en'
window.matchMedia = (query) =>
  ({
    matches: query.includes('min-width'),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as unknown as MediaQueryList
Object.defineProperty(document, 'fonts', {
  value: { addEventListener: () => undefined, removeEventListener: () => undefined },
})
window.scrollTo = () => undefined
Element.prototype.scrollTo = () => undefined
// The virtual list draws what fits; without a height nothing would.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 800 })
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 360 })
HTMLDialogElement.prototype.showModal = function showModal() {
  this.setAttribute('open', '')
}
HTMLDialogElement.prototype.close = function close() {
  this.removeAttribute('open')
}

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' })
})
afterEach(() => {
  cleanup()
  server.resetHandlers()
  forgetDrafts()
})
afterAll(() => {
  server.close()
})
