// What a strict reader would object to on the page as it is drawn.
import axe from 'axe-core'

/** Violations of WCAG 2.2 A and AA that a program can see without layout; colours are measured in a real browser. */
export async function violations(): Promise<string[]> {
  const result = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
  })
  return result.violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.target.join(' ')).join(', ')}`)
}
