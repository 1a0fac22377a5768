// Prints what a browser loads before the inbox shows, gzipped; fails above the budget.
import { readFile, readdir } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'

const BUDGET_KB = 200
const dist = new URL('../dist/', import.meta.url)
const html = await readFile(new URL('index.html', dist), 'utf8')
const first = new Set([...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1]))
const size = async (path) => gzipSync(await readFile(new URL(path, dist)), { level: 9 }).length / 1000

let total = 0
for (const path of first) total += await size(path)
const assets = (await readdir(new URL('assets/', dist))).filter((name) => /\.(js|css)$/.test(name))
for (const name of assets.sort()) {
  const mark = first.has(`assets/${name}`) ? 'first' : ''
  console.log(`${(await size(`assets/${name}`)).toFixed(1).padStart(8)} kB  ${name}  ${mark}`)
}
console.log(`First script: ${total.toFixed(1)} kB gzip of ${BUDGET_KB} kB`)
if (total > BUDGET_KB) process.exit(1)
