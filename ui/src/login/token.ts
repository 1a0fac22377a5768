// The token in whatever was pasted: a whole link, its fragment, or the bare token.

export function tokenOf(pasted: string): string {
  const text = pasted.trim()
  const fragment = text.includes('#') ? text.slice(text.indexOf('#') + 1) : text
  return fragment.startsWith('token=') ? decodeURIComponent(fragment.slice('token='.length)) : fragment
}
