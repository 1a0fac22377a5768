// What went wrong, for staff.
export const problems = {
  unreachable: 'The server did not answer. Nothing was lost; try again.',
  unexpected: 'Something went wrong on our side. Try again in a moment.',
  notFoundTitle: 'Not found',
  notFound: 'There is no such page, or it is not yours to see.',
  conversationGone: 'There is no such conversation, or it is not yours to see.',
  again: 'Try again',
  crashed: 'This page broke',
  crashedText: 'Your drafts of this visit are kept. Load the page again; if it breaks again, tell whoever runs Spotter.',
  reload: 'Load again',
}
