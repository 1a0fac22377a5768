export function NeedsYouPage() { return null }
