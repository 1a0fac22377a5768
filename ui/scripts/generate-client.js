// Writes src/api/schema.ts from openapi.json; with --check only compares, and fails where they differ.
import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

const source = new URL('../openapi.json', import.meta.url)
const target = new URL('../src/api/schema.ts', import.meta.url)
const header = '// Generated from openapi.json by `npm run generate`. Not edited by hand.\n\n'

const generated = header + astToString(await openapiTS(JSON.parse(await readFile(source, 'utf8'))))

if (process.argv.includes('--check')) {
  const present = await readFile(target, 'utf8').catch(() => '')
  if (present !== generated) {
    console.error('src/api/schema.ts is not what openapi.json says. Run `npm run generate` in ui/ and commit it.')
    process.exit(1)
  }
} else {
  await writeFile(target, generated)
}
